/** Reads the values of a table of options, and gathers their faults. */

import { UsageError } from '../errors.js';
import type { OptionSpec } from './kinds.js';
import { HOOK_NAMES, type Values } from './scan-table.js';

/** Options before validation. */
export type Given = Readonly<Record<string, unknown>>;

/**
 * The values of all options of a table, with the default of each that is not given. Adds each fault
 * to `faults`: the flag, the value it got and the values it takes.
 */
export function readTable<Table extends Record<string, OptionSpec<unknown>>>(
  table: Table,
  given: Given,
  faults: string[],
): Values<Table> {
  for (const name of Object.keys(given)) {
    if (HOOK_NAMES.includes(name)) {
      faults.push(`${name} is a hook, not an option: pass it in the argument after the options`);
    } else if (!Object.hasOwn(table, name)) {
      faults.push(`there is no option ${show(name)}; there are ${Object.keys(table).join(', ')}`);
    }
  }
  const values: Record<string, unknown> = {};
  for (const [name, spec] of entriesOf(table)) {
    const value = Object.hasOwn(given, name) ? given[name] : undefined;
    const parsed = value === undefined ? undefined : spec.parse(value);
    if (value !== undefined && parsed === undefined) {
      faults.push(`${spec.flag} takes ${spec.takes}, got ${show(value)}`);
    }
    // A copy of a list, so that no caller can change the default of the next.
    values[name] = parsed === undefined ? structuredClone(spec.default) : parsed;
  }
  return values as Values<Table>;
}

/** The options of a table, and the others. */
export function split(given: Given, table: object): [own: Given, rest: Given] {
  const entries = Object.entries(given);
  const isOwn = ([name]: [string, unknown]) => Object.hasOwn(table, name);
  return [
    Object.fromEntries(entries.filter(isOwn)),
    Object.fromEntries(entries.filter((entry) => !isOwn(entry))),
  ];
}

/** @throws {UsageError} that names all faults, one on each line, if there are any. */
export function throwAll(faults: readonly string[]): void {
  if (faults.length > 0) throw new UsageError(faults.join('\n'));
}

/** The options of a table with the names of their properties, in the order of help. */
export function entriesOf(
  table: Record<string, OptionSpec<unknown>>,
): [string, OptionSpec<unknown>][] {
  return Object.entries(table);
}

/** A value as an error shows it: as JSON if possible, so that "" and "5 " can be seen. */
function show(value: unknown): string {
  if (typeof value === 'number' || typeof value === 'bigint') return String(value);
  const json = typeof value === 'function' ? 'a function' : JSON.stringify(value);
  const shown = json ?? String(value);
  return shown.length > 60 ? `${shown.slice(0, 57)}...` : shown;
}

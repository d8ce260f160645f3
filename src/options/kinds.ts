/** The kinds of options: how a value is written, checked and explained. */

/**
 * Decides which of two articles of a cluster is kept; the first policy that distinguishes them
 * counts.
 */
export type KeepPolicy = 'earliest' | 'latest' | 'longest' | 'shortest' | `source:${string}`;

/** The relations of an article to a similar one; `--relations` names the relations of copies. */
export const RELATIONS = [
  'identical',
  'same-text',
  'near-duplicate',
  'contained',
  'edited',
  'same-form',
] as const;

/** The relation of an article to a similar one. */
export type Relation = (typeof RELATIONS)[number];

/** The specifications of a set of options, by the names of their properties. */
export type OptionTable<Options> = { readonly [Name in keyof Options]: OptionSpec<Options[Name]> };

/** How one option is written, checked and explained. */
export interface OptionSpec<T> {
  /** Long flag, without `--no-`: `--min-passage`. */
  readonly flag: string;
  /** The letter that means the same, such as `-o`. */
  readonly short?: string;
  /** The name of the value in help, such as `TOKENS`; empty for a switch. */
  readonly value: string;
  /** Heading under which `--help` lists the option. */
  readonly group:
    | 'Finding'
    | 'Estimating'
    | 'Running'
    | 'Reading'
    | 'Fields of a record'
    | 'Output'
    | 'Checking'
    | 'Fixing';
  /** One line: what the option does, with the unit of its value. */
  readonly help: string;
  /** The accepted values, to end the sentence "--flag takes". */
  readonly takes: string;
  readonly default: T;
  /** The default in words, if the value itself is not clear. */
  readonly defaultText?: string;
  /** The value in its own type, or undefined if `given` is not accepted. */
  readonly parse: (given: unknown) => T | undefined;
}

type Head = Pick<OptionSpec<unknown>, 'flag' | 'short' | 'group' | 'help'> & {
  value?: string;
  defaultText?: string;
};

type NumberHead = Head & { range: [low: number, high: number]; default: number };

/** An option that takes a number within a range. */
export function number(head: NumberHead): OptionSpec<number> {
  const [low, high] = head.range;
  const takes = `a number from ${low} to ${high}`;
  const parse = (given: unknown) => within(given, low, high);
  return { value: 'NUMBER', ...head, takes, parse };
}

/** An option that takes an integer within a range. */
export function integer(head: NumberHead): OptionSpec<number> {
  const [low, high] = head.range;
  const takes = `an integer from ${low} to ${high}`;
  const parse = (given: unknown) => {
    const value = within(given, low, high);
    return Number.isInteger(value) ? value : undefined;
  };
  return { value: 'INTEGER', ...head, takes, parse };
}

/** An option that takes a number of things from 1, or `all`, which is Infinity. */
export function limit(head: Head & { default: number }): OptionSpec<number> {
  const parse = (given: unknown) => {
    if (given === 'all' || given === Number.POSITIVE_INFINITY) return Number.POSITIVE_INFINITY;
    const value = within(given, 1, Number.MAX_SAFE_INTEGER);
    return Number.isInteger(value) ? value : undefined;
  };
  return { value: 'N', ...head, takes: 'an integer from 1, or all', parse };
}

/**
 * Accepts numbers and strings of plain decimals; `Number` would also accept '', ' 5', '0x10' and
 * 'Infinity'.
 */
function within(given: unknown, low: number, high: number): number | undefined {
  const decimal = typeof given === 'string' && /^-?(?:\d+\.?\d*|\.\d+)$/.test(given);
  const value = decimal ? Number(given) : given;
  if (typeof value !== 'number' || !(value >= low && value <= high)) return undefined;
  return value + 0; // -0 becomes 0
}

/** An option that takes one of some words. */
export function choice<T extends string | null>(
  head: Head & { choices: readonly NonNullable<T>[]; default: T },
): OptionSpec<T> {
  const takes = `one of ${head.choices.join(', ')}`;
  const parse = (given: unknown) => {
    // Null is the value for "not limited" in a program, if that is the default.
    if (given === null && head.default === null) return head.default;
    return head.choices.find((known) => known === given);
  };
  return { value: 'NAME', ...head, takes, parse };
}

/** An option that takes a list of items, or one string with commas between them. */
export function list<T extends string>(
  head: Head & { takes: string; default: T[]; accepts: (item: string) => boolean },
): OptionSpec<T[]> {
  const parse = (given: unknown) => {
    const items: unknown = typeof given === 'string' ? given.split(',') : given;
    if (!Array.isArray(items)) return undefined;
    // An empty list is an error on the command line, but a program may give one.
    if (items.length === 0 && head.default.length > 0) return undefined;
    const valid = items.every((item) => typeof item === 'string' && head.accepts(item));
    return valid ? ([...new Set(items)] as T[]) : undefined;
  };
  return { value: 'LIST', ...head, parse };
}

/** Whether a string is one of the {@link KeepPolicy} values. */
export function isKeepPolicy(item: string): boolean {
  const plain = ['earliest', 'latest', 'longest', 'shortest'].includes(item);
  return plain || (item.startsWith('source:') && item.length > 'source:'.length);
}

/** An option that takes a string; an empty one only with `mayBeEmpty`. */
export function text(
  head: Head & { takes: string; default: string; mayBeEmpty?: boolean },
): OptionSpec<string> {
  const accepts = (given: string) => given !== '' || head.mayBeEmpty === true;
  const parse = (given: unknown) =>
    typeof given === 'string' && accepts(given) ? given : undefined;
  return { value: 'TEXT', ...head, parse };
}

const SIZE_UNITS = { '': 1, k: 2 ** 10, m: 2 ** 20, g: 2 ** 30, t: 2 ** 40 };

/**
 * A number of bytes: a number, or a string such as 512M or 1.5G. Null means a default that depends
 * on the machine.
 */
export function size(head: Head & { least: number }): OptionSpec<number | null> {
  const takes = `a size of ${head.least / 2 ** 20}M and more, such as 512M or 1.5G`;
  const parse = (given: unknown) => {
    return given === null ? null : bytesWithin(given, head.least, Number.MAX_VALUE);
  };
  return { value: 'SIZE', ...head, takes, default: null, parse };
}

/** A number of bytes within a range: a number, or a string such as 64K or 20M. */
export function bytes(head: NumberHead): OptionSpec<number> {
  const [low, high] = head.range;
  const takes = `a size from ${low / 2 ** 10}K to ${high / 2 ** 20}M, such as 64K or 20M`;
  return { value: 'SIZE', ...head, takes, parse: (given) => bytesWithin(given, low, high) };
}

function bytesWithin(given: unknown, low: number, high: number): number | undefined {
  const parts = typeof given === 'string' ? /^(\d+(?:\.\d+)?)([kmgt]?)b?$/i.exec(given) : null;
  const unit = (parts?.[2] ?? '').toLowerCase() as keyof typeof SIZE_UNITS;
  const size = parts ? Math.floor(Number(parts[1]) * SIZE_UNITS[unit]) : given;
  return typeof size === 'number' && size >= low && size <= high ? size : undefined;
}

const DURATION_UNITS = { h: 3_600_000, d: 86_400_000, w: 604_800_000 };

/** An optional duration in milliseconds: a number, or a string such as 12h, 30d or 2w. */
export function duration(head: Head): OptionSpec<number | null> {
  const parse = (given: unknown) => {
    if (given === null) return null;
    if (typeof given === 'number') return given > 0 && Number.isFinite(given) ? given : undefined;
    const parts = typeof given === 'string' ? /^(\d+(?:\.\d+)?)([hdw])$/.exec(given) : null;
    if (!parts || Number(parts[1]) === 0) return undefined;
    return Number(parts[1]) * DURATION_UNITS[parts[2] as keyof typeof DURATION_UNITS];
  };
  return { value: 'TIME', ...head, takes: 'a time such as 12h, 30d or 2w', default: null, parse };
}

/** One of many names, each with several spellings; optional. */
export function named<T extends string>(
  head: Head & { takes: string; known: (name: string) => T | undefined },
): OptionSpec<T | null> {
  const parse = (given: unknown) => {
    if (given === null) return null;
    return typeof given === 'string' ? head.known(given) : undefined;
  };
  return { value: 'NAME', ...head, default: null, parse };
}

/** An optional path. */
export function path(head: Head & { takes: string }): OptionSpec<string | null> {
  const parse = (given: unknown) => {
    if (given === null) return null;
    return typeof given === 'string' && given !== '' ? given : undefined;
  };
  return { value: 'FILE', ...head, default: null, parse };
}

/** An option that takes the name of a field in records. */
export function field(name: string): OptionSpec<string> {
  return text({
    flag: `--field-${name}`,
    value: 'NAME',
    group: 'Fields of a record',
    help: `field of a record that holds its ${name}`,
    takes: 'the name of a field',
    default: name,
  });
}

/** An option that is on or off: a switch on the command line. */
export function toggle(head: Head & { default: boolean }): OptionSpec<boolean> {
  const parse = (given: unknown) => (typeof given === 'boolean' ? given : undefined);
  return { ...head, value: '', takes: 'true or false', parse };
}

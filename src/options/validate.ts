/** Validates the options of the library's functions. */

import { TUNE_TABLE } from './command-tables.js';
import { type Given, readTable, throwAll } from './read-table.js';
import type { ScanOptions, TuneOptions } from './scan-options.js';
import { SCAN_TABLE } from './scan-table.js';

/**
 * Fills in defaults and checks every value. Numbers and lists may be strings, as on a command line.
 * An undefined option counts as not given.
 *
 * @throws UsageError that names all faults together: each flag, the value it got and the values it
 *   takes.
 */
export function validateOptions(partial: Partial<ScanOptions> = {}): ScanOptions {
  const faults: string[] = [];
  const options = readScan(partial, faults);
  throwAll(faults);
  return options;
}

/**
 * Fills in the defaults of `tune` and checks every value.
 *
 * @throws UsageError that names all faults together.
 */
export function validateTuneOptions(partial: Partial<TuneOptions> = {}): TuneOptions {
  const faults: string[] = [];
  const options = readTune(partial, faults);
  throwAll(faults);
  return options;
}

/** The options of a scan; adds each fault to `faults`. */
export function readScan(given: Given, faults: string[]): ScanOptions {
  const options: ScanOptions = readTable(SCAN_TABLE, given, faults);
  checkPassage(options, faults);
  return options;
}

/** The options of an estimate; adds each fault to `faults`. */
export function readTune(given: Given, faults: string[]): TuneOptions {
  const options: TuneOptions = readTable(TUNE_TABLE, given, faults);
  checkPassage(options, faults);
  return options;
}

/** Adds a fault if passages would be shorter than a shingle. */
export function checkPassage(
  { minPassage, shingle }: Pick<ScanOptions, 'minPassage' | 'shingle'>,
  faults: string[],
): void {
  if (faults.length === 0 && minPassage < shingle) {
    // The message names both, because the user may not know that one of them is a default.
    faults.push(
      `--min-passage takes an integer not below --shingle, which is ${shingle}, got ${minPassage}`,
    );
  }
}

import { RunError } from '../errors.js';

/** Bytes of an index that are not those that were written. */
export class DamageError extends RunError {
  override readonly name = 'DamageError';

  constructor(file: string, at: number, fault: string) {
    super(
      `${file} is damaged at byte ${at}: ${fault}; restore it from a copy, or run wirecopy index verify to list all faults`,
    );
  }
}

/** A file of an index that is not there. */
export class MissingFileError extends DamageError {
  constructor(file: string, fault: string) {
    super(file, 0, fault);
  }
}

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

/** The error about several damaged files, each named on a line. */
export function joinedDamage(damages: readonly DamageError[]): RunError {
  const [first, ...others] = damages;
  if (first !== undefined && others.length === 0) return first;
  return new RunError(damages.map(({ message }) => message).join('\n'), { cause: first });
}

/** A file of an index that is not there. */
export class MissingFileError extends DamageError {
  constructor(file: string, fault: string) {
    super(file, 0, fault);
  }
}

/** The table of kernel routines. */
import { alignColumns } from '../align-columns.js';
import type { Script } from '../corpora/scripts.js';
import type { Bandwidth } from './bandwidth.js';

/** The figures of one routine on one corpus: medians of a pass. */
export interface Figures {
  routine: string;
  script: Script;
  unit: string;
  units: number;
  /** Bytes of the input that are read, each counted once. */
  inputBytes: number;
  simdSeconds: number;
  scalarSeconds: number;
  /** The target in bytes a second. */
  target: number | null;
}

/** Rates in GB of input a second; 1 GB is 10^9 bytes. */
export function render(rows: readonly Figures[], bandwidth: Bandwidth): string {
  const gigabytes = (bytesPerSecond: number): string => (bytesPerSecond / 1e9).toFixed(3);
  const cells = rows.map((row) => {
    const { simdSeconds, scalarSeconds, inputBytes, units, target } = row;
    const rate = inputBytes / simdSeconds;
    return [
      `${row.routine}, ${row.script}`,
      gigabytes(rate),
      gigabytes(inputBytes / scalarSeconds),
      (scalarSeconds / simdSeconds).toFixed(2),
      `${((100 * rate) / bandwidth.read).toFixed(1)} %`,
      ((simdSeconds / units) * 1e9).toFixed(2),
      row.unit,
      target === null ? '' : `>= ${target / 1e9}`,
      target === null ? '' : rate >= target ? 'yes' : 'NO',
    ];
  });
  const size = `${bandwidth.bufferBytes / 2 ** 20} MiB`;
  const head = ['', 'GB/s', 'scalar', 'times', 'of read', 'ns', 'a', 'target', 'met'];
  return alignColumns([
    head,
    [`memory, read ${size}`, gigabytes(bandwidth.read)],
    [`memory, copy ${size}`, gigabytes(bandwidth.copy)],
    ...cells,
  ]);
}

// Fails if code of src/ names `Buffer`, or reads a whole file as one, outside the files that may.
// `slice()` of a `Buffer` is a view of memory that the next read overwrites, while `slice()` of a
// `Uint8Array` is a copy. One was once taken for the other, and texts of other articles were shown
// and compared. `Buffer.byteLength` makes no bytes and may be called anywhere.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** Files that may name it, and why none of their buffers is a view of reused memory. */
const MAY = new Map([
  ['src/kernel/bytes.ts', 'gives strings, numbers and plain arrays'],
  ['src/sketch/strings.ts', 'views of blocks, which are never written again'],
  ['src/store/block-records.ts', 'views of blocks, which are never written again'],
  ['src/store/recent-strings.ts', 'copies of strings'],
  ['src/text/dates.ts', 'strings of blocks'],
  ['src/store/job-cache.ts', 'the header of a file, made in memory of its own'],
  ['src/cut/unified-diff.ts', 'patches, made in memory of their own'],
  ['src/cli/output.ts', 'what is written'],
  ['src/serve/body-lines.ts', 'chunks of a connection, which are never written again'],
]);

const NAMED = /(?<![\w.])Buffer(?!\.byteLength)\b/;
const READ = /readFileSync\([^,()]*\)/;

const faults = [];
for (const file of readdirSync('src', { recursive: true })) {
  const name = path.join('src', file).replaceAll('\\', '/');
  if (!name.endsWith('.ts') || MAY.has(name)) continue;
  const code = readFileSync(name, 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, (comment) =>
    comment.replace(/[^\n]/g, ''),
  );
  for (const [i, line] of code.split('\n').entries()) {
    if (NAMED.test(line))
      faults.push(`${name}:${i + 1} names Buffer: src/kernel/bytes.ts has what to use`);
    if (READ.test(line))
      faults.push(`${name}:${i + 1} reads a Buffer: readFile of src/kernel/bytes.ts`);
  }
}

for (const fault of faults) console.error(fault);
console.log(`${faults.length} faults in the use of Buffer`);
process.exitCode = faults.length > 0 ? 1 : 0;

/** Watches a run of `wirecopy dedup` while its records come out. */
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** The state of the process when some records had come out. */
export interface Point {
  records: number;
  seconds: number;
  /** Processor time of all threads, which other processes of the machine change less. */
  cpuSeconds: number;
  rssMb: number;
}

const LINE_FEED = 0x0a;

/** Clock ticks of the system in a second, and bytes of a page. */
const TICKS = 100;
const PAGE_BYTES = 4096;

/**
 * Runs a command whose output has a line for each record.
 * @returns its state after every `every` records, and at its end. Only on Linux.
 * @throws Error with the end of its standard error if its exit status is not 0.
 */
export async function watch(args: readonly string[], every: number): Promise<Point[]> {
  const begin = performance.now();
  const child = spawn('node', args, { stdio: ['ignore', 'pipe', 'pipe'] });
  const points: Point[] = [];
  let records = 0;
  let errors = '';
  const note = () => {
    const seconds = (performance.now() - begin) / 1000;
    // The last output may come after the process has ended.
    if (child.exitCode === null) points.push({ records, seconds, ...stateOf(child.pid!) });
  };
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    errors = (errors + text).slice(-2000);
  });
  child.stdout.on('data', (bytes: Buffer) => {
    const before = records;
    for (let at = bytes.indexOf(LINE_FEED); at >= 0; at = bytes.indexOf(LINE_FEED, at + 1))
      records++;
    if (Math.floor(records / every) > Math.floor(before / every)) note();
  });
  const status = await new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', resolve);
  });
  if (status !== 0) throw new Error(`${args.join(' ')}: expected exit 0, got ${status}\n${errors}`);
  return points;
}

function stateOf(pid: number): Pick<Point, 'cpuSeconds' | 'rssMb'> {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  const fields = stat
    .slice(stat.lastIndexOf(')') + 2)
    .split(' ')
    .map(Number);
  const [user = 0, system = 0] = fields.slice(11, 13);
  return { cpuSeconds: (user + system) / TICKS, rssMb: (fields[21]! * PAGE_BYTES) / 1e6 };
}

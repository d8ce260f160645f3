/**
 * The command of `npm run bench:micro`: times each routine of the kernel in `dist/` on news in
 * three scripts, beside its scalar twin and the bandwidth of memory. Both builds must give the same
 * results before either is timed.
 *
 * Options: `--case ROUTINE` (more than once for more), `--megabytes N` of text in each script,
 * `--runs N`, `--seed N`, `--json FILE`.
 */

import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import type { KernelBuild } from '../../src/kernel/load.js';
import { integerOption, runCommand } from '../command.js';
import { generateCorpus } from '../corpora/generator.js';
import { type Script, writeIn } from '../corpora/scripts.js';
import { describeCommit, describeMachine } from '../machine.js';
import { median } from '../median.js';
import { measureBandwidth } from './bandwidth.js';
import { KernelBed } from './bed.js';
import { CASES, type Case, type Work } from './cases.js';
import { type Figures, render } from './render.js';

/** This file runs as build/benchmarks/micro/micro.js. */
const ROOT = fileURLToPath(new URL('../../../', import.meta.url));

const SCRIPTS: readonly Script[] = ['ascii', 'cyrillic', 'han'];

/** V8 recompiles a routine with more optimisation while it runs, so earlier passes do not count. */
const WARM_UP_MS = 200;

interface Settings {
  cases: readonly Case[];
  megabytes: number;
  runs: number;
  seed: number;
  json: string | undefined;
}

/** The case's work in each build, compared and then timed in turn. */
function measureCase(
  entry: Case,
  script: Script,
  beds: Record<KernelBuild, KernelBed>,
  runs: number,
): Figures {
  const marks = { simd: beds.simd.arena.mark(), scalar: beds.scalar.arena.mark() };
  const works = { simd: entry.prepare(beds.simd), scalar: entry.prepare(beds.scalar) };
  const { units, inputBytes } = works.simd;
  if (digestOf(works.simd, beds.simd) !== digestOf(works.scalar, beds.scalar)) {
    throw new Error(`${entry.routine}, ${script}: expected the same of both builds, got another`);
  }
  for (const work of [works.simd, works.scalar]) {
    const end = performance.now() + WARM_UP_MS;
    while (performance.now() < end) timePass(work);
  }
  const seconds: Record<KernelBuild, number[]> = { simd: [], scalar: [] };
  for (let run = 0; run < runs; run++) {
    seconds.simd.push(timePass(works.simd));
    seconds.scalar.push(timePass(works.scalar));
  }
  beds.simd.arena.rewind(marks.simd);
  beds.scalar.arena.rewind(marks.scalar);
  return {
    ...{ routine: entry.routine, script, unit: entry.unit, units, inputBytes },
    simdSeconds: median(seconds.simd),
    scalarSeconds: median(seconds.scalar),
    target: entry.target?.[script] ?? null,
  };
}

function timePass({ calls, call, reset }: Work): number {
  reset?.();
  const begin = performance.now();
  for (let i = 0; i < calls; i++) call(i);
  return (performance.now() - begin) / 1000;
}

/** A hash of everything that a pass returns and writes. */
function digestOf({ calls, call, output, reset }: Work, { memory }: KernelBed): string {
  const hash = createHash('sha256');
  reset?.();
  for (let i = 0; i < calls; i++) {
    const given = call(i);
    hash.update(String(given));
    const { at = 0, bytes = 0 } = output?.(i, Number(given)) ?? {};
    hash.update(memory.bytesAt(at, bytes));
  }
  return hash.digest('hex');
}

/** News from the generator, of the requested size. */
function writeNews(script: Script, megabytes: number, seed: number): Uint8Array[] {
  const texts: Uint8Array[] = [];
  let left = megabytes * 1e6;
  // More articles than can be needed; the generator writes them on demand.
  const articles = Math.ceil(megabytes * 1000);
  for (const { text } of generateCorpus({ articles, seed, boilerplate: false })) {
    const bytes = new TextEncoder().encode(writeIn(script, text));
    texts.push(bytes);
    left -= bytes.length;
    if (left <= 0) break;
  }
  return texts;
}

async function main(): Promise<void> {
  const { cases, megabytes, runs, seed, json } = readSettings();
  const date = new Date().toISOString().slice(0, 10);
  const where = `${describeMachine()}, ${date}, commit ${describeCommit(ROOT)}`;
  const bandwidth = await measureBandwidth(runs);
  const rows: Figures[] = [];
  for (const script of SCRIPTS) {
    const texts = writeNews(script, megabytes, seed);
    const beds = { simd: new KernelBed('simd', texts), scalar: new KernelBed('scalar', texts) };
    for (const entry of cases) rows.push(measureCase(entry, script, beds, runs));
  }
  console.log(`${where}; ${megabytes} MB of news a script, seed ${seed};`);
  console.log(`medians of ${runs} passes in turn, after a warm-up\n`);
  console.log(render(rows, bandwidth));
  if (json !== undefined) {
    const figures = { machine: where, megabytes, runs, seed, bandwidth, rows };
    writeFileSync(json, `${JSON.stringify(figures, null, 2)}\n`);
  }
}

function readSettings(): Settings {
  const { values } = parseArgs({
    options: {
      case: { type: 'string', multiple: true },
      megabytes: { type: 'string', default: '8' },
      runs: { type: 'string', default: '9' },
      seed: { type: 'string', default: '1' },
      json: { type: 'string' },
    },
  });
  const names = values.case ?? CASES.map(({ routine }) => routine);
  const unknown = names.find((name) => CASES.every(({ routine }) => routine !== name));
  if (unknown !== undefined) {
    const known = CASES.map(({ routine }) => `"${routine}"`).join(', ');
    throw new Error(`--case: expected one of ${known}, got "${unknown}"`);
  }
  const cases = CASES.filter(({ routine }) => names.includes(routine));
  const [megabytes, runs, seed] = [
    integerOption(values, 'megabytes', 1),
    integerOption(values, 'runs', 1),
    integerOption(values, 'seed', 0),
  ];
  return { cases, megabytes, runs, seed, json: values.json };
}

await runCommand(main);

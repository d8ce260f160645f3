/**
 * `wirecopy compare --pairs` on the text alignment corpus of PAN 2013, scored as PAN scores it.
 *
 *     node build/benchmarks/quality/pan.js [folder] [--workers N] [--min-passage N]
 *
 * Pairs are dealt into halves by a hash of their names. Constants were searched for on half 0; the
 * last choices between neighbouring values saw the figures of both, so half 1 is no blind test. Runs the built command in a process of its own.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { plagdet, type SpanPair } from 'wirecopy';
import { corpusFolder, readRows, renderTable } from './corpus-files.js';

const BIN = fileURLToPath(new URL('../../../bin/wirecopy.js', import.meta.url));

const TARGETS: Record<string, number> = {
  'no-obfuscation': 0.98,
  'random-obfuscation': 0.91,
  'translation-obfuscation': 0.9,
  'summary-obfuscation': 0.65,
  entire: 0.91,
};

/** A passage of a pair: a case or a detection. */
interface PairSpan {
  first: { start: number; end: number };
  second: { start: number; end: number };
}

/** A pair of the corpus. */
interface Pair {
  name: string;
  category: string;
  hasReuse: boolean;
  half: 0 | 1;
}

function main(): void {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { workers: { type: 'string' }, 'min-passage': { type: 'string' } },
  });
  const folder = corpusFolder('pan13', positionals[0]);
  if (folder === null) {
    console.log('pan13: skipped, the corpus is not here');
    return;
  }
  const pairs = readRows(join(folder, 'pairs.csv')).map(toPair);
  const cases = group(
    readRows(join(folder, 'spans.csv')).map((row) => [
      pairName(row.susp ?? '', row.src ?? ''),
      {
        first: span(row.susp_off, row.susp_len),
        second: span(row.src_off, row.src_len),
      },
    ]),
  );
  const given = Object.entries(values).flatMap(([flag, value]) => [`--${flag}`, value]);
  const { detections, seconds } = detect(folder, pairs, given);
  console.log(renderTable(scoreRows(pairs, cases, detections)));
  console.log(`\n${pairs.length} pairs in ${seconds.toFixed(1)} s, reading and starting included:`);
  console.log(
    `${Math.round(pairs.length / seconds)} pairs/s with ${given.join(' ') || 'defaults'}`,
  );
}

function toPair(row: Record<string, string>): Pair {
  const name = pairName(row.susp ?? '', row.src ?? '');
  return { name, category: row.category ?? '', hasReuse: row.reuse === '1', half: halfOf(name) };
}

function pairName(first: string, second: string): string {
  return `${first} ${second}`;
}

/** A bit of FNV-1a: each pair stays in its half, whatever else the corpus holds. */
function halfOf(name: string): 0 | 1 {
  let hash = 2166136261;
  for (const character of name) hash = Math.imul(hash ^ character.charCodeAt(0), 16777619);
  return ((hash >>> 7) & 1) === 0 ? 0 : 1;
}

function span(offset = '0', length = '0') {
  return { start: Number(offset), end: Number(offset) + Number(length) };
}

function group(entries: readonly (readonly [string, PairSpan])[]): Map<string, PairSpan[]> {
  const groups = new Map<string, PairSpan[]>();
  for (const [name, entry] of entries) groups.set(name, [...(groups.get(name) ?? []), entry]);
  return groups;
}

/** Runs the command over all pairs. */
function detect(folder: string, pairs: readonly Pair[], given: readonly string[]) {
  const scratch = mkdtempSync(join(tmpdir(), 'wirecopy-pan-'));
  try {
    const [list, out] = [join(scratch, 'pairs.csv'), join(scratch, 'out.ndjson')];
    const rows = pairs.map(({ name }) => name.replace(' ', ','));
    writeFileSync(list, `a,b\n${rows.join('\n')}\n`);
    const docs = join(folder, 'docs.jsonl');
    const args = ['compare', '--pairs', list, docs, '--offsets', 'codepoint', '--out', out];
    const startedAt = performance.now();
    const { status, stderr } = spawnSync(process.execPath, [BIN, ...args, ...given]);
    const seconds = (performance.now() - startedAt) / 1000;
    if (status !== 0) throw new Error(`the command ended with ${status}: ${stderr}`);
    const lines = readFileSync(out, 'utf8').trimEnd().split('\n');
    const found = lines.flatMap((line): [string, PairSpan][] => {
      const { type, occurrences } = JSON.parse(line) as {
        type: string;
        occurrences: [
          { article: string } & PairSpan['first'],
          { article: string } & PairSpan['first'],
        ];
      };
      if (type !== 'passage') return [];
      const [first, second] = occurrences;
      return [[pairName(first.article, second.article), { first, second }]];
    });
    return { detections: group(found), seconds };
  } finally {
    rmSync(scratch, { recursive: true });
  }
}

function placed(name: string, list: readonly PairSpan[]): SpanPair[] {
  const [a = '', b = ''] = name.split(' ');
  return list.map(({ first, second }) => ({
    a: { article: a, ...first },
    b: { article: b, ...second },
  }));
}

function scoreRows(
  pairs: readonly Pair[],
  cases: ReadonlyMap<string, PairSpan[]>,
  detections: ReadonlyMap<string, PairSpan[]>,
): string[][] {
  const rows = [['PAN 2013', 'half', 'plagdet', 'target', 'recall', 'precision', 'granularity']];
  for (const [category, target] of Object.entries(TARGETS)) {
    for (const half of [0, 1, null]) {
      const names = new Set(
        pairs
          .filter((pair) => category === 'entire' || pair.category === category)
          .filter((pair) => half === null || pair.half === half)
          .map(({ name }) => name),
      );
      const only = (spans: ReadonlyMap<string, PairSpan[]>) =>
        [...spans]
          .filter(([name]) => names.has(name))
          .flatMap(([name, list]) => placed(name, list));
      const score = plagdet(only(cases), only(detections));
      const { recall, precision, granularity } = score;
      const figures = [score.plagdet, target, recall, precision, granularity].map((x) =>
        x.toFixed(4),
      );
      rows.push([category, String(half ?? 'both'), ...figures]);
    }
  }
  for (const half of [0, 1, null]) {
    const clean = pairs.filter((pair) => !pair.hasReuse && (half === null || pair.half === half));
    const silent = clean.filter(({ name }) => !detections.has(name)).length / clean.length;
    rows.push([
      'pairs without reuse: nothing found',
      String(half ?? 'both'),
      silent.toFixed(4),
      '0.9950',
      '',
      '',
      '',
    ]);
  }
  return rows;
}

main();

/** The damage that scraping does to a text, and how many copies are still found. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Article, type ClusterRecord, compare, sketch } from 'wirecopy';
import { Random } from '../corpora/random.js';
import { importBuilt } from '../import-built.js';
import { scan } from './checked-scan.js';
import { readTexts } from './corpus-files.js';
import type { Row } from './table.js';

/** A case of the corpus `mojibake`. */
interface Case {
  label: string;
  original: string;
  fixed: string;
  /**
   * `fixed` without the changes of its author that are not about encodings, such as straightened
   * quotation marks.
   */
  'fixed-encoding'?: string;
}

const CARRIER = [
  'The council met on Tuesday evening to hear what the engineers had found under the old bridge.',
  'None of the twelve members who spoke wanted the work put off for another winter.',
  'A second report, due in the spring, will say what the repair costs and who is to pay for it.',
  'Traffic is sent over the lower crossing until then, which adds some ten minutes to the way.',
] as const;

/** A case as the third paragraph of an article. */
function article(text: string): string {
  return [...CARRIER.slice(0, 2), text, ...CARRIER.slice(2)].join('\n\n');
}

const DIST = fileURLToPath(new URL('../../../dist/', import.meta.url));

/** Counts the cases of each file that are the same text as their original, or a copy of it. */
export async function measureMojibake(folder: string): Promise<Row[]> {
  const { repair }: typeof import('../../src/repair/repair.js') = await importBuilt(
    DIST,
    'repair/repair.js',
  );
  const { TextKernel }: typeof import('../../src/kernel/text-kernel.js') = await importBuilt(
    DIST,
    'kernel/text-kernel.js',
  );
  const kernel = new TextKernel();
  const read = (name: string) =>
    JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8')) as Case[];
  const rows = ['synthetic', 'in-the-wild', 'language-names', 'known-failures'].flatMap((name) =>
    measureCases(name, read(name)),
  );
  const negative = read('negative');
  const touched = negative.filter(({ original }) =>
    [original, article(original)].some(
      (text) => repair(Buffer.from(text), 'utf16', kernel) !== null,
    ),
  );
  return [
    ...rows,
    {
      corpus: 'mojibake',
      what: 'negative: left as they are',
      figure: 1 - touched.length / negative.length,
      target: { least: 1 },
      misses: touched.map(({ label }) => label),
    },
  ];
}

function measureCases(name: string, cases: readonly Case[]): Row[] {
  const relations = cases.map((one) => {
    const fixed = one['fixed-encoding'] ?? one.fixed;
    return { label: one.label, relation: compare(article(one.original), article(fixed)).relation };
  });
  const others = relations.filter(
    ({ relation }) => relation !== 'same-text' && relation !== 'identical',
  );
  const lost = relations.filter(({ relation }) => relation === null);
  const share = (missed: readonly unknown[]) => 1 - missed.length / cases.length;
  const labels = (missed: readonly { label: string }[]) => missed.map(({ label }) => label);
  return [
    {
      corpus: 'mojibake',
      what: `${name}: same text`,
      figure: share(others),
      better: 'higher',
      misses: labels(others),
    },
    {
      corpus: 'mojibake',
      what: `${name}: a copy`,
      figure: share(lost),
      target: { least: 1 },
      misses: labels(lost),
    },
  ];
}

/** Copies in the corpus although it claims to have none; checked by eye. */
const COPIES_BEFORE = new Set(['cnn_summary', 'cleveland.com1']);

/** A text of a corpus with its tokens; `spans` has `[start, end)` of each. */
interface Tokenised {
  id: string;
  text: string;
  spans: ArrayLike<number>;
}

/** The first half of the tokens. */
function cutToHalf({ text, spans }: Tokenised): string {
  return text.slice(0, spans[2 * Math.floor(spans.length / 4) - 1]);
}

/** A tenth of the tokens replaced by other tokens of the same text. */
function changeTenth({ text, spans }: Tokenised, random: Random): string {
  const words = spans.length / 2;
  const places = Array.from({ length: words }, (_, i) => i);
  random.shuffle(places);
  const changed = places.slice(0, Math.round(words / 10)).sort((x, y) => x - y);
  const tokenAt = (i: number) => text.slice(spans[2 * i], spans[2 * i + 1]);
  let read = 0;
  let copy = '';
  for (const place of changed) {
    let other = tokenAt(random.below(words));
    for (let tries = 0; other === tokenAt(place) && tries < 100; tries++) {
      other = tokenAt(random.below(words));
    }
    copy += text.slice(read, spans[2 * place]) + other;
    read = spans[2 * place + 1] ?? read;
  }
  return copy + text.slice(read);
}

/**
 * A copy cut to half and one with 10 % of the tokens changed, for each text of every language; once
 * more with one folder as the source of all, as when files are scanned.
 */
export async function measureLanguages(folder: string, seed: number): Promise<Row[]> {
  const corpora = ['docs', 'thai'].map((name) => {
    const read = [...readTexts(join(folder, `${name}.jsonl`))];
    const texts = read.map(([id, text]) => ({ id, text, spans: sketch(text).spans }));
    const articles = texts.flatMap((one, i) => variantsOf(one, new Random(seed, i)));
    return { name, articles, originals: texts.map(({ id }) => id) };
  });
  const rows: Row[] = [];
  for (const [suffix, path] of [
    ['', ''],
    [', a folder as source', 'folder/'],
  ] as const) {
    for (const { name, articles, originals } of corpora) {
      const placed = articles.map(({ id, text }) => ({ id: path + id, text }));
      const { clusters } = await scan(placed, { workers: 1 });
      const ids = originals.map((id) => path + id);
      rows.push(...languageRows(name + suffix, ids, clusters));
    }
  }
  return rows;
}

/** A text and its copies, which have its id and one more word. */
function variantsOf(original: Tokenised, random: Random): Article[] {
  const { id, text } = original;
  return [
    { id, text },
    { id: `${id} cut`, text: cutToHalf(original) },
    { id: `${id} changed`, text: changeTenth(original, random) },
  ];
}

function languageRows(
  name: string,
  originals: readonly string[],
  clusters: ClusterRecord[],
): Row[] {
  const clusterOf = new Map<string, string>();
  for (const { id, canonical, members } of clusters) {
    for (const member of [canonical, ...members.map((one) => one.article)])
      clusterOf.set(member, id);
  }
  const copies = originals.flatMap((id) => [`${id} cut`, `${id} changed`]);
  const lost = copies.filter((copy) => {
    const cluster = clusterOf.get(copy);
    return cluster === undefined || cluster !== clusterOf.get(copy.replace(/ \w+$/, ''));
  });
  const unlike = originals.filter((id) => !COPIES_BEFORE.has(id.replace(/^.*\//, '')));
  const used = unlike.flatMap((id) => clusterOf.get(id) ?? []);
  const corpus = 'languages';
  return [
    {
      corpus,
      what: `${name}: copies found`,
      figure: 1 - lost.length / copies.length,
      target: { least: 1 },
      misses: lost,
    },
    {
      corpus,
      what: `${name}: originals joined`,
      figure: used.length - new Set(used).size,
      target: { most: 0 },
    },
  ];
}

/**
 * What scraping does to a text, and how much of it is found all the same: the corpora `mojibake`
 * and `languages` of ../shared/data. `node build/benchmarks/quality/scraped.js [--seed N]
 * [--data FOLDER]`; ends with 1 where something that was said to be found is not.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { type Article, type ClusterRecord, compare, scan, sketch } from 'wirecopy';
import { Random } from '../corpora/random.js';

/** A case of the corpus `mojibake`. */
interface Case {
  label: string;
  original: string;
  fixed: string;
  /** `fixed` without what its author does beyond encodings: quotation marks made straight. */
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

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));

/** The repair alone, which is no part of the public interface. */
interface RepairModule {
  repair(text: Uint8Array, unit: 'utf16'): { text: Uint8Array } | null;
}

function scoreMojibake(folder: string, { repair }: RepairModule): number {
  const read = (name: string) =>
    JSON.parse(readFileSync(join(folder, 'mojibake', `${name}.json`), 'utf8')) as Case[];
  const tell = (line: string) => console.log(`  ${line}`);
  console.log('mojibake: each case in an article, beside the article with the case repaired');
  for (const name of ['synthetic', 'in-the-wild', 'language-names', 'known-failures']) {
    const cases = read(name);
    const relations = cases.map((one) => {
      const fixed = one['fixed-encoding'] ?? one.fixed;
      return { one, relation: compare(article(one.original), article(fixed)).relation };
    });
    const same = relations.filter((r) => r.relation === 'same-text' || r.relation === 'identical');
    const copies = relations.filter((r) => r.relation !== null);
    tell(`${name}: same text ${same.length} of ${cases.length}, copy ${copies.length}`);
    for (const { one, relation } of relations) {
      if (!same.some((s) => s.one === one)) tell(`  ${relation}: ${one.label}`);
    }
  }
  const touched = read('negative').filter(({ original }) => {
    const alone = repair(Buffer.from(original), 'utf16');
    const within = repair(Buffer.from(article(original)), 'utf16');
    return alone !== null || within !== null;
  });
  tell(
    `negative: untouched ${read('negative').length - touched.length}, touched ${touched.length}`,
  );
  for (const { label } of touched) tell(`  ${label}`);
  return touched.length;
}

/** An article of the corpus `languages`. */
interface Text {
  id: string;
  text: string;
}

function readTexts(file: string): Text[] {
  const lines = readFileSync(file, 'utf8').trim().split('\n');
  return lines.map((line) => {
    const { id, text } = JSON.parse(line) as Text;
    return { id, text };
  });
}

/** Copies that the corpus holds though it says that it has none; checked by eye. */
const COPIES_BEFORE = new Set(['cnn_summary', 'cleveland.com1']);

/** The first half of the tokens. */
function cutToHalf(text: string): string {
  const { spans, words } = sketch(text);
  return text.slice(0, spans[2 * Math.floor(words / 2) - 1]);
}

/** A tenth of the tokens replaced by other tokens of the same text. */
function changeTenth(text: string, random: Random): string {
  const { spans, words } = sketch(text);
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

async function scoreLanguages(folder: string, seed: number): Promise<number> {
  console.log('languages: a copy cut to half and one with 10 % of the tokens changed');
  let missed = 0;
  for (const name of ['docs', 'thai']) {
    const texts = readTexts(join(folder, 'languages', `${name}.jsonl`));
    const articles: Article[] = texts.flatMap(({ id, text }, i) => [
      { id, text },
      { id: `${id} cut`, text: cutToHalf(text) },
      { id: `${id} changed`, text: changeTenth(text, new Random(seed, i)) },
    ]);
    const { clusters } = await scan(articles, { workers: 1 });
    missed += reportLanguages(name, texts, clusters);
  }
  return missed;
}

function reportLanguages(name: string, texts: readonly Text[], clusters: ClusterRecord[]): number {
  const clusterOf = new Map<string, string>();
  const relations = new Map<string, number>();
  for (const { id, canonical, members } of clusters) {
    clusterOf.set(canonical, id);
    for (const { article: member, relation } of members) {
      clusterOf.set(member, id);
      relations.set(relation, (relations.get(relation) ?? 0) + 1);
    }
  }
  const copies = texts.flatMap(({ id }) => [`${id} cut`, `${id} changed`]);
  const lost = copies.filter((copy) => {
    const cluster = clusterOf.get(copy);
    return cluster === undefined || cluster !== clusterOf.get(copy.replace(/ \w+$/, ''));
  });
  const originals = texts.filter(({ id }) => !COPIES_BEFORE.has(id));
  const used = originals.flatMap(({ id }) => clusterOf.get(id) ?? []);
  const joined = used.length - new Set(used).size;
  const kinds = [...relations].map(([relation, count]) => `${relation} ${count}`).join(', ');
  console.log(
    `  ${name}: ${texts.length} texts, found ${copies.length - lost.length} of ${copies.length} ` +
      `(${kinds}), originals joined ${joined}`,
  );
  for (const copy of lost) console.log(`    lost: ${copy}`);
  return lost.length + joined;
}

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    data: { type: 'string', default: join(ROOT, '..', 'shared', 'data') },
  },
});
const repairModule: RepairModule = await import(join(ROOT, 'dist', 'text', 'repair.js'));
const touched = scoreMojibake(values.data, repairModule);
const missed = await scoreLanguages(values.data, Number(values.seed));
process.exitCode = touched + missed > 0 ? 1 : 0;

/** Each form of results is read by a program that is not ours, and has the figures of NDJSON. */
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { Ajv } from 'ajv';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type {
  ArticleRecord,
  Changes,
  ClusterRecord,
  FormRecord,
  PassageRecord,
  RepeatRecord,
  ResultRecord,
  SummaryRecord,
} from '../../src/index.js';
import { hasModules, PYTHON } from '../read/python.js';
import { command } from './command.js';
import { wirecopy } from './run.js';

const words = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, i) => `word${(from + i) * 7919}`).join(' ');

/** A report that is filled in with some numbers. */
const weather = (night: number, day: number, wind: number) =>
  `The day begins cloudy with light rain along the coast and fog in the valleys. It will be ${day} degrees ` +
  `in the north and ${day + 4} in the south. Winds from the west at ${wind} kilometres an hour. Tonight it ` +
  `will be dry with a low of ${night}.`;

const PARAGRAPH = words(5000, 5060);
const TEXTS = {
  'a, one:two%.txt': `${words(0, 150)}\n\n${words(150, 300)}\n`,
  'b.txt': `${words(0, 150)}\n\n${words(150, 300)}\n`,
  'c.txt': `\n${words(400, 600)}\n${words(700, 740)}\n`,
  'd.txt': `${words(800, 1000)}\n\n${words(700, 740)} ${words(1100, 1200)}\n`,
  'e.txt': `${words(1300, 1400)}\n\n${PARAGRAPH}\n\n${PARAGRAPH}\n\n${words(1400, 1500)}\n`,
  'f.txt': weather(4, 11, 30),
  'g.txt': weather(7, 18, 45),
};

/** Names and titles that mean something to a form, if it lets them. */
const HOSTILE = [
  '=HYPERLINK("http://x.example","y")',
  '+1+1',
  '-2',
  '@SUM(A1)',
  '|a|b|\n\n# big\n\n<script>alert(1)</script> [l](javascript:x) ![i](x) `c` **b** &amp; @all #1',
  ']]></name><x y="z">&\u0000\u0008\u001b[31m\ufffe\ud800 tail',
  'x\r\n::error file=a,line=1::owned%0A::stop-commands::q',
  '\ud83d lone \udc00',
];

let folder = '';
let input = '';
const at = (name: string) => path.join(folder, name);
beforeAll(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'wirecopy-formats-'));
  input = at('news');
  fs.mkdirSync(input);
  for (const [name, text] of Object.entries(TEXTS)) fs.writeFileSync(path.join(input, name), text);
  const records = HOSTILE.flatMap((sign, n) => [
    {
      id: `${sign}`,
      title: sign,
      source: `wire ${sign}`,
      text: words(9000 + 300 * n, 9200 + 300 * n),
      date: '2024-05-01',
    },
    {
      id: `copy ${n}`,
      title: sign,
      source: 'post',
      text: `${words(9000 + 300 * n, 9100 + 300 * n)} put here ${words(9110 + 300 * n, 9200 + 300 * n)}`,
      date: '2024-05-02',
    },
  ]);
  fs.writeFileSync(
    path.join(input, 'hostile.jsonl'),
    records.map((record) => `${JSON.stringify(record)}\n`).join(''),
  );
});
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

const written = new Set<string>();

/** Scans into a form, and returns the path of the results; the same scan is done once. */
function scanned(form: string, ...others: string[]): string {
  const out = at(['out', ...others, form].join('.'));
  if (written.has(out)) return out;
  written.add(out);
  const args = ['scan', input, '--quiet', '--format', form, '--out', out, ...others];
  const { status, stderr } = wirecopy(args, { cwd: folder });
  expect([status, stderr]).toEqual([0, '']);
  return out;
}

interface Results {
  articles: ArticleRecord[];
  clusters: ClusterRecord[];
  forms: FormRecord[];
  passages: PassageRecord[];
  repeats: RepeatRecord[];
  summary: SummaryRecord;
  all: ResultRecord[];
}

/** The results as NDJSON. */
function known(): Results {
  const lines = fs.readFileSync(scanned('ndjson'), 'utf8').trimEnd().split('\n');
  const all = lines.map((line) => JSON.parse(line) as ResultRecord);
  const of = (type: string) => all.filter((record) => record.type === type) as never[];
  return {
    ...{ articles: of('article'), clusters: of('cluster'), passages: of('passage') },
    ...{ forms: of('form'), repeats: of('repeat'), summary: of('summary')[0]!, all },
  };
}

const sum = (numbers: number[]) => numbers.reduce((total, number) => total + number, 0);
const membersOf = (clusters: ClusterRecord[]) =>
  sum(clusters.map(({ members }) => members.length + 1));

function readBack(form: string, file: string) {
  const output = execFileSync(PYTHON, [path.resolve('tests/report/read_back.py'), form, file]);
  return JSON.parse(output.toString());
}

test('the corpus has findings of each kind', () => {
  const { clusters, passages, repeats, summary } = known();
  expect(clusters).toHaveLength(1 + HOSTILE.length);
  expect([passages.length, repeats.map((repeat) => repeat.class), summary.skipped]).toEqual([
    1,
    ['doubled-paragraph'],
    0,
  ]);
});

test('a document of JSON has the records of NDJSON', () => {
  const { all } = known();
  const { summary, ...lists } = JSON.parse(fs.readFileSync(scanned('json'), 'utf8'));
  expect([...Object.values(lists).flat(), summary]).toEqual(all);
});

describe.runIf(hasModules('duckdb', 'pandas', 'pyarrow'))('tables', () => {
  test.each(['csv', 'parquet'])('DuckDB and pandas read %s with the same figures', (form) => {
    const { articles, clusters, forms, passages, repeats, summary } = known();
    const { duckdb, pandas, ids, ...figures } = readBack(form, scanned(form));
    expect(duckdb).toEqual(pandas);
    expect(duckdb).toMatchObject({
      ...{ articles: articles.length, clusters: clusters.length, passages: passages.length },
      ...{ repeats: repeats.length, members: membersOf(clusters), summary: 1 },
      ...{ occurrences: sum(passages.map(({ occurrences }) => occurrences.length)) },
      sources: new Set(articles.map(({ source }) => source).filter(Boolean)).size,
    });
    const ties = clusters.flatMap((cluster) => [cluster.canonicalToCentre, ...cluster.members]);
    const ways = clusters.flatMap(({ lineage }) => lineage ?? []);
    const changes = ways.flatMap((way) => way.changes ?? []);
    expect(figures).toEqual({
      words: summary.words,
      jaccard: sum(ties.map(({ jaccard }) => jaccard)),
      spans: sum(passages.flatMap(({ occurrences }) => occurrences.map(({ end }) => end))),
      edits: changes.flatMap(({ edits, moved }) => [...edits, ...moved]),
      blanks: forms.flatMap(({ blanks }) => blanks.map(({ start, end }) => [start, end])),
      steps: passages.flatMap(({ path }) => path?.map((_, at) => at + 1) ?? []),
    });
    expect([changes.flatMap(({ edits }) => edits), forms]).not.toContainEqual([]);
    const formula = /^[=+\-@\t\r]/;
    const shown = articles.map(({ id }) => (form === 'csv' && formula.test(id) ? `'${id}` : id));
    expect(ids.map(wellFormed)).toEqual(shown.map(wellFormed));
  });

  test('a form of several files takes a folder that is new or empty', async () => {
    const { status, stderr } = await command(['scan', input, '--format', 'csv']);
    expect([status, stderr]).toEqual([2, expect.stringContaining('--out FOLDER')]);
    fs.mkdirSync(at('full'));
    fs.writeFileSync(at('full/x'), '');
    const full = await command(['scan', input, '--format', 'parquet', '--out', at('full')]);
    expect([full.status, full.stderr]).toEqual([2, expect.stringContaining('which is not')]);
  });
});

/** Halves of surrogate pairs are not in UTF-8. */
const wellFormed = (text: string) => text.replace(/\p{Cs}/gu, '\ufffd');

test.runIf(hasModules('xml'))(
  'Python reads JUnit: a suite a kind, a failure for each finding',
  () => {
    const { clusters, passages, repeats } = known();
    const { suites, cases, failed, text } = readBack('junit', scanned('junit'));
    const numbers = {
      duplicates: clusters.length,
      passages: passages.length,
      repeats: repeats.length,
    };
    expect(failed).toEqual(numbers);
    expect(cases).toEqual(numbers);
    expect(suites).toEqual(
      Object.fromEntries(Object.entries(numbers).map(([kind, number]) => [kind, [number, number]])),
    );
    expect(text).toContain(HOSTILE[0]);
    expect(text).toContain('<script>');
  },
);

test.runIf(hasModules('xml'))('a suite without findings has one case, which passes', () => {
  const file = scanned('junit', '--only', 'repeats');
  const { cases, failed } = readBack('junit', file);
  expect([cases, failed]).toEqual([
    { duplicates: 1, passages: 1, repeats: 1 },
    { duplicates: 0, passages: 0, repeats: 1 },
  ]);
});

/** A text as XML 1.0 can have it. */
const xmlShown = (text: string) =>
  text.replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '\ufffd');

const keptShare = ({ kept, added, changedTo }: Changes) =>
  Math.round((kept / (kept + added + changedTo)) * 10_000) / 10_000;

describe.runIf(hasModules('networkx'))('graphs', () => {
  test.each(['gexf', 'graphml'])('NetworkX reads %s: articles, and copies with weights', (form) => {
    const { articles, clusters } = known();
    const { nodes, edges, titles, directed } = readBack(form, scanned(form));
    const inClusters = articles.filter(({ cluster }) => cluster !== null);
    expect(directed).toBe(true);
    expect(nodes).toHaveLength(inClusters.length);
    expect(titles.length).toBe(inClusters.filter(({ title }) => title !== undefined).length);
    expect(edges).toHaveLength(membersOf(clusters) - clusters.length);
    const weights: number[] = edges.map(([, , weight]: [string, string, number]) => weight);
    const kept = clusters.flatMap(({ lineage = [], members }) => {
      const shares = lineage.flatMap(({ changes }) => (changes ? [keptShare(changes)] : []));
      // Without an origin, the copies here are the same words.
      return shares.length > 0 ? shares : members.map(() => 1);
    });
    expect(weights.toSorted()).toEqual(kept.toSorted());
    expect(new Set(weights).size).toBeGreaterThan(1);
    for (const name of [HOSTILE[0], HOSTILE[3]]) expect(nodes).toContain(name);
  });

  test.each(['gexf', 'graphml'])('NetworkX reads %s: sources, and copies between them', (form) => {
    const { sources, given } = readBack(form, scanned(form));
    const records = known().all.filter((record) => record.type === 'source');
    const active = records.filter(({ given, taken }) => given + taken > 0);
    expect(active.length).toBeGreaterThan(2);
    expect(Object.keys(sources)).toHaveLength(active.length);
    for (const { source, given: copies, taken } of active) {
      const id = sources[xmlShown(source)];
      const weights = (end: number) =>
        sum(given.flatMap((edge: number[]) => (edge[end] === id ? [edge[2]!] : [])));
      expect([source, weights(0), weights(1)]).toEqual([source, copies, taken]);
    }
  });
});

test.runIf(hasModules('markdown_it'))('a parser of CommonMark reads tables of plain text', () => {
  const { articles, clusters, passages, repeats } = known();
  const { tables, inline, headings, blocks } = readBack('markdown', scanned('markdown'));
  expect(inline).toEqual(['text']);
  expect(blocks).not.toContain('html_block');
  expect(headings[0]).toBe(`${articles.length} articles scanned`);
  expect(headings).toHaveLength(5);
  const [totals, copies, shared, twice] = tables;
  expect(totals[1]).toEqual(['clusters of copies', String(clusters.length)]);
  expect(copies).toHaveLength(1 + membersOf(clusters) - clusters.length);
  expect([shared.length, twice.length]).toEqual([1 + passages.length, 1 + repeats.length]);
  for (const row of copies) expect(row).toHaveLength(5);
  const shown = copies.flat().map((cell: string) => cell.replaceAll('\u200b', ''));
  expect(shown).toContain(HOSTILE[0]);
  expect(shown).toContain(HOSTILE[4]!.replace(/\s+/g, ' '));
});

test('SARIF follows its schema; its regions are the spans of NDJSON', () => {
  const { clusters, passages, repeats } = known();
  const sarif = JSON.parse(fs.readFileSync(scanned('sarif'), 'utf8'));
  const schema = JSON.parse(
    fs.readFileSync(
      'node_modules/@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json',
      'utf8',
    ),
  );
  const { $schema: _, id: __, ...rules } = schema;
  const validate = new Ajv({ strict: false, validateFormats: false, unicodeRegExp: false }).compile(
    rules,
  );
  expect(validate(sarif), JSON.stringify(validate.errors)).toBe(true);
  const [{ results }] = sarif.runs;
  expect(results).toHaveLength(clusters.length + passages.length + repeats.length);
  const [passage] = results.filter(({ ruleId }: { ruleId: string }) => ruleId === 'passage');
  for (const place of [...passage.locations, ...passage.relatedLocations]) {
    const { region, artifactLocation } = place.physicalLocation;
    const [{ fullyQualifiedName }] = place.logicalLocations;
    const span = passages[0]!.occurrences.find(({ article }) => article === fullyQualifiedName)!;
    const file = fs.readFileSync(new URL(artifactLocation.uri, `file://${folder}/`), 'utf8');
    const found = file.slice(region.charOffset, region.charOffset + region.charLength);
    expect(found).toBe(file.slice(span.start, span.end));
    const lines = file.split('\n').slice(region.startLine - 1, region.endLine);
    lines.push(lines.pop()!.slice(0, region.endColumn - 1));
    expect(lines.join('\n').slice(region.startColumn - 1)).toBe(found);
  }
  const uris = results.flatMap(({ locations, relatedLocations }: never) =>
    [...(locations as never[]), ...(relatedLocations as never[])].map(
      ({ physicalLocation: { artifactLocation } }: never) =>
        (artifactLocation as { uri: string }).uri,
    ),
  );
  for (const uri of uris) expect(fs.existsSync(new URL(uri, `file://${folder}/`)), uri).toBe(true);
});

test('annotations of GitHub are one line each, and no text begins a command', () => {
  const { clusters, passages } = known();
  const lines = fs
    .readFileSync(scanned('github'), 'utf8')
    .trimEnd()
    .split(/\r\n|\r|\n/);
  const copies = membersOf(clusters) - clusters.length;
  const again = sum(passages.map(({ occurrences }) => occurrences.length - 1));
  expect(lines).toHaveLength(copies + again + 1);
  // As the runner reads a command: properties up to the next ::, each unescaped.
  const files = lines.map((line) => {
    const [, properties] = /^::warning ([^:]*)::/.exec(line) ?? [];
    const [, file] = /(?:^|,)file=([^,]*)/.exec(properties ?? '') ?? [];
    return decodeURIComponent(file ?? '');
  });
  for (const file of files) expect(fs.existsSync(path.join(folder, file)), file).toBe(true);
});

describe('--baseline', () => {
  const NEW = { 'z.txt': `${words(0, 150)}\n\n${words(150, 300)}\nA word more.\n` };

  test.each(['ndjson', 'json', 'sarif', 'junit', 'github'])(
    '%s has only new findings',
    async (form) => {
      const baseline = at('baseline.ndjson');
      fs.copyFileSync(scanned('ndjson'), baseline);
      const none = await command([
        ...['scan', input, '--quiet', '--format', form, '--baseline', baseline],
        ...['--fail-on', 'duplicates,passages,repeats'],
      ]);
      expect(none.status).toBe(0);
      for (const [name, text] of Object.entries(NEW))
        fs.writeFileSync(path.join(input, name), text);
      const some = await command([
        ...['scan', input, '--quiet', '--format', form, '--baseline', baseline],
        ...['--fail-on', 'duplicates,passages,repeats'],
      ]);
      fs.rmSync(path.join(input, 'z.txt'));
      expect([some.status, some.stdout.includes('z.txt'), none.stdout.includes('z.txt')]).toEqual([
        1,
        true,
        false,
      ]);
      if (form !== 'ndjson') return;
      const records = some.stdout
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line));
      const found = records.filter(({ type }) => /cluster|passage|repeat|form/.test(type));
      expect(found).toHaveLength(1);
      expect(records.at(-1)).toMatchObject({ clusters: 1, passages: 0, repeats: 0 });
    },
  );

  test('refuses files without a whole result, and another unit of spans', async () => {
    const whole = fs.readFileSync(scanned('ndjson'), 'utf8');
    const cut = at('cut.ndjson');
    fs.writeFileSync(cut, whole.slice(0, whole.lastIndexOf('{"type":"summary"')));
    const runs = [
      await command(['scan', input, '--quiet', '--baseline', cut]),
      await command(['scan', input, '--quiet', '--baseline', path.join(input, 'b.txt')]),
      await command([
        'scan',
        input,
        '--quiet',
        '--baseline',
        scanned('ndjson'),
        '--offsets',
        'byte',
      ]),
      await command(['scan', input, '--quiet', '--baseline', at('missing')]),
    ];
    expect(runs.map(({ status }) => status)).toEqual([2, 2, 2, 3]);
    expect(runs.map(({ stderr }) => stderr)).toEqual([
      expect.stringContaining('no summary'),
      expect.stringContaining('line 1'),
      expect.stringContaining('--offsets byte'),
      expect.stringContaining('missing'),
    ]);
  });
});

/**
 * `wirecopy repeats --fix` on articles that repeat something: by fault, which must be named and
 * cut, or intentionally, which must stay. Runs the built command in a process of its own.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { RepeatRecord } from 'wirecopy';
import {
  type DoubledArticle,
  LAYOUTS,
  makeDoubled,
  makePurposeful,
} from '../corpora/unkind/doubled.js';
import type { Row } from './table.js';
import { checkRecords } from './valid-records.js';

const BIN = fileURLToPath(new URL('../../../bin/wirecopy.js', import.meta.url));

const CORPUS = 'doubled';

/** Articles of each intention. */
const PURPOSEFUL = 20;

/** If paragraphs are not lines, it is also right to cut nothing and to say so. */
const WITHOUT_LINES: readonly string[] = ['one-line', 'br', 'cr', 'u2028'];

/** The results of the command, by id. */
interface Outcome {
  classesOf: Map<string, string[]>;
  cutOf(id: string): string | null;
}

/** Scores articles made by a seed. */
export async function measureDoubled(seed: number): Promise<Row[]> {
  const doubled = makeDoubled(seed);
  const purposeful = makePurposeful(seed, PURPOSEFUL);
  return runRepeats([...doubled, ...purposeful], (outcome) => {
    const faults = doubled.map((article) => ({ article, fault: faultIn(article, outcome) }));
    const wrong = faults.flatMap(({ article, fault }) => (fault ? [{ article, fault }] : []));
    const shareOf = (layout: string): number => {
      const missed = wrong.filter(({ article }) => article.layout === layout).length;
      return 1 - (missed * LAYOUTS.length) / doubled.length;
    };
    const harmed = purposeful.filter(({ id, kept }) => {
      const cut = outcome.cutOf(id);
      return cut !== null && !wordsOf(cut).includes(wordsOf(kept));
    });
    return [
      {
        corpus: CORPUS,
        what: 'faults classed and cut right',
        figure: 1 - wrong.length / doubled.length,
        target: { least: 0.98 },
        misses: wrong.map(({ article, fault }) => `${article.id}: ${fault}`),
      },
      ...LAYOUTS.map(
        (layout): Row => ({
          corpus: CORPUS,
          what: `faults right: ${layout}`,
          figure: shareOf(layout),
          better: 'higher',
        }),
      ),
      {
        corpus: CORPUS,
        what: 'purposeful repeats cut',
        figure: harmed.length,
        target: { most: 0 },
        misses: harmed.map(({ id }) => id),
      },
    ];
  });
}

/** The error in the result for an article with a fault; null if there is none. */
function faultIn({ id, fault, layout, once }: DoubledArticle, outcome: Outcome): string | null {
  const classes = outcome.classesOf.get(id) ?? [];
  const isBody = fault === 'body' || fault === 'body thrice';
  const isClassed = isBody
    ? classes.includes('doubled-body')
    : classes.some((name) => name.startsWith('doubled-'));
  if (!isClassed) return `classed as ${classes.join(', ') || 'nothing'}`;
  const cut = outcome.cutOf(id);
  if (cut === null) return WITHOUT_LINES.includes(layout) ? null : 'not cut';
  return wordsOf(cut) === wordsOf(once) ? null : 'cut in another place';
}

/** The words of a text, independent of its lines. */
function wordsOf(text: string): string {
  return (text.replace(/<br>/g, ' ').match(/[\p{L}\p{M}\p{N}]+/gu) ?? []).join(' ');
}

function runRepeats(
  articles: readonly { id: string; text: string }[],
  score: (outcome: Outcome) => Row[],
): Row[] {
  const scratch = mkdtempSync(join(tmpdir(), 'wirecopy-doubled-'));
  try {
    const [from, to, out] = ['in', 'cut', 'out.ndjson'].map((name) => join(scratch, name)) as [
      string,
      string,
      string,
    ];
    mkdirSync(from);
    for (const { id, text } of articles) writeFileSync(join(from, id), text);
    const args = ['repeats', from, '--fix', to, '--json', '--out', out];
    const { status, stderr } = spawnSync(process.execPath, [BIN, ...args], { encoding: 'utf8' });
    if (status !== 0) throw new Error(`the command ended with ${status}: ${stderr}`);
    const lines = readFileSync(out, 'utf8').trimEnd().split('\n');
    checkRecords(lines);
    const classesOf = new Map<string, string[]>();
    for (const line of lines) {
      const record = JSON.parse(line) as { type: string } & RepeatRecord;
      if (record.type !== 'repeat') continue;
      classesOf.set(record.article, [...(classesOf.get(record.article) ?? []), record.class]);
    }
    const cutOf = (id: string): string | null => {
      const file = join(to, id);
      return existsSync(file) ? readFileSync(file, 'utf8') : null;
    };
    return score({ classesOf, cutOf });
  } finally {
    rmSync(scratch, { recursive: true });
  }
}

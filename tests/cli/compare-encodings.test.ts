/** `compare` names the encoding of input that is not UTF-8, and takes a given encoding. */
import { describe, expect, test } from 'vitest';
import { encode } from '../fixtures/encode.js';
import { makeFolder } from '../read/folder.js';
import { command } from './command.js';
import { recordsOf } from './records.js';

const STORY =
  'Příliš žluťoučký kůň úpěl ďábelské ódy, řekl ministr životního prostředí v pondělí v Praze. ' +
  'Vláda schválila návrh zákona, který má zlepšit ovzduší ve městech na severu Čech.';

const cwd = () =>
  makeFolder({
    'a.txt': encode(STORY, 'windows-1250'),
    'b.txt': STORY,
    'word.txt': encode('Łódź i Kraków', 'windows-1250'),
    'all.jsonl': encode(
      ['kůň', 'žena'].map((id) => JSON.stringify({ id, text: STORY })).join('\n'),
      'windows-1250',
    ),
    'pairs.csv': encode('a,b\nkůň,žena\n', 'windows-1250'),
    'truth.csv': encode('a,b\nkůň,žena\n', 'windows-1250'),
  });

describe('two articles', () => {
  test('each record has its encoding, and one notice names it, as in a scan', async () => {
    const folder = cwd();
    const { stdout, stderr } = await command(['compare', 'a.txt', 'b.txt', '--json'], {
      cwd: folder,
    });
    const scanned = (await command(['scan', 'a.txt', 'b.txt', '--json'], { cwd: folder })).stdout;
    const encodings = (lines: string) =>
      recordsOf(lines, 'article').map(({ id, encoding }) => [id, encoding]);
    expect(encodings(stdout)).toEqual([
      ['a.txt', 'windows-1250'],
      ['b.txt', undefined],
    ]);
    expect(encodings(scanned)).toEqual(encodings(stdout));
    expect(recordsOf(stdout, 'notice')).toEqual(recordsOf(scanned, 'notice'));
    expect(stderr).toContain('read as windows-1250');
  });

  test('people see it too, and that it is a guess', async () => {
    const folder = cwd();
    const { stdout } = await command(['compare', 'a.txt', 'b.txt'], { cwd: folder });
    expect(stdout).toContain('of them shared, windows-1250');
    expect((await command(['compare', 'word.txt', 'b.txt'], { cwd: folder })).stdout).toMatch(
      /a guess by few letters: correct it with --encoding\s+NAME/,
    );
  });
});

describe('--encoding', () => {
  const pairs = ['compare', '--pairs', 'pairs.csv', 'all.jsonl', '--json'];

  test('applies to the ids of --pairs, as to the articles', async () => {
    const folder = cwd();
    const named = await command([...pairs, '--encoding', 'windows-1250'], { cwd: folder });
    expect(named.status).toBe(0);
    const [passage] = recordsOf(named.stdout, 'passage') as {
      occurrences: { article: string }[];
    }[];
    expect(passage?.occurrences.map(({ article }) => article)).toEqual(['kůň', 'žena']);
    expect(recordsOf(named.stdout, 'notice')).toMatchObject([{ cause: 'encoding', count: 2 }]);
    // In a wrong encoding, the ids of both are other words, but still equal.
    const other = await command([...pairs, '--encoding', 'windows-1251'], { cwd: folder });
    const [read] = recordsOf(other.stdout, 'passage') as { occurrences: { article: string }[] }[];
    expect(read?.occurrences.map(({ article }) => article)).toEqual(['kщт', 'ћena']);
  });

  test('applies to --truth', async () => {
    const folder = cwd();
    const scan = ['scan', 'all.jsonl', '--json', '--encoding', 'windows-1250'];
    await command([...scan, '--out', 'results.ndjson'], { cwd: folder });
    const score = ['eval', 'results.ndjson', '--truth', 'truth.csv', '--json'];
    const right = await command([...score, '--encoding', 'windows-1250'], { cwd: folder });
    expect(right.status).toBe(0);
    const wrong = await command([...score, '--encoding', 'windows-1251'], { cwd: folder });
    expect(wrong.status).toBe(3);
    expect((await command([...score, '--encoding', 'klingon'], { cwd: folder })).status).toBe(2);
  });
});

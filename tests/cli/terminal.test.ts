import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { COMMAND_HELP } from '../../src/cli/command-help.js';
import { displayWidth } from '../../src/records/display-width.js';
import { Prose } from '../fixtures/articles.js';
import { makeFolder } from '../read/folder.js';
import { command } from './command.js';
import { BIN, PLAIN_ENV, wirecopy } from './run.js';

/** The commands after a summary, as a shell gets them. */
function nextSteps(stdout: string): string[] {
  const [, steps = ''] = stdout.split('\nNext\n');
  const commands = steps.trimEnd().replaceAll('\\\n', '').split('\n');
  return commands.map((command) => command.trim());
}

/** Runs a command line in a shell, which knows `wirecopy`. */
function inShell(command: string, cwd: string) {
  const script = `wirecopy() { "${process.execPath}" "${BIN}" "$@"; }; ${command}`;
  return spawnSync('sh', ['-c', script], { cwd, encoding: 'utf8', env: PLAIN_ENV });
}

/** Texts and records with copies and a doubled paragraph, under names that shells take apart. */
function hostileFolder(): string {
  const prose = new Prose(7);
  const paragraphs = prose.paragraphs(6, 40);
  const text = paragraphs.join('\n\n');
  const edited = { id: "17 o'clock `x`", text: prose.edited(text, 0.05), title: 'Titel' };
  const other = { text: prose.paragraphs(3, 40).join('\n') };
  return makeFolder({
    "it's $(touch broken); a.txt": text,
    'b.txt': [...paragraphs, paragraphs[5]].join('\n\n'),
    'wire.jsonl': `${JSON.stringify(edited)}\n${JSON.stringify(other)}\n`,
  });
}

describe('the commands after a summary', () => {
  test.each([40, 80, 200])('run as they are shown at %i columns', async (columns) => {
    const cwd = hostileFolder();
    const env = { ...PLAIN_ENV, COLUMNS: String(columns) };
    const { stdout } = await command(['scan', '.', '--min-passage', '11', '--quiet'], { cwd, env });
    const steps = nextSteps(stdout);
    expect(steps.map((step) => step.split(/ +/)[1])).toEqual(['compare', 'repeats', 'scan']);
    for (const step of steps) {
      expect(step).toMatch(/--min-passage +11/);
      expect(inShell(step, cwd)).toMatchObject({ status: 0 });
    }
    expect(fs.readdirSync(path.join(cwd, 'clean'))).toHaveLength(1);
    expect(fs.readFileSync(path.join(cwd, 'report.html'), 'utf8')).toContain('<html');
    expect(fs.existsSync(path.join(cwd, 'broken'))).toBe(false);
  });

  test('name only findings that exist, and steps that were not taken', async () => {
    const seeds = async (...args: string[]) =>
      nextSteps((await command(['scan', 'seeds', ...args])).stdout);
    const page = path.join(makeFolder({}), 'page.html');
    expect((await seeds('--report', page)).some((step) => step.includes('--report'))).toBe(false);
    const alone = (await command(['scan', 'seeds/002_e91fb44a981f70fd.txt'])).stdout;
    expect(nextSteps(alone)).toEqual(['']);
    const repeats = nextSteps((await command(['repeats', 'seeds'])).stdout);
    expect(repeats).toHaveLength(1);
    expect(repeats[0]).toMatch(/^wirecopy repeats seeds --fix clean\/ /);
  });

  test('lead from records on standard input nowhere', () => {
    const input = JSON.stringify({ text: 'The minister said it was over. '.repeat(20) });
    const { stdout } = wirecopy(['scan', '-'], { input: `${input}\n${input}\n` });
    expect(stdout).toContain('1 cluster of copies');
    expect(stdout).not.toContain('Next');
  });
});

describe('colours', () => {
  test.each<[args: string[], env: NodeJS.ProcessEnv, isColored: boolean]>([
    [[], {}, false],
    [['--color', 'always'], {}, true],
    [['--color', 'always'], { NO_COLOR: '1' }, true],
    [[], { FORCE_COLOR: '1' }, true],
    [[], { FORCE_COLOR: '0' }, false],
    [[], { FORCE_COLOR: '1', NO_COLOR: '1' }, false],
    [['--color', 'never'], { FORCE_COLOR: '1' }, false],
    [['--no-color'], { FORCE_COLOR: '1' }, false],
  ])('with %j and %j: %j', async (args, env, isColored) => {
    const [a, b] = ['seeds/000_6c66a1377947e156.txt', 'seeds/001_ab064667d30274e2.txt'] as const;
    for (const [name = '', ...operands] of [
      ['scan', 'seeds'],
      ['why', a, b],
      ['scan', '--help'],
    ]) {
      const { stdout } = await command([name, ...args, ...operands], {
        env: { ...PLAIN_ENV, ...env },
      });
      expect(stdout.includes('\u001b[1m')).toBe(isColored);
    }
  });

  test('are refused under another name', async () => {
    const { stderr, status } = await command(['scan', 'seeds', '--color', 'sometimes']);
    expect([stderr, status]).toEqual([
      'wirecopy: --color takes one of auto, always, never, got "sometimes"\n',
      2,
    ]);
  });
});

describe('lines', () => {
  test.each([40, 80, 200])(
    'have at most %i columns, unless one word is longer',
    async (columns) => {
      const cwd = hostileFolder();
      const env = { ...PLAIN_ENV, COLUMNS: String(columns) };
      for (const args of [
        ['scan', '.'],
        ['repeats', '.', '--patch', 'cut.patch'],
        ['compare', 'b.txt', "wire.jsonl#17 o'clock `x`"],
        ['why', 'b.txt', "it's $(touch broken); a.txt"],
      ]) {
        const { stdout } = await command([...args, '--quiet'], { cwd, env });
        expect(stdout).not.toBe('');
        for (const line of stdout.split('\n')) {
          const words = line.replace(/'.*'/, 'word').replace(/ \\$/, '').trim();
          if (words.includes(' ')) {
            expect(displayWidth(line), line).toBeLessThanOrEqual(columns);
          }
        }
      }
    },
  );

  test('of a list that is cut name the option that shows the rest', () => {
    const text = new Prose(3).paragraph(60);
    const lines = Array.from({ length: 30 }, (_, id) => JSON.stringify({ id: `a${id}`, text }));
    const input = lines.join('\n');
    const short = wirecopy(['scan', '-', '--top', '4'], { input }).stdout;
    expect(short).toContain('    and 27 more; --top all shows all\n');
    const all = wirecopy(['scan', '-', '--top', 'all'], { input }).stdout;
    expect(all).not.toContain('more;');
    expect(all.match(/^ {4}a\d+ /gm)).toHaveLength(29);
  });
});

describe('the help of each command', () => {
  test('has all commands in groups, and two examples', async () => {
    const { stdout } = await command(['--help']);
    const places = COMMAND_HELP.map(({ name }) => stdout.search(new RegExp(`^  ${name} `, 'm')));
    expect(places.every((place, i) => place > (places[i - 1] ?? 0))).toBe(true);
    expect(stdout.match(/^ {2}wirecopy /gm)).toHaveLength(2);
  });

  test.each(COMMAND_HELP.map(({ name }) => name))(
    '%s has its groups and two examples',
    async (name) => {
      const { stdout, status } = await command([name, '--help']);
      expect(status).toBe(0);
      const [, examples = ''] = stdout.split('\nExamples:\n');
      expect(examples.trimEnd().split('\n')).toHaveLength(2);
      const headings = /^(?:Fixing|Estimating|Output|Finding|Reading|Running):$/gm;
      const groups: string[] = stdout.match(headings) ?? [];
      const order = ['Fixing:', 'Estimating:', 'Output:', 'Finding:', 'Reading:', 'Running:'];
      expect(groups).toEqual(order.filter((group) => groups.includes(group)));
      expect(groups.length).toBeGreaterThan(0);
    },
  );
});

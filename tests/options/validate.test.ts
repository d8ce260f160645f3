import fs from 'node:fs';
import { describe, expect, test } from 'vitest';
import { FIELDS } from '../../src/article/fields.js';
import { UsageError } from '../../src/errors.js';
import {
  COMPARE_OPTIONS,
  DEDUP_OPTIONS,
  DEDUP_OWN_OPTIONS,
  describeDefault,
  EVAL_OPTIONS,
  FIX_OPTIONS,
  INDEX_OPTIONS,
  OPTIONS,
  PAIRS_OPTIONS,
  REPEATS_OPTIONS,
  renderOptionTable,
  SERVE_OPTIONS,
  SERVE_OWN_OPTIONS,
  TUNE_OPTIONS,
  WHY_OPTIONS,
} from '../../src/options/command-options.js';
import { validateOptions } from '../../src/options/validate.js';
import {
  validateCliOptions,
  validateRepeatsCli,
  validateWhyCli,
} from '../../src/options/validate-cli.js';

/** Possible input from a caller without types, or from a command line. */
function faults(given: Record<string, unknown>): string {
  try {
    validateOptions(given);
  } catch (error) {
    expect(error).toBeInstanceOf(UsageError);
    return (error as UsageError).message;
  }
  return '';
}

describe('validateOptions', () => {
  test('gives the defaults if nothing or undefined is given', () => {
    const defaults = {
      threshold: 0.5,
      recall: 0.99,
      minPassage: 12,
      shingle: 5,
      perm: 128,
      relations: ['identical', 'same-text', 'near-duplicate', 'contained', 'edited'],
      keep: ['earliest', 'longest'],
      ignore: '',
      only: null,
      engine: 'kernel',
      workers: 0,
      memory: null,
      resume: null,
      offsets: 'utf16',
      encoding: null,
      extractor: 'wirecopy',
      maxSize: 512 * 2 ** 20,
      maxRatio: 500,
      ...Object.fromEntries(Object.entries(FIELDS).map(([name, { option }]) => [option, name])),
    };
    expect(Object.keys(defaults)).toContain('fieldText');
    expect(validateOptions()).toEqual(defaults);
    expect(validateOptions({ threshold: undefined } as object)).toEqual(defaults);
  });

  test('no caller can change the defaults of the next', () => {
    validateOptions().keep.push('latest');
    expect(validateOptions().keep).toEqual(['earliest', 'longest']);
  });

  test.each([
    [0, 0],
    [1, 1],
    [0.35, 0.35],
    ['0', 0],
    ['1', 1],
    ['.5', 0.5],
    ['0.50', 0.5],
    ['1.', 1],
    ['-0', 0],
  ])('--threshold takes %j', (given, value) => {
    expect(validateOptions({ threshold: given as number }).threshold).toBe(value);
  });

  test.each([
    [1.5, '1.5'],
    ['1.5', '"1.5"'],
    [-1, '-1'],
    ['-1', '"-1"'],
    [Number.NaN, 'NaN'],
    ['NaN', '"NaN"'],
    ['', '""'],
    [' 1', '" 1"'],
    ['5x', '"5x"'],
    ['0x1', '"0x1"'],
    ['1e-1', '"1e-1"'],
    [Number.POSITIVE_INFINITY, 'Infinity'],
    ['Infinity', '"Infinity"'],
    [null, 'null'],
    [true, 'true'],
    [[], '[]'],
  ])('--threshold does not take %j', (given, shown) => {
    const sentence = `--threshold takes a number from 0 to 1, got ${shown}`;
    expect(faults({ threshold: given })).toBe(sentence);
  });

  test.each(['minPassage', 'shingle', 'perm', 'workers'])(
    '%s takes integers in its range only',
    (name) => {
      const range = / takes an integer from (\d+) to (\d+), got /.exec(faults({ [name]: 1.5 }));
      const [low, high] = [Number(range?.[1]), Number(range?.[2])];
      const wrong = [low - 1, high + 1, -1, 1.5, '1.5', Number.NaN, '', '5x', 'Infinity'];
      for (const given of wrong) {
        expect(faults({ [name]: given })).toMatch(/^--[a-z-]+ takes an integer from/);
      }
      // Passages must fit shingles, so shingles are reduced here.
      for (const given of [low, `${low}`, high, `${high}`]) {
        const rest = name === 'minPassage' ? { shingle: 1 } : {};
        const fitting = name === 'shingle' ? { minPassage: 32 } : rest;
        expect(faults({ ...fitting, [name]: given })).toBe('');
      }
    },
  );

  test('0 is a valid number of workers, but not a shingle', () => {
    expect(faults({ workers: 0 })).toBe('');
    expect(faults({ shingle: 0 })).toBe('--shingle takes an integer from 1 to 32, got 0');
    expect(faults({ perm: 0 })).toBe('--perm takes an integer from 16 to 1024, got 0');
  });

  test('--min-passage is not below --shingle, with either of the two given', () => {
    expect(validateOptions({ minPassage: 5 }).minPassage).toBe(5);
    const text = '--min-passage takes an integer not below --shingle, which is';
    expect(faults({ minPassage: 4 })).toBe(`${text} 5, got 4`);
    expect(faults({ shingle: '20' })).toBe(`${text} 20, got 12`);
  });

  test('--keep takes a list, as a string or an array, each policy once', () => {
    const keep = (given: unknown) => validateOptions({ keep: given as never }).keep;
    expect(keep('latest,source:reuters,latest')).toEqual(['latest', 'source:reuters']);
    expect(keep(['shortest'])).toEqual(['shortest']);
    for (const given of ['', 'earliest,', 'newest', 'source:', 'earliest, longest', [], [1], 5]) {
      expect(faults({ keep: given })).toMatch(/^--keep takes a comma list of earliest, .*, got /);
    }
  });

  test('choices take their names only', () => {
    expect(validateOptions({ only: null }).only).toBe(null);
    expect(faults({ only: 'all' })).toBe(
      '--only takes one of documents, passages, repeats, got "all"',
    );
    expect(faults({ engine: null })).toBe('--engine takes one of kernel, reference, got null');
    expect(faults({ offsets: 'UTF16' })).toMatch(/^--offsets takes one of utf16, codepoint, byte/);
  });

  test('all faults are reported together, including unknown options', () => {
    const text = faults({ threshold: 2, perm: 'many', fieldText: '', treshold: 1, __proto__: 1 });
    expect(text.split('\n')).toEqual([
      expect.stringMatching(/^there is no option "treshold"; there are threshold, /),
      '--threshold takes a number from 0 to 1, got 2',
      '--perm takes an integer from 16 to 1024, got "many"',
      '--field-text takes the name of a field, got ""',
    ]);
    expect(faults({ toString: 1 })).toMatch(/^there is no option "toString"/);
    expect(faults({ format: 'text' })).toMatch(/^there is no option "format"/);
  });

  test('a long value is cut in the message', () => {
    expect(faults({ engine: 'x'.repeat(10_000) }).length).toBeLessThan(120);
  });
});

describe('validateCliOptions', () => {
  test('separates the options of the library from the options of the command line', () => {
    const { scan, cli } = validateCliOptions({ threshold: '0.7', failOn: 'repeats', color: false });
    expect(scan.threshold).toBe(0.7);
    expect(cli).toEqual({
      format: 'text',
      json: false,
      out: '-',
      baseline: null,
      failOn: ['repeats'],
      allowEmpty: false,
      strict: false,
      all: false,
      quiet: false,
      color: 'never',
      top: 20,
    });
  });

  test('--json is --format ndjson, and nothing else', () => {
    expect(validateCliOptions({ json: true }).cli.format).toBe('ndjson');
    expect(validateCliOptions({ json: true, format: 'ndjson' }).cli.format).toBe('ndjson');
    expect(() => validateCliOptions({ json: true, format: 'text' })).toThrow(
      '--json means --format ndjson, got --format text as well',
    );
  });

  test('faults of both kinds are reported together', () => {
    expect(() =>
      validateCliOptions({ threshold: '', format: 'xml', failOn: 'x', out: '' }),
    ).toThrow(
      [
        '--threshold takes a number from 0 to 1, got ""',
        '--out takes the path of a file, or -, got ""',
        '--format takes one of text, ndjson, json, csv, parquet, markdown, sarif, junit, github, gexf, graphml, got "xml"',
        '--fail-on takes a comma list of duplicates, passages and repeats, got "x"',
      ].join('\n'),
    );
  });
});

describe('options of other commands', () => {
  test('repeats takes the options that matter to it, and finds nothing else', () => {
    const { scan, cli, fix } = validateRepeatsCli({ minPassage: '9', fix: 'out', json: true });
    expect(scan).toMatchObject({ minPassage: 9, only: 'repeats' });
    expect([cli.format, fix]).toEqual(['ndjson', { fix: 'out', patch: '' }]);
    expect(REPEATS_OPTIONS.map(({ name }) => name)).not.toContain('threshold');
    expect(() => validateRepeatsCli({ fix: '', patch: 5, minPassage: 0 })).toThrow(
      [
        '--min-passage takes an integer from 1 to 10000, got 0',
        '--fix takes the path of a folder that is new or empty, got ""',
        '--patch takes the path of a file, got 5',
      ].join('\n'),
    );
  });

  test('why takes the options that decide about pairs, and the form of its output', () => {
    const { scan, output } = validateWhyCli({ threshold: '0.7', quiet: true });
    expect([scan.threshold, scan.only]).toEqual([0.7, null]);
    expect(output).toEqual({
      ...{ format: 'text', json: false, out: '-', quiet: true },
      ...{ color: 'auto', top: 20 },
    });
    expect(WHY_OPTIONS.map(({ name }) => name)).not.toContain('failOn');
    expect(() => validateWhyCli({ json: true, format: 'text' })).toThrow('--json means');
  });
});

describe('the table', () => {
  test('has each flag once, named like the property it sets', () => {
    for (const { name, flag } of OPTIONS) {
      expect(flag).toBe(`--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`);
    }
    expect(new Set(OPTIONS.map(({ flag }) => flag)).size).toBe(OPTIONS.length);
  });

  test('every default is a value that the option takes', () => {
    for (const option of OPTIONS) expect(option.parse(option.default)).toEqual(option.default);
  });

  test('the declarations document each option as in the table', () => {
    const files = ['scan-options.ts', 'field-options.ts'];
    const source = files.map((file) => fs.readFileSync(`src/options/${file}`, 'utf8')).join('');
    for (const option of [...OPTIONS, ...TUNE_OPTIONS]) {
      if (option.cliOnly) continue;
      const property = new RegExp(`/\\*\\*((?:(?!\\*/)[^])*)\\*/\\s+${option.name}: `).exec(source);
      const comment = (property?.[1] ?? '').replace(/\s+\*\s+/g, ' ').trim();
      const help = option.help[0]!.toUpperCase() + option.help.slice(1);
      const shown = describeDefault(option);
      expect(comment).toBe(`${help}. Takes ${option.takes}. @default ${shown}`);
    }
  });

  const readme = fs.readFileSync('README.md', 'utf8');

  test('the README shows it unchanged', () => {
    for (const options of [
      ...[OPTIONS, FIX_OPTIONS, PAIRS_OPTIONS, TUNE_OPTIONS, EVAL_OPTIONS],
      ...[DEDUP_OWN_OPTIONS, INDEX_OPTIONS, SERVE_OWN_OPTIONS],
    ]) {
      expect(readme).toContain(renderOptionTable(options));
    }
  });

  test('the README has each option of each command as its help does, and no other', () => {
    const commands = [
      ...[OPTIONS, REPEATS_OPTIONS, COMPARE_OPTIONS, WHY_OPTIONS, TUNE_OPTIONS, EVAL_OPTIONS],
      ...[DEDUP_OPTIONS, INDEX_OPTIONS, SERVE_OPTIONS],
    ];
    const rows = new Set(
      commands.flat().map((option) => renderOptionTable([option]).split('\n')[2]),
    );
    expect(new Set(readme.match(/^\| `--[^`]*` \|.*$/gm))).toEqual(rows);
  });
});

import { describe, expect, test } from 'vitest';
import { UsageError } from '../../src/errors.js';
import { type Evaluation, evaluate } from '../../src/evaluate/evaluate.js';
import { renderNdjson, scan } from '../../src/index.js';

const summary = { type: 'summary', offsets: 'utf16' };
const article = (id: string) => ({ type: 'article', id });
const cluster = (canonical: string, ...members: string[]) => ({
  type: 'cluster',
  canonical,
  members: members.map((member) => ({ article: member })),
});
const passage = (...places: [string, number, number][]) => ({
  type: 'passage',
  boilerplate: false,
  occurrences: places.map(([id, start, end]) => ({ article: id, start, end })),
});
const lines = (...records: object[]) => records.map((record) => JSON.stringify(record));

const RESULTS = lines(
  ...['a', 'b', 'c', 'd', 'e'].map(article),
  cluster('a', 'b'),
  passage(['c', 0, 10], ['d', 0, 10]),
  { ...passage(['a', 0, 10], ['e', 0, 10]), boilerplate: true },
  summary,
);

function fault(truth: string, results: Iterable<string> = RESULTS, options = {}): string {
  try {
    evaluate(results, truth, options);
  } catch (error) {
    expect(error).toBeInstanceOf(UsageError);
    return (error as UsageError).message;
  }
  return '';
}

describe('labelled pairs', () => {
  const joinedOf = (truth: string) => evaluate(RESULTS, truth) as Evaluation & { truth: 'pairs' };

  test('with negative labels, precision counts labelled pairs only', () => {
    const { joined, tied } = joinedOf('a,b,label\na,b,1\nc,d,OK\nc,e,0\n');
    expect(joined).toEqual({ precision: 1, recall: 0.5, f1: 2 / 3 });
    expect(tied).toEqual({ precision: 1, recall: 1, f1: 1 });
    expect(joinedOf('a,b,label\na,b,bad\nc,d,ok\n').joined).toMatchObject({ precision: 0 });
  });

  test('without them, every other found pair is wrong', () => {
    expect(joinedOf('a,b\nc,d\n')).toMatchObject({
      positive: 1,
      negative: 0,
      joined: { precision: 0, recall: 0, f1: 0 },
      tied: { precision: 0.5, recall: 1 },
    });
  });

  test('a pair counts once, in either order and any number of lines', () => {
    expect(joinedOf('a,b\na,b\nb,a\n')).toMatchObject({ positive: 1, joined: { recall: 1 } });
  });

  test('boilerplate connects no articles', () => {
    expect(joinedOf('a,b\na,e\n').tied.recall).toBe(0);
  });

  test('with more pairs than can be listed, passages leave precision open', () => {
    const many = passage(...Array.from({ length: 3000 }, (_, i) => [`x${i}`, 0, 9] as never));
    const { tied, joined } = evaluate(lines(many), 'a,b\nx0,x1\n') as Evaluation & {
      truth: 'pairs';
    };
    expect(tied).toEqual({ precision: null, recall: 1, f1: null });
    expect(joined).toEqual({ precision: 1, recall: 0, f1: 0 });
  });
});

describe('clusters', () => {
  test('are the same as a table or as arrays', () => {
    const expected = { articles: 5, clusters: 1, found: 1, precision: 1, recall: 1 / 3 };
    for (const truth of [
      'id,cluster\na,1\nb,1\nc,1\nd,2\n',
      '\ufeff"cluster","id"\r\n1,a\r\n1,b\r\n1,c\r\n',
      '[["a","b","c"],["d"]]',
      '["a","b","c"]',
      '["a","b","c"]\n["d"]\n',
    ]) {
      expect(evaluate(RESULTS, truth), truth).toMatchObject(expected);
    }
  });
});

describe('spans', () => {
  const HEADER = 'a,a_start,a_end,b,b_start,b_end';

  test('are scored by characters, over all and by category', () => {
    const truth = `${HEADER},category\nd,0,10,c,0,10,exact\na,0,10,b,0,10,edited\n`;
    const { plagdet, recall, categories } = evaluate(RESULTS, truth) as Evaluation & {
      truth: 'spans';
    };
    expect([recall, plagdet]).toEqual([0.5, 2 / 3]);
    expect(categories).toMatchObject({ exact: { plagdet: 1 }, edited: { plagdet: 0 } });
  });

  test('in a unit other than the results are refused', () => {
    const truth = `${HEADER}\nc,0,10,d,0,10\n`;
    expect(fault(truth, RESULTS, { offsets: 'byte' })).toBe(
      '--offsets takes the unit of the results, which is utf16, got byte; scan with --offsets byte',
    );
    expect(fault(truth, RESULTS, { offsets: 'utf16' })).toBe('');
  });

  test('a scan is evaluated without a file', async () => {
    const words = 'the quick brown fox jumps over the lazy dog and runs far away from here';
    const other = 'nothing of this kind was ever heard in the old town by the grey river. ';
    const result = await scan([
      { id: 'x', text: `${words}. ${other}` },
      { id: 'y', text: `Quite another thing was said before. But ${words}` },
    ]);
    const [start, end] = [41, 41 + words.length];
    const truth = `${HEADER}\nx,0,${words.length},y,${start},${end}\n`;
    expect(evaluate(renderNdjson(result), truth)).toMatchObject({ plagdet: 1, unknown: [] });
  });
});

describe('ids of the truth that the results do not list', () => {
  test('are named, and count as missed', () => {
    const { unknown } = evaluate(RESULTS, 'a,b\na,zoe\nb,a\n');
    expect(unknown).toEqual(['zoe']);
    expect(evaluate(RESULTS, 'a,b\na,zoe\nb,a\n')).toMatchObject({ joined: { recall: 0.5 } });
  });

  test('are not named if the results list no articles', () => {
    expect(evaluate(lines(passage(['a', 0, 9], ['b', 0, 9])), 'a,b\na,zoe\n').unknown).toEqual([]);
  });
});

describe('hostile truth', () => {
  test.each([
    ['', /^--truth takes CSV of the columns a,b\[,label\] or id,cluster or .*, got an empty file$/],
    ['\n\n', /got an empty file$/],
    ['x,y\n1,2\n', /^--truth takes CSV of .*, got x,y$/],
    ['susp,src\na,b\n', /got susp,src$/],
    ['a,b\n', /^--truth has a header and no rows$/],
    ['a,a_start,b\n', /^--truth takes .*; missing a_end, b_start, b_end$/],
    ['a,b,a\n', /^--truth: the column a occurs twice$/],
    ['a,b\na\n', /^--truth, line 2: expected 2 fields as in the header, got 1$/],
    ['a,b\n"a,b\n', /^--truth, line 2: a quote is not closed/],
    ['a,b\n"a"x,b\n', /^--truth, line 2: a quote is not closed, or text follows a closing one$/],
    ['a,b\na,a\n', /^--truth, line 2: a and b are both a$/],
    ['a,b\n,b\n', /^--truth, line 2: a takes the id of an article, got ""$/],
    ['a,b,label\na,b,maybe\n', /^--truth, line 2: label takes one of 1, ok, .*, got "maybe"$/],
    ['a,b,label\na,b,1\nb,a,0\n', /^--truth, line 3: b and a have the other label above$/],
    ['id,cluster\na,1\na,2\n', /^--truth, line 3: a occurs twice$/],
    ['id,cluster\na,\n', /^--truth, line 2: cluster takes a name, got ""$/],
    ['a,a_start,a_end,b,b_start,b_end\na,5,5,b,0,1\n', /line 2: a_end takes more than 5, got "5"$/],
    ['a,a_start,a_end,b,b_start,b_end\na,-1,5,b,0,1\n', /a_start takes an integer .*, got "-1"$/],
    ['a,a_start,a_end,b,b_start,b_end\na,1e3,5,b,0,1\n', /a_start takes an integer .*, got "1e3"$/],
    ['[]', /^--truth has no ids in its arrays$/],
    ['[["a"],["a"]]', /^--truth: a occurs twice$/],
    ['[["a"],{"b":1}]', /^--truth takes arrays of ids; item 2 is something else$/],
    ['["a"]\n["b"', /^--truth, line 2: /],
  ])('%j gives one sentence', (truth, message) => {
    expect(fault(truth)).toMatch(message);
  });
});

describe('hostile results', () => {
  const TRUTH = 'a,b\na,b\n';

  test.each([
    [[], /^the results are empty: expected NDJSON of a scan$/],
    [['', ' '], /^the results are empty/],
    [['5 articles: 1 shared passage'], /^the results, line 1: expected one JSON object a line/],
    [['', '[]'], /^the results, line 2: expected an object with a type$/],
    [['null'], /expected an object with a type$/],
    [lines({ type: 'cluster', canonical: 'a' }), /expected members in a cluster$/],
    [lines({ type: 'cluster', canonical: 'a', members: [null] }), /expected the id of an article$/],
    [lines(cluster('a', 'b'), cluster('c', 'b')), /^the results, line 2: b is in two clusters$/],
    [
      lines({ type: 'passage', occurrences: [{ article: 'a' }] }),
      /expected start and end .* in a$/,
    ],
  ])('%j gives one sentence', (results, message) => {
    expect(fault(TRUTH, results)).toMatch(message);
  });

  test('records of a later version are skipped', () => {
    expect(fault(TRUTH, lines({ type: 'link', a: 'a' }, article('a')))).toBe('');
  });
});

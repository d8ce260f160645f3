import { describe, expect, test } from 'vitest';
import { scan } from '../../src/index.js';
import { Prose } from '../fixtures/articles.js';

/** Class and words of each repeat in the paragraphs, which an empty line separates. */
async function classesOf(paragraphs: readonly string[]) {
  const { repeats } = await scan([{ id: 'a', text: paragraphs.join('\n\n') }]);
  return repeats.map((repeat) => [repeat.class, repeat.words]);
}

const prose = new Prose(1);
const [p1 = '', p2 = '', p3 = '', p4 = '', p5 = ''] = prose.paragraphs(5, 40);
const sentence = prose.paragraph(14);

describe('text that occurs again is', () => {
  test('a doubled body where all paragraphs follow again', async () => {
    expect(await classesOf([p1, p2, p1, p2])).toEqual([['doubled-body', 80]]);
    expect(await classesOf([p1, p1])).toEqual([['doubled-body', 40]]);
    expect(await classesOf(['Headline of it', p1, p2, p3, p1, p2, p3])).toEqual([
      ['doubled-body', 120],
    ]);
  });

  test('a doubled body where a word was changed in each paragraph', async () => {
    const changed = [p1, p2, p3].map((own) => own.split(' ').with(20, 'changed').join(' '));
    const classes = await classesOf([p1, p2, p3, ...changed]);
    expect(new Set(classes.map(([kind]) => kind))).toEqual(new Set(['doubled-body']));
  });

  test('a doubled tail where the last paragraphs follow again', async () => {
    expect(await classesOf([p1, p4, p2, p3, p2, p3])).toEqual([['doubled-tail', 80]]);
    expect(await classesOf([p1, p4, p5, p2, p3, p2, p3, 'Reuters'])).toEqual([
      ['doubled-tail', 80],
    ]);
  });

  test('a doubled tail, not a body, where the first paragraph does not follow again', async () => {
    expect(await classesOf([p1, p2, p3, p2, p3])).toEqual([['doubled-tail', 80]]);
  });

  test('a doubled paragraph where one whole paragraph occurs again', async () => {
    expect(await classesOf([p1, p2, p3, p2, p4])).toEqual([['doubled-paragraph', 40]]);
    expect(await classesOf([p1, p2, p3, p4, p4])).toEqual([['doubled-paragraph', 40]]);
  });

  test('a pull quote where a sentence of a paragraph occurs again on its own', async () => {
    const quoted = `${prose.paragraph(20)} ${sentence} ${prose.paragraph(20)}`;
    expect(await classesOf([p1, quoted, p2, sentence, p3])).toEqual([['pull-quote', 14]]);
    expect(await classesOf([p1, sentence, quoted, p3])).toEqual([['pull-quote', 14]]);
  });

  test('a refrain where it occurs three times', async () => {
    expect(await classesOf([p1, sentence, p2, sentence, p3, sentence, p4])).toEqual([
      ['refrain', 14],
      ['refrain', 14],
    ]);
  });

  test('intended where it may close two entries in the same words', async () => {
    expect(await classesOf([p1, p2, p3, p2])).toEqual([['refrain', 40]]);
    expect(await classesOf(['Two cases', p1, p4, p2, p3, p5, p2])).toEqual([['refrain', 40]]);
    expect(await classesOf([p1, p4, p2, p3, p4, p2])).toEqual([['refrain', 80]]);
    // More paragraphs lie between the places than precede the first: it was pasted at the end.
    expect(await classesOf([p1, p2, p3, p4, p5, p2])).toEqual([['doubled-paragraph', 40]]);
  });

  test('each of its own class where several repeat', async () => {
    const quoted = `${prose.paragraph(20)} ${sentence} ${prose.paragraph(20)}`;
    expect(await classesOf([p1, quoted, p2, sentence, p3, p2, p4, p5])).toEqual([
      ['pull-quote', 14],
      ['doubled-paragraph', 40],
    ]);
  });
});

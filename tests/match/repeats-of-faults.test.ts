import { describe, expect, test } from 'vitest';
import { Kernel } from '../../src/kernel/kernel.js';
import { planScan } from '../../src/options/plan.js';
import { validateOptions } from '../../src/options/validate.js';
import { REPEAT_CLASSES } from '../../src/repeats/repeat-classes.js';
import { findRepeats } from '../../src/repeats/repeats.js';
import { REPEAT } from '../../src/sketch/block.js';

/** The repeats in a text: class, words of the second place, lines of both. */
function repeatsOf(text: string) {
  const plan = planScan(validateOptions({ only: 'repeats' }));
  const engine = new Kernel(plan.shape);
  const bytes = new TextEncoder().encode(text);
  const numbers = findRepeats(engine, engine.sketch(bytes), bytes, plan, null);
  return Array.from({ length: numbers.length / REPEAT.length }, (_, i) => {
    const at = (field: number) => numbers[i * REPEAT.length + field] ?? 0;
    return {
      kind: REPEAT_CLASSES[at(REPEAT.kind)],
      words: at(REPEAT.againEnd) - at(REPEAT.againStart),
      lines: [at(REPEAT.firstLine), at(REPEAT.againLine)],
      identity: at(REPEAT.matches) / at(REPEAT.columns),
    };
  });
}

const kindsOf = (text: string) => [...new Set(repeatsOf(text).map(({ kind }) => kind))];

const P = [
  'The harbour authority closed both piers on Tuesday after a survey found cracks in the supports.',
  'Engineers will need at least six weeks to replace the damaged beams, a spokeswoman told reporters.',
  'Ferries to the islands are going to leave from the fish market until then, twice every hour.',
  'Fishermen complained that nobody had asked them before the decision was announced in the press.',
  'The city council meets on Thursday to discuss who is going to pay for all of the repairs.',
];
const [P1 = '', P2 = '', P3 = '', P4 = '', P5 = ''] = P;
const text = (...paragraphs: string[]) => `${paragraphs.join('\n\n')}\n`;

describe('faults of an extractor', () => {
  test('a body twice is doubled-body, in one piece or interleaved', () => {
    expect(repeatsOf(text(...P, ...P))).toMatchObject([{ kind: 'doubled-body', identity: 1 }]);
    expect(kindsOf(text('Piers closed', ...P, 'Piers closed', ...P))).toEqual(['doubled-body']);
    const interleaved = repeatsOf(text(...P.flatMap((paragraph) => [paragraph, paragraph])));
    expect(interleaved.map(({ kind }) => kind)).toEqual(Array(5).fill('doubled-body'));
    expect(interleaved.map(({ lines }) => lines)).toEqual([
      [1, 3],
      [5, 7],
      [9, 11],
      [13, 15],
      [17, 19],
    ]);
    expect(kindsOf(text(P1, P2, P1, P2, P3, P4, P3, P4))).toEqual(['doubled-body']);
  });

  test('a body twice is one fault, although a line is before it and a credit after each', () => {
    const credit = 'ab/cd (Reuters, dpa)';
    expect(kindsOf(text('By Jane Doe', ...P, credit, ...P, credit))).toEqual(['doubled-body']);
  });

  test.each(['\n', '\r\n', '\r', '\u0085', '\u2028', '\u2029', '<br>', '<br />\n', '\\n'])(
    'a paragraph of ten words twice, with %j between paragraphs',
    (seam) => {
      const short = 'Nobody had asked the fishermen before it was announced today.';
      expect(kindsOf([P1, P2, short, short].join(seam))).toEqual(['doubled-paragraph']);
    },
  );

  test('a body of short paragraphs three times is a fault, fewer words than a sentence are not', () => {
    const short = ['The new ferry terminal opens in March.', 'It costs forty million euros.'];
    const body = [
      ...short,
      'Residents complained about the noise of works.',
      'The builder did not answer.',
    ];
    expect(kindsOf(text(...body, ...body, ...body))).toEqual(['doubled-body']);
    expect(kindsOf(text(...short, ...short, ...short))).toEqual(['refrain']);
  });

  test('a body twice whose last line is full, with nothing between wrapped paragraphs', () => {
    const lines = [
      'Администрация порта сообщила в четверг, что новый',
      'паромный терминал откроется в марте, на два года',
      'позже срока.',
      '«Расходы выросли до сорока миллионов евро», —',
      'сказал мэр и обвинил подрядчика в задержке.',
      'Жители старого квартала жаловались на шум во время',
      'работ, которые продолжались всю ночь.',
    ];
    expect(repeatsOf([...lines, ...lines].join('\n'))).toMatchObject([
      { kind: 'doubled-body', lines: [1, 8] },
    ]);
  });

  test('a wrapped paragraph twice, although its line ends with a comma', () => {
    const lines = [
      "L'autorité portuaire a déclaré jeudi que le nouveau terminal ouvrira en mars,",
      'deux ans plus tard que prévu.',
      '',
      "« Les coûts ont grimpé à quarante millions d'euros », a dit le maire, qui accuse",
      "l'entreprise du retard.",
    ];
    const last = [
      '',
      'Les riverains du vieux quartier se sont plaints du bruit pendant les travaux,',
      'qui ont duré toute la nuit.',
    ];
    const kinds = kindsOf([...lines, ...last, ...last].join('\n'));
    expect(kinds).toEqual(['doubled-paragraph']);
  });

  test('a first body with a dateline and a second without one are doubled-body', () => {
    expect(kindsOf(text(`HAMBURG (AP) - ${P1}`, ...P.slice(1), ...P))).toEqual(['doubled-body']);
  });

  test('a first paragraph pasted without its dateline is doubled, not a pull-quote', () => {
    expect(repeatsOf(text(`LIMA, Peru (dpa) — ${P1}`, P2, P3, P1, P4))).toMatchObject([
      { kind: 'doubled-paragraph', lines: [1, 7] },
    ]);
    expect(kindsOf(text(`He was certain of it: ${P1}`, P2, P3, P1, P4))).toEqual(['pull-quote']);
  });

  test('two adjacent copies are found whole, although the text before them ends like them', () => {
    expect(
      repeatsOf(
        text(P2, `${P1} Said Peter Lime`, `${P4} Said Peter Lime`, `${P4} Said Peter Lime`),
      ),
    ).toMatchObject([{ kind: 'doubled-paragraph', lines: [5, 7], words: 18 }]);
  });

  test('paragraphs that one line end separates are paragraphs too', () => {
    expect(kindsOf(`${[...P, ...P].join('\n')}\n`)).toEqual(['doubled-body']);
    expect(repeatsOf(`${[...P, P2].join('\n')}\n`)).toMatchObject([
      { kind: 'doubled-paragraph', lines: [2, 6] },
    ]);
  });

  test('the last paragraphs again at the end are doubled-tail, a single one is doubled-paragraph', () => {
    expect(repeatsOf(text(...P, P4, P5))).toMatchObject([
      { kind: 'doubled-tail', lines: [7, 11], identity: 1 },
    ]);
    expect(repeatsOf(text(...P, P4, P5, '(Reuters)'))).toMatchObject([{ kind: 'doubled-tail' }]);
    expect(repeatsOf(text(...P, P5))).toMatchObject([
      { kind: 'doubled-paragraph', lines: [9, 11] },
    ]);
  });

  test('a paragraph pasted elsewhere is doubled-paragraph', () => {
    expect(repeatsOf(text(P1, P2, P3, P1, P4, P5))).toMatchObject([
      { kind: 'doubled-paragraph', lines: [1, 7] },
    ]);
  });

  test('case, spacing and quotes do not hide a double; an edit shows in its identity', () => {
    const same = `  ${P2.toUpperCase()}  `;
    expect(repeatsOf(text(...P, same))).toMatchObject([
      { kind: 'doubled-paragraph', identity: 1, words: 16 },
    ]);
    const edited = P2.replace('damaged', 'broken');
    const [repeat] = repeatsOf(text(...P, edited));
    expect(repeat).toMatchObject({ kind: 'doubled-paragraph', words: 16 });
    expect(repeat?.identity).toBeLessThan(1);
  });

  test('a short paragraph directly after itself is doubled', () => {
    const headline = 'Both piers closed for weeks';
    expect(repeatsOf(text(headline, headline, ...P))).toMatchObject([
      { kind: 'doubled-paragraph', lines: [1, 3], words: 5 },
    ]);
  });

  test('a paragraph keeps its ends, although the words around it are the same by chance', () => {
    const around = [`${P1} So he said`, P2, `The ${P3}`, `${P4} So he said`, P2, `The ${P5}`];
    expect(repeatsOf(text(...around))).toMatchObject([{ kind: 'doubled-paragraph', words: 16 }]);
  });
});

describe('intentional repeats', () => {
  test('a sentence set apart is a pull-quote, before or after its paragraph', () => {
    const sentence = 'Nobody told us anything about it until we read it in the papers ourselves.';
    const full = `${P4} “${sentence}” one of them said. ${P5}`;
    expect(repeatsOf(text(P1, P2, full, sentence, P3))).toMatchObject([{ kind: 'pull-quote' }]);
    expect(repeatsOf(text(P1, `“${sentence}”`, P2, full, P3))).toMatchObject([
      { kind: 'pull-quote' },
    ]);
  });

  test('words within two paragraphs are a refrain', () => {
    const words = 'the largest port on the northern coast since the war of eighteen twelve';
    expect(
      kindsOf(text(`${P1} It is ${words}, he said.`, P2, `To many ${words} is home.`)),
    ).toEqual(['refrain']);
  });

  test('a paragraph that occurs three times after others is a refrain, short or long', () => {
    expect(kindsOf(text(P1, P2, P1, P3, P1, P4))).toEqual(['refrain']);
  });

  test('a quote that recurs inside a doubled body does not hide the fault', () => {
    const quote = 'we shall find the money wherever the money can be found, and soon';
    const body = [`${P1} “W${quote.slice(1)},” he said.`, P2, `${P3} Again: ${quote}!`, P4, P5];
    const kinds = kindsOf(text(...body, ...body));
    expect(kinds).toContain('doubled-body');
    expect(kinds.filter((kind) => kind !== 'refrain')).toEqual(['doubled-body']);
  });

  test('a short paragraph that recurs after others is a refrain', () => {
    const slogan = 'The harbour belongs to all of us.';
    expect(kindsOf(text(P1, slogan, P2, P3, slogan, P4))).toEqual(['refrain']);
  });

  test('a live blog repeats itself', () => {
    const closed = 'This live blog is now closed.';
    const summary =
      'Here is what we know so far: both piers are closed and nobody was injured today.';
    const blog = text(
      closed,
      summary,
      '10:45',
      P1,
      '11:20',
      P2,
      summary,
      '12:05',
      P3,
      '13:30',
      P4,
      closed,
    );
    expect(kindsOf(blog)).toEqual(['refrain']);
  });

  test('questions and answers repeat themselves', () => {
    const question =
      'Q: What would you tell young people who want to go to sea for a living nowadays?';
    const answer = 'A: I would rather not say anything about that as long as the inquiry goes on.';
    const interview = text(question, P1, 'Q: Why?', answer, question, P2, 'Q: And?', answer, P3);
    expect(kindsOf(interview)).toEqual(['refrain']);
    const plain = question.slice(3);
    expect(kindsOf(text(plain, P1, P2, plain, P3, P4))).toEqual(['refrain']);
  });

  test('poems repeat themselves: lines, stanzas and choruses, side by side or not', () => {
    const frost = [
      'The woods are lovely, dark and deep,',
      'But I have promises to keep,',
      'And miles to go before I sleep,',
      'And miles to go before I sleep.',
    ].join('\n');
    expect(kindsOf(frost)).toEqual(['refrain']);
    const chorus = [
      'Row, row, row your boat, my friend,',
      'Gently down the stream of night,',
      'Merrily, merrily, round the bend,',
      'Life is but a dream of light',
    ].join('\n');
    expect(kindsOf(text(frost, chorus, 'Another verse of words\nthat has an end', chorus))).toEqual(
      ['refrain'],
    );
    expect(kindsOf(text(P1, P2, P3, P4, P5, chorus, chorus))).toEqual(['refrain']);
    const apart = text(...frost.split('\n'), ...chorus.split('\n'), ...frost.split('\n'));
    expect(kindsOf(apart)).toEqual(['refrain']);
  });

  test('a line of wrapped prose is not a paragraph', () => {
    const wrapped = [
      'The harbour authority closed both piers on Tuesday after a survey found',
      'cracks in the supports, and the mayor promised that the city would soon',
      'find the money. The harbour authority closed both piers on Tuesday after',
      'cracks in the supports, and the mayor promised that the city would soon',
      'forget about it.',
    ].join('\n');
    expect(kindsOf(text(wrapped, P2, P3))).toEqual(['refrain']);
  });
});

describe('limits', () => {
  test('a text of one line many times is classified in linear time', () => {
    const kinds = kindsOf('one two three four five six seven.\n'.repeat(20_000));
    expect(kinds).toEqual(['refrain']);
  });

  test('text without repeats, empty text and a single line have none', () => {
    for (const none of ['', '\n', P1, text(...P)]) expect(repeatsOf(none)).toEqual([]);
  });
});

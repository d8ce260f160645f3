import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ReferenceEngine } from '../../src/reference/engine.js';
import { AGENCY_FORMS } from '../../src/text/agencies.js';
import { CreditFinder, creditsOf } from '../../src/text/credit-lines.js';
import { cases } from '../fixtures/articles.js';
import { BUILDS, encode, kernelOf, SHAPE } from '../kernel/engines.js';

const form = fc.constantFrom(...AGENCY_FORMS);
const word = fc.constantFrom('officials', 'said', 'naïve', 'площадь', '新聞', '—', 'A', 'United');
const prose = fc.array(word, { maxLength: 40 }).map((words) => `${words.join(' ')}.`);
/** Longer than a credit line. */
const sentence = fc
  .array(word, { minLength: 30, maxLength: 50 })
  .map((words) => `${words.join(' ')}.`);
const line = fc.oneof(
  prose,
  form,
  form.map((name) => `By Jane Doe, ${name}`),
  fc.tuple(form, form).map(([one, other]) => `Sources: ${one}, ${other}`),
  fc.tuple(form, prose).map(([name, rest]) => `MINSK (${name}) — ${rest}`),
  fc.tuple(prose, form).map(([rest, name]) => `${rest} (${name})`),
  fc.tuple(prose, form).map(([rest, name]) => `${rest} – ${name}`),
  // Names far from one end of a line or from both, for which fewer rules are tried.
  fc.tuple(sentence, form, sentence).map((parts) => parts.join(' ')),
  form.map((name) => `MINSK, Belarus (${name}) - ${'officials said '.repeat(15)}.`),
  fc.tuple(sentence, form, prose).map(([rest, name, last]) => `${rest} Source: ${name}, ${last}`),
  fc.tuple(sentence, form).map(([rest, name]) => `  ${rest} (${name}) (DW).  `),
  fc
    .tuple(sentence, form)
    .map(([rest, name]) => `  ${rest} © 2020 ${name}. All rights reserved.  `),
);
const end = fc.constantFrom('\n', '\n\n', '\r\n', '\r', '\u2028');
const article = fc
  .array(fc.tuple(line, end), { maxLength: 12 })
  .map((lines) => lines.flat().join(''));

test('a finder finds the same credits as a search of the whole ends, with any engine', () => {
  const engines = [...BUILDS.map((build) => kernelOf(build)), new ReferenceEngine(SHAPE)];
  for (const engine of engines) {
    const finder = new CreditFinder(engine);
    let credited = 0;
    fc.assert(
      fc.property(article, (text) => {
        const bytes = encode(text);
        const credits = finder.creditsOf('', engine.sketch(bytes), bytes);
        engine.take();
        expect(credits.map(({ name }) => name)).toEqual(creditsOf(bytes));
        credited += credits.length;
      }),
      cases(engine.name === 'kernel' ? 1000 : 200),
    );
    expect(credited).toBeGreaterThan(100);
  }
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { RecentStrings } from '../../src/store/recent-strings.js';
import { cases } from '../fixtures/articles.js';

test('recent strings equal their bytes, in any order', () => {
  const name = fc.oneof(
    fc.constantFrom('', 'AP', 'PA', 'Agence', 'Agencé', 'ä'.repeat(80)),
    fc.string(),
  );
  fc.assert(
    fc.property(fc.array(name, { maxLength: 60 }), (names) => {
      const strings = new RecentStrings();
      for (const own of [...names, ...names.toReversed()]) {
        const bytes = Buffer.from(`<${own}>`);
        expect(strings.read(bytes, 1, bytes.length - 1)).toBe(
          bytes.toString('utf8', 1, bytes.length - 1),
        );
      }
    }),
    cases(200),
  );
});

test('all strings are read, even more than are cached', () => {
  const strings = new RecentStrings();
  const bytes = Buffer.from(Array.from({ length: 9000 }, (_, n) => String(n).padStart(4)).join(''));
  for (let n = 0; n < 9000; n++)
    expect(strings.read(bytes, 4 * n, 4 * n + 4)).toBe(String(n).padStart(4));
});

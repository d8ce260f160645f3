import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Namespaces } from '../../../src/read/xml/namespaces.js';
import { cases } from '../../fixtures/articles.js';

const DUBLIN_CORE = 'http://purl.org/dc/elements/1.1/';
const prefix = fc.constantFrom('dc', 'a', 'x1', 'constructor', '__proto__');

test('a name does not depend on the prefix that a document chose for a known namespace', () => {
  fc.assert(
    fc.property(prefix, (chosen) => {
      const namespaces = new Namespaces();
      expect(namespaces.nameOf('rss', { [`xmlns:${chosen}`]: ` ${DUBLIN_CORE} ` })).toBe('rss');
      expect(namespaces.nameOf(`${chosen}:creator`, {})).toBe('dc:creator');
    }),
    cases(20),
  );
});

test('names of other namespaces stay as they are written', () => {
  const address = fc.constantFrom('https://example.org/ns', 'constructor', 'toString', '');
  fc.assert(
    fc.property(prefix, address, (chosen, other) => {
      const namespaces = new Namespaces();
      namespaces.nameOf('rss', { [`xmlns:${chosen}`]: other });
      expect(namespaces.nameOf(`${chosen}:creator`, {})).toBe(`${chosen}:creator`);
      expect(namespaces.nameOf('creator', {})).toBe('creator');
    }),
    cases(50),
  );
});

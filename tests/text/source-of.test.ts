import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sourceOf } from '../../src/text/source-of.js';
import { cases } from '../fixtures/articles.js';

describe('the source of an article whose record names none', () => {
  test('is the host of its URL, as full parsing gives it', () => {
    const label = fc.stringMatching(/^[a-z0-9-]{1,6}$/);
    const host = fc.oneof(
      fc.array(label, { minLength: 1, maxLength: 4 }).map((labels) => labels.join('.')),
      fc.constantFrom('www.com', 'www.a.de', 'WWW.A.de', 'xn--mnchen-3ya.de', 'xn--a.de', '1.2.3'),
      fc.constantFrom('münchen.de', 'a_b.org', 'user@a.org', 'a.org:8080', 'a..org', '0x7f.1'),
    );
    const rest = fc.constantFrom('', '/', '/2024/a b', '?q=/', '#/', '/\t', '//', '\\x/');
    const scheme = fc.constantFrom('http://', 'https://', 'HTTP://', 'ftp://', '//', '');
    fc.assert(
      fc.property(scheme, host, rest, (s, h, r) => {
        const url = `${s}${h}${r}`;
        const full = URL.canParse(url) ? new URL(url).hostname.replace(/^www\./, '') : '';
        expect(sourceOf(url, 'folder/file')).toBe(full || 'folder');
      }),
      cases(2000),
    );
  });

  test('is otherwise the top folder of its path, if there is one', () => {
    expect(sourceOf('', 'reuters/2024/a.txt')).toBe('reuters');
    expect(sourceOf('no address', 'a.txt')).toBe('');
    expect(sourceOf('', '/a.txt')).toBe('');
  });
});

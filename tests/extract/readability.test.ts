import { describe, expect, test } from 'vitest';
import { InputFault } from '../../src/article/skipped.js';
import { extractByReadability } from '../../src/extract/readability.js';
import { cpuTime } from '../fixtures/cpu-time.js';

const CONTEXT = { url: '', site: '', chrome: {} };
const A =
  'The harbour authority, which owns both piers, closed them on Tuesday after a survey found cracks.';
const B =
  'Engineers will need at least six weeks to replace the damaged beams, she said, and to paint them.';

describe('extractByReadability', () => {
  test('gives paragraphs with a blank line between, and our metadata', () => {
    const page = `<html><head><title>Both piers are closed - The Echo</title>
      <meta property="og:site_name" content="The Echo"><meta name="author" content="Ann Lee"></head>
      <body><nav><a href="/">Home</a></nav><article><p>${A}</p><p>${B}</p></article></body></html>`;
    const { text, fault, source, byline, places } = extractByReadability(
      Buffer.from(page),
      CONTEXT,
    );
    expect([text, fault, places]).toEqual([`${A}\n\n${B}`, null, null]);
    expect([source, byline]).toEqual(['The Echo', 'Ann Lee']);
  });

  test('a page without text is not an article', () => {
    for (const page of [
      '',
      'x',
      '\0',
      '<p>',
      '<html></html>',
      '<!doctype html>',
      '</p>',
      '<svg>',
    ]) {
      expect(extractByReadability(Buffer.from(page), CONTEXT).fault).toBe('no-body');
    }
  });

  test.each([
    ['deep', `<html><body>${'<div>'.repeat(5000)}${A}`],
    ['very deep', `<html><body>${'<b>'.repeat(100_000)}${A}`],
    ['many tags', `<html><body>${`<p>${A}</p>`.repeat(50_000)}`],
  ])('a page that would take too long is refused in time: %s', (_, page) => {
    extractByReadability(Buffer.from(`<p>${A}</p>`), CONTEXT);
    const started = cpuTime();
    expect(() => extractByReadability(Buffer.from(page), CONTEXT)).toThrow(InputFault);
    expect(cpuTime() - started).toBeLessThan(10_000);
  });
});

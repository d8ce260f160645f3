import { describe, expect, test } from 'vitest';
import { describeProgress, progressLine } from '../../src/cli/progress.js';

function fakeTerminal(isTTY: boolean, columns = 80) {
  const written: string[] = [];
  const write = (text: string) => written.push(text) > 0;
  const stream = { isTTY, columns, write } as unknown as NodeJS.WriteStream;
  return { stream, written };
}

const READING = {
  phase: 'read',
  articles: 1234,
  bytes: 50_000_000,
  totalBytes: 200_000_000,
} as const;

describe('describeProgress', () => {
  test('has the share, the articles, the rate and the time left', () => {
    expect(describeProgress(READING, 2)).toBe(
      'reading  [#####---------------]  25%  1,234 articles  25 MB/s  6 s left',
    );
  });

  test('has the files if there are several', () => {
    expect(describeProgress({ ...READING, files: 52, totalFiles: 1310 }, 2)).toBe(
      'reading  [#####---------------]  25%  52 of 1,310 files  1,234 articles  25 MB/s  6 s left',
    );
    expect(describeProgress({ ...READING, files: 1, totalFiles: 1 }, 2)).not.toContain('file');
  });

  test('has no share if the total is not known, and no rate before anything is read', () => {
    expect(describeProgress({ ...READING, totalBytes: 0 }, 2)).toBe(
      'reading  1,234 articles  25 MB/s',
    );
    expect(describeProgress({ phase: 'list', articles: 0, bytes: 0, totalBytes: 0 }, 0)).toBe(
      'listing',
    );
    expect(describeProgress({ ...READING, phase: 'match' }, 2)).toBe('matching  1,234 articles');
    expect(describeProgress({ ...READING, phase: 'align', parts: 4, totalParts: 16 }, 2)).toBe(
      'aligning  [#####---------------]  25%  1,234 articles',
    );
  });

  test('never exceeds 100%, even if a file has grown', () => {
    expect(describeProgress({ ...READING, bytes: 300_000_000 }, 2)).toContain('100%');
  });
});

describe('progressLine', () => {
  test('writes nothing without a terminal, or if nobody wants it', () => {
    for (const [isTTY, isQuiet] of [
      [false, false],
      [true, true],
    ] as const) {
      const { stream, written } = fakeTerminal(isTTY);
      const line = progressLine(isQuiet ? null : stream);
      line.update(READING);
      line.clear();
      expect(written).toEqual([]);
    }
  });

  test('is drawn at most ten times a second, within the width, and cleared at the end', () => {
    const { stream, written } = fakeTerminal(true, 30);
    let time = 0;
    const line = progressLine(stream, () => time);
    for (; time < 1000; time += 5) line.update(READING);
    expect(written).toHaveLength(10);
    for (const text of written) expect(text.replace('\u001b[K', '').length).toBeLessThanOrEqual(30);
    line.clear();
    line.clear();
    expect(written.slice(10)).toEqual(['\r\u001b[K']);
  });
});

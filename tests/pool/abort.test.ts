import { expect, test } from 'vitest';
import { inPieces, type Pieces } from '../../src/pool/abort.js';

/** Work of some pieces that take five milliseconds each; gives the number of the last. */
function* busy(pieces: number, onPiece: (piece: number) => void): Pieces<string> {
  for (let piece = 1; piece <= pieces; piece++) {
    for (const start = performance.now(); performance.now() - start < 5; );
    onPiece(piece);
    yield;
  }
  return 'done';
}

test('work in pieces gives its result', async () => {
  expect(
    await inPieces(
      busy(30, () => {}),
      undefined,
    ),
  ).toBe('done');
  expect(
    await inPieces(
      busy(0, () => {}),
      new AbortController().signal,
    ),
  ).toBe('done');
});

test('work in pieces ends within a second of the abortion, which a timer may ask for', async () => {
  const controller = new AbortController();
  let aborted = 0;
  let last = 0;
  setTimeout(() => {
    aborted = last;
    controller.abort(new Error('enough'));
  }, 20);
  const work = busy(1000, (piece) => {
    last = piece;
  });
  await expect(inPieces(work, controller.signal)).rejects.toThrow('enough');
  expect(aborted).toBeGreaterThan(0);
  expect(last).toBe(aborted);
});

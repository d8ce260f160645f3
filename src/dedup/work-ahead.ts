/**
 * The results of work on items, in their order. Work on the next items begins before a result is taken,
 * but a result that is there never waits for an item: it is given as soon as its turn comes.
 * @param most works that have begun and whose results were not given.
 */
export async function* workAhead<Item, Result>(
  items: AsyncIterable<Item>,
  begin: (item: Item) => Promise<Result>,
  most: number,
): AsyncGenerator<Result, void> {
  const source = items[Symbol.asyncIterator]();
  const begun: Promise<Result>[] = [];
  let next: Promise<IteratorResult<Item>> | null = heeded(source.next());
  while (next !== null || begun.length > 0) {
    const isItem = await Promise.race([
      ...(next !== null && begun.length < most ? [next.then(() => true)] : []),
      ...(begun[0] === undefined ? [] : [begun[0].then(() => false)]),
    ]);
    if (!isItem) {
      yield await begun.shift()!;
      continue;
    }
    const item: IteratorResult<Item> = await next!;
    if (!item.done) begun.push(heeded(begin(item.value)));
    next = item.done ? null : heeded(source.next());
  }
}

/** A promise whose error is thrown where it is awaited, perhaps later, or not if nobody awaits it. */
function heeded<Result>(promise: Promise<Result>): Promise<Result> {
  promise.catch(() => {});
  return promise;
}

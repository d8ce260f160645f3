import fc from 'fast-check';
import { expect, test } from 'vitest';
import { workAhead } from '../../src/dedup/work-ahead.js';

/** Resolves after some turns of the event loop. */
async function after(turns: number): Promise<void> {
  for (let turn = 0; turn < turns; turn++) await new Promise((resolve) => setImmediate(resolve));
}

const turns = fc.integer({ min: 0, max: 3 });

test('results come in the order of the items, however long reading and work take', async () => {
  const steps = fc.array(fc.record({ reading: turns, work: turns }), { maxLength: 12 });
  await fc.assert(
    fc.asyncProperty(steps, fc.integer({ min: 1, max: 4 }), async (list, most) => {
      let begun = 0;
      let given = 0;
      async function* items() {
        for (const [number, { reading }] of list.entries()) {
          await after(reading);
          yield number;
        }
      }
      const begin = async (number: number) => {
        begun++;
        expect(begun - given).toBeLessThanOrEqual(most + 1);
        await after(list[number]!.work);
        return number;
      };
      const results: number[] = [];
      for await (const result of workAhead(items(), begin, most)) {
        given++;
        results.push(result);
      }
      expect(results).toEqual([...list.keys()]);
    }),
  );
});

test('a result does not wait for the next item', async () => {
  async function* items() {
    yield 'first';
    await new Promise(() => {});
  }
  const results = workAhead(items(), async (item) => `${item} done`, 4);
  expect(await results.next()).toEqual({ done: false, value: 'first done' });
});

test('an error of work comes at its turn, after the results before it', async () => {
  async function* items() {
    yield* [1, 2, 3];
  }
  const begin = async (item: number) => {
    if (item === 2) throw new Error('two');
    await after(2);
    return item;
  };
  const results = workAhead(items(), begin, 4);
  expect(await results.next()).toEqual({ done: false, value: 1 });
  await expect(results.next()).rejects.toThrow('two');
});

import path from 'node:path';
import { expect, test, vi } from 'vitest';
import { openIndexStep } from '../../src/cli/index-step.js';
import { openIndex, openScan } from '../../src/index.js';
import { validateOptions } from '../../src/options/validate.js';
import { Prose } from '../fixtures/articles.js';
import { makeFolder } from '../read/folder.js';

test('with --against and --index-out each text of a scan is read once', async () => {
  const prose = new Prose(3);
  const [bridge, harbour] = [prose.paragraph(80), prose.paragraph(80)];
  const folder = makeFolder({
    'a.txt': bridge,
    'b.txt': `${bridge} ${harbour}`,
    'c.txt': harbour,
  });
  const [against, indexOut] = ['old', 'new'].map((name) => path.join(folder, name));
  const old = await openIndex(against!);
  await old.add({ id: 'old', text: bridge });
  old.close();
  const result = await openScan([path.join(folder, '*.txt')], {}, {}, { texts: true });
  const textOf = vi.spyOn(result, 'textOf');
  const step = await openIndexStep({ against: against!, indexOut: indexOut! }, validateOptions());
  const { records, text } = await step.run(result);
  step.discard();
  await result.close();
  expect(records?.map(({ verdict }) => verdict)).toEqual(['identical', 'edited']);
  expect(text).toContain('3 articles added to');
  expect(textOf).toHaveBeenCalledTimes(3);
});

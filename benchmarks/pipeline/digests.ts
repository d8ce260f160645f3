/**
 * Prints the digests of the findings in the generator's corpora, a line each: two versions of Node,
 * or two builds, that print the same lines found the same. Measures the build in `dist/`.
 *
 * Options: `--articles N` `--seed N`.
 */
import { parseArgs } from 'node:util';
import { scan } from 'wirecopy';
import { integerOption, runCommand } from '../command.js';
import { collectCorpus } from '../corpora/generator.js';

await runCommand(async () => {
  const { values } = parseArgs({
    options: {
      articles: { type: 'string', default: '10000' },
      seed: { type: 'string', default: '1' },
    },
  });
  const articles = integerOption(values, 'articles', 1);
  const seed = integerOption(values, 'seed', 0);
  for (const boilerplate of [false, true]) {
    const made = collectCorpus({ articles, seed, boilerplate }).articles;
    const { summary } = await scan(made);
    console.log(`${boilerplate ? 'boilerplate' : 'plain'} ${made.length} ${summary.digest}`);
  }
});

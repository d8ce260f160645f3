/**
 * Prints the digests of the findings in the generator's corpora, one a line: equal lines from two
 * versions of Node, or two builds, mean equal findings. Measures the build in `dist/`.
 *
 * Options: `--articles N` `--seed N`.
 */
import { parseArgs } from 'node:util';
import { type Article, scan } from 'wirecopy';
import { integerOption, runCommand } from '../command.js';
import { collectCorpus } from '../corpora/generator.js';
import { makeUnkindCorpus } from '../corpora/unkind/corpus.js';

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
    await printDigest(boilerplate ? 'boilerplate' : 'plain', made);
  }
  const unkind = { articles: Math.ceil(articles / 5), seed, boilerplate: true };
  await printDigest('unkind', makeUnkindCorpus({ ...unkind, sources: 'outlets' }).articles);
});

async function printDigest(name: string, articles: readonly Article[]): Promise<void> {
  const { summary } = await scan(articles);
  console.log(`${name} ${articles.length} ${summary.digest}`);
}

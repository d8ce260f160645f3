/**
 * Judges articles as they pass through a stream of Node: `node examples/node-streams.mjs INDEX < in.jsonl`.
 *
 * Writes a line for each article that is not a copy, with its new text. An answer comes after its article is
 * in the index for good, so a run that was killed is started again with the same input: articles that
 * were in the index have `replayed`.
 */
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { openIndex } from 'wirecopy';

const COPIES = new Set(['identical', 'same-text', 'near-duplicate', 'contained', 'edited']);

const [folder = null] = process.argv.slice(2);
const index = await openIndex(folder, { key: 'url' });

/** The articles of lines of JSON, one by one. */
async function* articlesOf(input) {
  for await (const line of createInterface({ input })) yield JSON.parse(line);
}

/** The new spans of a text. */
function newText(text, { novelty }) {
  return novelty.map(({ start, end }) => text.slice(start, end)).join(' … ');
}

try {
  // The stream asks for an article when the one before was taken: memory stays the same.
  const judged = Readable.toWeb(Readable.from(articlesOf(process.stdin))).pipeThrough(
    index.transform(),
  );
  for await (const { article, answer } of judged) {
    if (COPIES.has(answer.verdict) || answer.replayed) continue;
    const { verdict, of } = answer;
    const line = { id: article.id, verdict, of, text: newText(article.text, answer) };
    process.stdout.write(`${JSON.stringify(line)}\n`);
  }
} finally {
  index.close();
}

/**
 * The same without streams, from a CommonJS module: `node examples/async-iterator.cjs`. It keeps its index in
 * memory. `require` of a module works in Node 20.19, 22.12 and later.
 */
const { openIndex } = require('wirecopy');

async function main() {
  const index = await openIndex(null);
  const text =
    'The bridge over the harbour closes on Monday for three months of repairs, the council said.';
  const articles = [
    { id: 'wire-1', text },
    { id: 'paper-1', text: `Harbour news. ${text}` },
    {
      id: 'wire-2',
      text: 'A school in the north of the town opens its new library to all readers today.',
    },
  ];
  for await (const { article, answer } of index.answers(articles)) {
    console.log(article.id, answer.verdict, answer.canonical);
  }
  console.log(index.cluster('wire-1').join(' '));
  index.close();
}

main();

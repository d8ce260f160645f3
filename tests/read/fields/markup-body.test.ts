import { expect, test } from 'vitest';
import { isFragment, plainBody } from '../../../src/read/fields/markup-body.js';
import { JSON_DOCUMENTS } from '../../../src/read/json/reader.js';
import { RECORDS } from '../../../src/read/records/reader.js';
import { readBytes } from '../streams.js';

const FRAGMENT = `<p>The council &amp; the mayor met on <a href="https://a.org/?a=1&amp;b=2">Monday</a>.</p>
<figure class="image"><img src="a.jpg" alt="A man"/><figcaption>A man in a hat</figcaption></figure>
<script>var x = "<p>no</p>";</script><div><p>They decided<br>nothing.</p></div>
<aside><h3>Read more</h3><ul><li><a href="/b">Another story</a></li></ul></aside>`;
const PLAIN = 'The council & the mayor met on Monday.\n\nThey decided\nnothing.';

test('a body of HTML becomes its paragraphs, without captions, boxes and scripts', () => {
  expect(plainBody(FRAGMENT)).toBe(PLAIN);
  expect(plainBody('<figure><figcaption>Only this.</figcaption></figure><br>')).toBe('Only this.');
});

test('a text with some tags, or about tags, stays as it is', () => {
  for (const text of ['a <b>c</b> d', '<p> is a tag', '<b>Bold</b> words', 'x</p><p>y', '']) {
    expect(isFragment(text)).toBe(false);
    expect(plainBody(text)).toBe(text);
  }
});

test('is read alike on plain lines, on lines that are parsed, and in documents', async () => {
  const record = { id: 'a', title: 'T', text: FRAGMENT };
  const odd = { ...record, id: 'b', source: ['S'] };
  const lines = `${JSON.stringify(record)}\n${JSON.stringify(odd)}\n`;
  const fromLines = await readBytes(RECORDS, lines);
  const document = await readBytes(JSON_DOCUMENTS, JSON.stringify([record, odd]));
  for (const { articles } of [fromLines, document]) {
    expect(articles).toMatchObject([
      { id: 'a', title: 'T', text: PLAIN },
      { id: 'b', source: 'S', text: PLAIN },
    ]);
  }
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compare } from '../../src/index.js';
import { tokenise } from '../../src/reference/tokenise.js';
import { mapSpans } from '../../src/repair/offset-map.js';
import { repair } from '../../src/repair/repair.js';
import { kernel } from '../fixtures/kernel.js';
import { cases } from '../kernel/texts.js';

const encode = (text: string) => new TextEncoder().encode(text);
const tokensOf = (text: string) => tokenise(text, 'utf16').map((token) => token.text);

function repaired(text: string): string {
  const result = repair(encode(text), 'utf16', kernel);
  return result ? Buffer.from(result.text).toString() : text;
}

const PARAGRAPHS = [
  'Police in Northwick found the stolen painting on Friday in a garage near the station.',
  'The owner, a retired teacher, said she had given up hope. “I am glad,” she said.',
  'Никто не арестован, сообщили в полиции города.',
  '警方星期五找到了這幅畫。',
  'Nobody has been arrested so far',
];
const CLEAN = PARAGRAPHS.join('\n\n');

/** The same text as several kinds of scrapers leave it. */
const REMNANTS: Record<string, string> = {
  'literal line ends': PARAGRAPHS.join('\\n\\n'),
  'literal line ends of Windows': PARAGRAPHS.join('\\r\\n'),
  'single literal line ends': PARAGRAPHS.join('\\n'),
  'literal line ends, escaped twice': PARAGRAPHS.join('\\\\n\\\\n'),
  'literal line ends and tabs': PARAGRAPHS.join('\\n\\t'),
  paragraphs: PARAGRAPHS.map((line) => `<p>${line}</p>`).join(''),
  'paragraphs with attributes': PARAGRAPHS.map(
    (line) => `<p class="a b" data-x='1' hidden>${line}</p>`,
  ).join('\n'),
  'line breaks': PARAGRAPHS.join('<br/>'),
  'other line breaks': PARAGRAPHS.join('<br><BR />'),
  'links and emphasis': `<div>${CLEAN.replaceAll('painting', '<a href="/a?b=1&amp;c=2" target=_blank>pain<b>ting</b></a>')}</div>`,
  'escaped markup': PARAGRAPHS.map((line) => `&lt;p class=&quot;x&quot;&gt;${line}&lt;/p&gt;`).join(
    '',
  ),
  'markup escaped twice': PARAGRAPHS.map(
    (line) => `&amp;lt;p&amp;gt;${line}&amp;lt;/p&amp;gt;`,
  ).join(''),
  'markup of JSON': PARAGRAPHS.map(
    (line) => `\\u003cp class=\\"x\\"\\u003e${line}\\u003c\\/p\\u003e`,
  ).join('\\n'),
  comments: `<!-- begin body -->${PARAGRAPHS.join('<!-- an advertisement\n here -->\n')}`,
  scripts: `${CLEAN}\n<script type="text/javascript">if (a < b) { show("ad"); }</script><style>p { color: red }</style>`,
  'links of Markdown': CLEAN.replaceAll(
    'garage',
    '[garage](https://example.com/a_(b) "a title")',
  ).replaceAll('owner', '[owner](/tags/owner)'),
  'images of Markdown': `![a garage](https://example.com/a.jpg)\n\n[![logo](/logo.png)](https://example.com)\n\n# ${CLEAN}`,
  'emphasis of Markdown': CLEAN.replace('stolen', '**stolen**').replace('hope', '_hope_'),
  'hyphens at line ends': CLEAN.replace('painting', 'paint¬\ning')
    .replace('retired', 're¬\r\n  tired')
    .replace('полиции', 'поли¬\nции'),
  'signs of soft hyphens at the ends of lines that were joined by spaces': CLEAN.replace(
    'painting',
    'paint¬ ing',
  ).replace('полиции', 'поли¬ ции'),
  'signs of soft hyphens within lines': CLEAN.replace('painting', 'paint¬ing').replace(
    'полиции',
    'поли¬ции',
  ),
  'entities without semicolons': CLEAN.replace('in a garage', 'in&nbspa&nbspgarage')
    .replace('“I am glad,”', '&quot;I am glad,&quot')
    .replace('The owner', '&amp The owner'),
  'character data of XML': PARAGRAPHS.map((line) => `<p><![CDATA[${line}]]></p>`).join(''),
  'character data alone': `<![CDATA[${CLEAN}]]>`,
  'short codes of blogs': `[caption id="a_1" align="left" width=300]<img src="/a.jpg"/> ${PARAGRAPHS[0]}[/caption]\n\n${PARAGRAPHS.slice(1).join('\n\n')}<br>[gallery ids="1,2"]`,
  'short codes without tags': `[caption id="a_1" align="left" width=300]${PARAGRAPHS[0]}[/caption]\n\n${PARAGRAPHS.slice(1).join('\n\n')}`,
  'codes of forums': CLEAN.replace('painting', '[url=http://a.b/c]pain[b]ting[/b][/url]'),
  templates: `{{ header.ad }}\n${CLEAN.replace('garage', 'garage{{cite web|url=http://a.b}}')}`,
  'links by reference': `${CLEAN.replace('garage', '[garage][1]').replace('owner', '[owner][]')}\n\n[1]: https://a.b/c "Title"\n[owner]: <https://a.b>\n`,
  'soft hyphens': CLEAN.replace('painting', 'paint\u00ad\ning').replace('retired', 're\u00adtired'),
};

describe('remnants of scraping are removed', () => {
  test.each(Object.entries(REMNANTS))('%s', (_, scraped) => {
    expect(tokensOf(repaired(scraped))).toEqual(tokensOf(CLEAN));
    expect(compare(CLEAN, scraped).relation).toBe('same-text');
  });

  test.each(Object.entries(REMNANTS))('and spans lead to the original: %s', (_, scraped) => {
    for (const unit of ['utf16', 'codepoint', 'byte'] as const) {
      const result = repair(encode(scraped), unit, kernel);
      if (!result) continue;
      const tokens = tokenise(Buffer.from(result.text).toString(), unit);
      const spans = mapSpans(
        Uint32Array.from(tokens.flatMap(({ start, end }) => [start, end])),
        result.map,
      );
      for (const [i, token] of tokens.entries()) {
        const cut = cutOf(scraped, spans[2 * i]!, spans[2 * i + 1]!, unit);
        expect(
          tokensOf(cut.replace(/<[^>]*>|\[\/?\w+[^\]]*\]|[\u00ac\u00ad]\s*/g, '')).join(''),
        ).toBe(token.text);
      }
    }
  });

  test('lines that are wrapped by literal line ends', () => {
    const lines =
      'the stolen painting was found on Friday\\nin a garage that is near the station\\nof the town, police said on\\nSaturday';
    expect(repaired(lines)).toBe(lines.replaceAll('\\n', '\n'));
  });
});

describe('text that only resembles remnants is left', () => {
  test.each([
    'It is in C:\\new\\table and in \\\\server\\news\\today, they said.',
    'Save it below C:\\temp\\reports.\\next year we move.',
    'In a regular expression \\n and \\t are white space, and \\r\\n ends a line.',
    'The pattern (\\d+)\\n(\\w+) finds them. It is old.',
    'With \\nu and \\tau, \\rho is \\nabla \\times u.',
    'printf("hello\\n"); puts("a\\tb");',
    'We know that a < b and c > d, and that 3 <4.',
    'I <3 you, x<y>z and a<b>c.',
    'Use <p> to begin a paragraph, <b> for bold and </b> after it.',
    'In HTML you write <b>bold</b> and <a href="x">a link</a>.',
    'The `<br>` tag breaks a line.',
    'std::vector<int> x; Map<String, List<i>> y;',
    'He said «non» and <<oui>>, <name@example.com> wrote on <https://example.com/a>.',
    'See [sic](as it was) and f[i](x), [text](url).',
    'See [1][2] and the array a[i][1]; [b] is a note, [sic] too. <br',
    'The config uses "{{ name }}" and $x_{{i}}$ <here>.',
    'Write [caption] before it <there>, and [1]: as said.',
    'An address http://a.b/?x=1&copy=2&lt=3&amplitude=4, R&D, AT&T &c. and x&y',
    'the symbol ¬\nA means not A, and p ¬ q',
    'The end of a text of a language model.</s>',
    'an unclosed <!-- comment and a <script of no end',
  ])('%j', (text) => {
    expect(repaired(text)).toBe(text);
  });
});

describe('hostile remnants are removed or left, in bounded time', () => {
  test.each([
    ...[
      '<',
      '<!--',
      '<script>',
      '<p ',
      '<a b c',
      '</',
      '<p>',
      '<a href="',
      '[',
      '[a](',
      '![',
      '[a](/b "',
    ],
    ...['[a a="', '{{a', '[a][', '[a]: http://x\n', '<![CDATA[', '[/a]', '&nbsp', 'ab¬cd'],
    ...['\\n', '\\n ', '\\', 'a\\n', '.\\nA', '¬\n', 'a¬\n', '&lt;', '<p>a</p>'],
  ])('%j over and over', (piece) => {
    const text = piece.repeat(2 ** 19 / piece.length);
    expect(repaired(text).length).toBeLessThanOrEqual(2 * text.length);
  });

  test('made of any pieces: each token comes from the original, in order', () => {
    const piece = fc.constantFrom(
      ...[
        '<p class="x">',
        '</p>',
        '<br>',
        '<!--',
        '-->',
        '<script>',
        '</script>',
        '[',
        '](/a)',
        '![',
      ],
      ...[
        '\\n',
        '\\r\\n',
        '\\\\n',
        '¬\n',
        '&lt;',
        '&gt;',
        'Word',
        'word',
        '. ',
        ' ',
        '“',
        '😀',
        '字',
      ],
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30, size: 'max' }), (pieces) => {
        const text = pieces.join('');
        const result = repair(encode(text), 'utf16', kernel);
        if (!result) return;
        const tokens = tokenise(Buffer.from(result.text).toString(), 'utf16');
        const flat = tokens.flatMap(({ start, end }) => [start, end]);
        let last = 0;
        const spans = mapSpans(Uint32Array.from(flat), result.map);
        for (let i = 0; i < spans.length; i += 2) {
          expect(spans[i]).toBeGreaterThanOrEqual(last);
          expect(spans[i + 1]).toBeGreaterThan(spans[i]!);
          last = spans[i + 1]!;
        }
        expect(last).toBeLessThanOrEqual(text.length);
      }),
      cases(1000),
    );
  });
});

function cutOf(text: string, start: number, end: number, unit: string): string {
  if (unit === 'utf16') return text.slice(start, end);
  if (unit === 'byte') return Buffer.from(text).subarray(start, end).toString();
  return [...text].slice(start, end).join('');
}

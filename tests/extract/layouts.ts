/** Pages as content management systems make them, around paragraphs of our own. */
import {
  type ExtractedPage,
  extractPage,
  type PageContext,
} from '../../src/extract/extract-page.js';

/** A page, and the paragraphs that are its article. */
export interface Layout {
  name: string;
  html: string;
  body: readonly string[];
}

export const STORY = [
  'The council of Northwick voted on Tuesday to close the bridge on Mill Road for the whole winter.',
  '“Nobody likes this, but the pillars are older than all of us,” said Maria Lindt, the engineer who wrote the report.',
  'Traffic is sent over the lower crossing until April, which adds about ten minutes to the way into town.',
  'The repair costs four million, of which the county pays half, according to papers that were published with the vote.',
] as const;

export const HEADLINE = 'Northwick closes its oldest bridge until spring';

const links = (count: number, label = 'Another story of the town and its people') =>
  Array.from({ length: count }, (_, i) => `<li><a href="/s/${i}">${label}, part ${i}</a></li>`);

/** Markup of paragraphs. */
export function paragraphs(texts: readonly string[] = STORY): string[] {
  return texts.map((text) => `<p>${text}</p>`);
}

const [first = '', second = '', third = '', fourth = ''] = paragraphs();

const NAVIGATION = `<nav><ul>${links(8, 'Section').join('')}</ul></nav>`;

/** A page with a navigation, a headline and a footer around its content. */
export function page(content: string, head = ''): string {
  return `<!DOCTYPE html><html lang="en"><head><title>${HEADLINE} | Northwick Herald</title>${head}</head>
    <body><header><a href="/">Northwick Herald</a>${NAVIGATION}</header>${content}
    <footer><p>© 2024 Northwick Herald Ltd. All rights reserved. Registered office: Mill Road 1.</p></footer>
    </body></html>`;
}

export const LAYOUTS: readonly Layout[] = [
  {
    name: 'WordPress, with sharing and related posts in the body',
    html: page(`<main><article class="post-17 post type-post category-news tag-bridge">
      <header class="entry-header"><h1 class="entry-title">${HEADLINE}</h1>
      <div class="entry-meta">Posted on <time datetime="2024-05-07">May 7, 2024</time> by Jo Brown</div></header>
      <div class="entry-content">${first}${second}
      <div class="jp-relatedposts"><h3>Related</h3><p>A bridge is not a road, says a reader of long standing.</p></div>
      ${third}${fourth}<div class="sharedaddy"><h3>Share this:</h3><ul>${links(4, 'Facebook').join('')}</ul></div>
      </div></article></main><aside class="sidebar"><ul>${links(20).join('')}</ul></aside>`),
    body: STORY,
  },
  {
    name: 'names that say nothing',
    html: page(`<div class="x1"><div class="x2"><h1>${HEADLINE}</h1><div class="x3">${first}${second}${third}${fourth}</div></div>
      <div class="x4"><ul>${links(12).join('')}</ul></div></div>`),
    body: STORY,
  },
  {
    name: 'a body in several parts, with advertisements between them',
    html: page(`<article><h1>${HEADLINE}</h1><div class="articleBodyText">${first}${second}</div>
      <div class="ad-slot"><p>Buy a boat today and pay for it next year, with no interest at all.</p></div>
      <div class="articleBodyText">${third}${fourth}</div></article>`),
    body: STORY,
  },
  {
    name: 'captions, credits and a gallery',
    html: page(`<article><h1>${HEADLINE}</h1>
      <figure><img src="a.jpg"><figcaption>The bridge on Mill Road in the rain, seen from the north. Photo: A. Bell</figcaption></figure>
      <div class="story-body">${first}<span class="caption">The old pillars are visible at low water, as they were in May.</span>${second}${third}
      <div class="gallery"><p>Ten pictures of the bridge from ten different years of its life.</p></div>${fourth}</div></article>`),
    body: STORY,
  },
  {
    name: 'text that is the captions of a gallery',
    html: page(
      `<div class="gallery">${STORY.map((text) => `<figure class="gallery-item"><p class="caption">${text}</p></figure>`).join('')}</div>`,
    ),
    body: STORY,
  },
  {
    name: 'a newsletter box and a cookie wall',
    html: page(`<div id="cookie-consent"><p>We and our 842 partners store information on your device. You may accept or refuse this.</p></div>
      <article><h1>${HEADLINE}</h1><div class="content">${first}${second}
      <div class="newsletter-signup"><p>The best stories of the week, every Friday, in your inbox. You may cancel at any time.</p></div>
      ${third}${fourth}</div></article>`),
    body: STORY,
  },
  {
    name: 'comments longer than the article',
    html: page(`<article><h1>${HEADLINE}</h1>${first}${second}${third}${fourth}</article>
      <section id="comments">${Array.from({ length: 6 }, () => `<div class="comment"><p>I have used this bridge for forty years, and it never moved. Where does the money go, I ask the council?</p></div>`).join('')}</section>`),
    body: STORY,
  },
  {
    name: 'a list and subheadings',
    html: page(`<article><h1>${HEADLINE}</h1>${first}<h2>What changes</h2>${second}
      <ul><li>Buses 4 and 7 take the lower crossing</li><li>The path along the river stays open</li></ul>
      <h2>Related</h2><ul>${links(3).join('')}</ul></article>`),
    body: [
      STORY[0],
      'What changes',
      STORY[1],
      'Buses 4 and 7 take the lower crossing',
      'The path along the river stays open',
    ],
  },
  {
    name: 'a live blog',
    html: page(`<article><h1>${HEADLINE}</h1><div class="live-blog">
      ${STORY.map((text, i) => `<div class="live-post"><time datetime="2024-05-07T1${i}:00">1${i}:00</time><p>${text}</p><div class="share-bar"><a href="#">Share</a></div></div>`).join('')}
      </div></article>`),
    body: STORY.flatMap((text, i) => (i === 0 ? [text] : [`1${i}:00`, text])),
  },
  {
    name: 'tables for layout, tags in capitals, and missing end tags',
    html: `<HTML><HEAD><TITLE>${HEADLINE}</TITLE></HEAD><BODY><TABLE><TR><TD><A HREF="/">Home</A><BR><A HREF="/n">News</A>
      <TD><FONT SIZE=5>${HEADLINE}</FONT>${STORY.map((text) => `<P>${text}`).join('')}</TABLE>`,
    body: STORY,
  },
  {
    name: 'lines that two <br> end',
    html: page(`<div class="text"><h1>${HEADLINE}</h1>${STORY.join('<br><br>')}</div>`),
    body: STORY,
  },
  {
    name: 'a hidden copy and text for readers of screens',
    html: page(`<article><h1>${HEADLINE}</h1><p class="sr-only">This is the beginning of the article, after the pictures.</p>
      ${first}${second}${third}${fourth}<div style="display: none">${first}</div></article>`),
    body: STORY,
  },
  {
    name: 'all of its body again for small screens, hidden by a style',
    html: page(`<h1>${HEADLINE}</h1><div class="wide">${first}${second}${third}${fourth}</div>
      <div class="narrow" style="display:none">${first}${second}${third}${fourth}</div>`),
    body: STORY,
  },
  {
    name: 'all of its body again to be printed',
    html: page(`<article><h1>${HEADLINE}</h1>${first}${second}${third}${fourth}
      <section hidden>${first}${second}${third}${fourth}</section></article>`),
    body: STORY,
  },
  {
    name: 'a headline that the end of another heading ends',
    html: page(`<div id="main"><h1>${HEADLINE}</h2>${first}${second}${third}${fourth}</div>`),
    body: STORY,
  },
  {
    name: 'Chinese',
    html: page(`<div class="nr"><h1>北威克大桥关闭</h1><p>市议会周二投票决定，磨坊路大桥整个冬天都将关闭，直到春天才会重新开放。</p>
      <p>“没有人喜欢这样，但桥墩比我们所有人都老。”撰写报告的工程师说，她在这里工作了二十年。</p></div>`),
    body: [
      '市议会周二投票决定，磨坊路大桥整个冬天都将关闭，直到春天才会重新开放。',
      '“没有人喜欢这样，但桥墩比我们所有人都老。”撰写报告的工程师说，她在这里工作了二十年。',
    ],
  },
  {
    name: 'Arabic, with a link to another story between paragraphs',
    html: page(`<div class="article-text"><p>صوت مجلس المدينة يوم الثلاثاء على إغلاق الجسر القديم طوال فصل الشتاء لإصلاح أعمدته.</p>
      <p><a href="/x">اقرأ أيضا: قصة أخرى عن المدينة وجسورها القديمة</a></p>
      <p>وقالت المهندسة التي كتبت التقرير إن الأعمدة أقدم من كل سكان المدينة، وإن الإصلاح يكلف أربعة ملايين.</p></div>`),
    body: [
      'صوت مجلس المدينة يوم الثلاثاء على إغلاق الجسر القديم طوال فصل الشتاء لإصلاح أعمدته.',
      'وقالت المهندسة التي كتبت التقرير إن الأعمدة أقدم من كل سكان المدينة، وإن الإصلاح يكلف أربعة ملايين.',
    ],
  },
];

/** The article of a page, which knows nothing of its site if no context is given. */
export function extract(html: string, context: Partial<PageContext> = {}): ExtractedPage {
  return extractPage(Buffer.from(html), { url: '', site: '', chrome: {}, ...context });
}

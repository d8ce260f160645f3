/** Articles as pages of sites, each with its own chrome. */
import { Prose } from '../fixtures/articles.js';
import type { FormatArticle } from './corpus.js';
import { escaped, paragraphsIn } from './files.js';

/** The page of an article; it declares its encoding. */
export function page(article: FormatArticle, charset = 'utf-8'): string {
  const { key, title, site } = article;
  const address = `https://site${site}.example/news/${key}.html`;
  const body = paragraphsIn(article.text);
  const before = `<!DOCTYPE html>
<html lang="en"><head><meta charset="${charset}"><title>${escaped(title)} | Site ${site}</title>
<link rel="canonical" href="${address}"><link rel="stylesheet" href="/style.css">
<meta property="og:title" content="${escaped(title)}"><meta property="og:site_name" content="Site ${site}">
<script>window.dataLayer = []; if (1 < 2) { dataLayer.push("<p>tracked</p>"); }</script></head>`;
  return `${before}${LAYOUTS[site % LAYOUTS.length]?.(`<h1>${escaped(title)}</h1>`, body, chromeOf(site, key))}</html>\n`;
}

interface PageChrome {
  menu: string;
  teasers: string;
  promotion: string;
  foot: string;
}

/** The text around all articles of a site, and teasers that differ from page to page. */
function chromeOf(site: number, key: string): PageChrome {
  const prose = new Prose(1000 + site);
  const links = (of: Prose, count: number, words: number) =>
    Array.from({ length: count }, () => {
      return `<li><a href="/${of.word()}.html">${of.words(words).join(' ')}</a></li>`;
    }).join('\n');
  const own = new Prose(Number(key.slice(1)) + 5000);
  return {
    menu: links(prose, 12, 1),
    promotion: `<p>${prose.paragraph(24)} <a href="/subscribe">${prose.words(3).join(' ')}</a></p>`,
    foot: `<p>${prose.paragraph(20)}</p><ul>${links(prose, 8, 2)}</ul><p>&copy; 2024 Site ${site}</p>`,
    teasers: links(own, 6, 9),
  };
}

type Layout = (headline: string, body: string, chrome: PageChrome) => string;

const LAYOUTS: readonly Layout[] = [
  (
    headline,
    body,
    { menu, teasers, promotion, foot },
  ) => `<body><header><nav><ul>${menu}</ul></nav></header>
<main><article>${headline}<div class="share"><a href="#">Share</a> <a href="#">Tweet</a></div>
${body}</article><aside><h2>Most read</h2><ul>${teasers}</ul>${promotion}</aside></main>
<footer>${foot}</footer></body>`,
  (
    headline,
    body,
    { menu, teasers, promotion, foot },
  ) => `<body class="news"><div id="top"><ul class="menu">${menu}</ul></div>
<div class="wrap"><div class="col-8"><div class="title">${headline}</div><div class="story-body">
${body}</div><div class="related"><h3>Related</h3><ul>${teasers}</ul></div></div>
<div class="col-4 sidebar">${promotion}</div></div><div class="footer">${foot}</div></body>`,
  (
    headline,
    body,
    { menu, teasers, promotion, foot },
  ) => `<body><table width="100%"><tr><td><ul>${menu}</ul></td><td>${headline}
${body}</td><td><ul>${teasers}</ul>${promotion}</td></tr><tr><td colspan="3">${foot}</td></tr></table></body>`,
];

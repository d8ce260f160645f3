/** The meaning of class names and ids: which part of a page an element is. */

/** The meaning of the names of an element; bits. */
export const HINT = {
  /** The body of an article. */
  body: 1,
  /** Not part of an article: navigation, advertisements, links to other articles. */
  apart: 2,
  /** Comments of readers. */
  comments: 4,
  /** Data about the article or a picture: byline, date, caption. */
  about: 8,
  /** Not visible. */
  unseen: 16,
  /** The names of the authors. */
  byline: 32,
} as const;

/**
 * Words of names; `a-b` is also `ab`, and `*` is any rest of a word. Names are compared in small letters,
 * with `-` for `_` and before the capitals of `camelCase`.
 */
const APART = [
  // Links to other articles.
  'also-like also-read hotlink* infinite-scroll inter-link* latest* link-list',
  'more-articles more-content more-from more-in more-links more-news more-on more-posts more-stories',
  'most-popular most-read most-recent most-shared most-viewed outro popular post-nav*',
  'next-article next-page next-post next-story next-up prev-article prev-page prev-post prev-story',
  'previous-article previous-page previous-post previous-story jp-relatedposts',
  'read-also read-more read-next recirc* recommend* related* see-also suggest* teaser* topics',
  'trending up-next end-of-article',
  // Advertisements, and boxes that want something.
  'ad ads adsbygoogle adsense ad-slot ad-unit adv advert* banner* buy-button buy-now commercial dfp mgid',
  'outbrain partner* promo* revcontent shopping slot sponsor* taboola zergnet app-promo download-app',
  'call-to-action consent* cookie* cta donat* gdpr lightbox log-in modal newsletter* overlay pop-up',
  'sign-up subscri* correction-form feedback poll polls rating ratings',
  // Sharing and following.
  'addthis addtoany follow follow-us share shares share-bar sharedaddy sharing social* sociable',
  // Navigation, and the parts around an article.
  'breadcrumb* entry-footer footer* masthead menu* nav navbar navi navigation pager paging pagination',
  'post-footer print-footer print-only rail right-rail search-bar search-box search-form side-bar*',
  'site-header skip-link* sub-menu* sub-nav table-of-contents tag-cloud tag-list tags toc tool-bar tools',
  'widget-title about-author author-bio author-box author-card author-info author-profile bio',
];

const COMMENTS = [
  'comment comments comment-area comment-body comment-box comment-content comment-form comment-list',
  'comment-respond comment-section comment-thread coral discussion disqus* fb-comments livefyre',
  'reader-comments respond user-comments viafoura',
];

const BYLINE = ['author author-name authors by-line byline* contributor contributors'];

const ABOUT = [
  ...BYLINE,
  'date date-line dates date-time last-modified last-updated posted-by posted-in posted-on pub-date',
  'publish-* published time-stamp updated',
  'article-details article-header article-info article-infos article-meta entry-meta info-bar meta',
  'metadata post-info post-meta cat-links categories category counter read-time reading-time',
  'view-count views',
  'caption* copyright copyrights credit credits image-caption image-credit img-caption photo-credit',
  'wp-caption* disclaimer legal',
  'carousel gallery player slider slide-show video-caption video-description video-player video-title',
  'article-title entry-title eyebrow headline kicker post-title pull-quote',
  'btn btns button icon',
];

const UNSEEN = [
  'a11y-hidden assistive-text element-invisible hidden-text off-screen printonly screen-reader*',
  'sr-only visually-hidden',
];

/** Words that only together mean the body of an article. */
const PARTS = 'art article blog detail entry main news page post single story';
const CONTENTS = 'body content copy inner main text txt';
const BODY = [
  'body-article body-content body-copy body-text content-article content-body content-copy',
  'content-text',
  ...PARTS.split(' ').map((part) =>
    CONTENTS.split(' ')
      .map((content) => `${part}-${content}*`)
      .join(' '),
  ),
];
/** Names that mean a body only if they are not a part of a longer name. */
const WHOLE_BODY = ['entry full-text paragraphs rich-text the-content text-content'];

/** An expression for lists of words. @param edge the signs before and after a word. */
function anyOf(lists: readonly string[], edge: string): RegExp {
  const words = lists.flatMap((list) => list.split(' '));
  const pattern = words.map((word) => word.replaceAll('-', '-?').replace('*', '\\w*')).join('|');
  return new RegExp(`(?:^|${edge})(?:${pattern})(?:$|${edge})`);
}

const WORD_EDGE = '[\\s-]';
const EXPRESSIONS: readonly (readonly [hint: number, expression: RegExp])[] = [
  [HINT.body, anyOf(BODY, WORD_EDGE)],
  [HINT.body, anyOf(WHOLE_BODY, '\\s')],
  [HINT.apart, anyOf(APART, WORD_EDGE)],
  [HINT.comments, anyOf(COMMENTS, WORD_EDGE)],
  [HINT.about, anyOf(ABOUT, WORD_EDGE)],
  [HINT.byline, anyOf(BYLINE, WORD_EDGE)],
  [HINT.unseen, anyOf(UNSEEN, WORD_EDGE)],
];

/** Units of a list of names that are looked at; the rest of a longer one does not matter. */
const MOST_UNITS = 300;

/** Hints of names that were met: the elements of a page share names, and so do the pages of a site. */
const known = new Map<string, number>();
const MOST_KNOWN = 20_000;

/** The {@link HINT} bits of a class or an id. */
export function hintsOf(names: string): number {
  const found = known.get(names);
  if (found !== undefined) return found;
  const plain = names
    .slice(0, MOST_UNITS)
    .replace(/([a-z])([A-Z])/g, '$1-$2')
    .toLowerCase()
    .replace(/[_-]+/g, '-');
  let hints = 0;
  for (const [hint, expression] of EXPRESSIONS) if (expression.test(plain)) hints |= hint;
  if (known.size >= MOST_KNOWN) known.clear();
  if (names.length <= MOST_UNITS) known.set(ownCopy(names), hints);
  return hints;
}

/** A string with memory of its own: a part of a page would hold the whole page in memory. */
function ownCopy(text: string): string {
  return JSON.parse(JSON.stringify(text)) as string;
}

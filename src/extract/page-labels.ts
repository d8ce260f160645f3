/** Lines of a page that are not text of its article, although they are among its paragraphs. */

/** Whole lines. */
const LINES = [
  'ad|advert|advertisement|advertising|sponsored|promoted|report this ad|anzeige|werbung|publicidad',
  'publicité|pubblicità|publicidade|реклама|advertentie|reklama|reklam|annons|広告|广告|廣告|광고|إعلان',
  'comments?|email|print|share|tweet|watch:?|loading\\.*|getty images|recommended(?: reading)?',
  'related(?: (?:stories|articles|content|posts|links|coverage|news|reading|topics))?:?',
  'all rights reserved\\.?|\\d+ (?:comments?|shares?)',
];

/** Beginnings of lines, each with the most units that follow. */
const BEGINNINGS: readonly (readonly [beginning: string, rest: number])[] = [
  ['image (?:copyright|caption)|media caption', 150],
  ['continue reading|story continues|article continues|advertisement - continue|skip advert', 60],
  ['read more\\b|see more|see also\\b|more from|scroll (?:down )?(?:for|to)|click here\\b', 120],
  ['lire aussi|à lire aussi|lee también|lea también|leia também|leia mais|leggi anche', 150],
  ['lesen sie auch|mehr zum thema|lees ook|les også|läs också|czytaj też|читайте также', 150],
  ['baca juga|đọc thêm|ayrıca oku|اقرأ أيضا|関連記事|相关阅读|相關閱讀|延伸阅读|관련기사', 150],
  ['sign up (?:for|to)\\b|subscribe (?:to|now|for|here)\\b|share this\\b', 150],
  ['follow (?:us|me|him|her|them)\\b|filed under|tags?:', 100],
  [
    '(?:photo|image|picture|credit|source image|foto|photograph)s?\\s*(?:credit|courtesy|by)?\\s*[:/]',
    120,
  ],
  ['©|copyright ©?', 150],
  ['(?:updated|published):? .{0,40}\\d{4}', 20],
];

const LABEL = new RegExp(
  `^(?:${[...LINES, ...BEGINNINGS.map(([begin, rest]) => `(?:${begin}).{0,${rest}}`)].join('|')})$`,
  'i',
);

/** A longer line is never a label. */
const LONGEST = 200;

/** Whether a line is a label of the page. */
export function isPageLabel(text: string): boolean {
  return text.length < LONGEST && LABEL.test(text);
}

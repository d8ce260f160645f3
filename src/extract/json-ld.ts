/** Articles in JSON-LD, the data that pages hold for search engines. */

/** The data of an article; '' for each missing part. Bodies may hold markup. */
export interface LinkedArticle {
  headline: string;
  body: string;
  date: string;
  author: string;
  publisher: string;
  url: string;
  /** Names and addresses of the works and organisations that the text is from. */
  providers: readonly string[];
}

/** schema.org's kinds of articles that are news or text of a page. */
const ARTICLE = /^(?:[\w:/.]*[/:])?\w*(?:Article|Posting|Report|Review|NewsStory|Recipe)$/;

/** Deeper objects are not looked at. */
const MOST_LEVELS = 12;
/** Values looked at in one script; real pages have some hundred. */
const MOST_VALUES = 20_000;

type Json = Record<string, unknown>;

/**
 * The article that scripts of JSON-LD describe; of several, the one with the longest body, or else
 * the first. Null if no script has one.
 */
export function linkedArticleIn(scripts: readonly string[]): LinkedArticle | null {
  const found: Json[] = [];
  for (const script of scripts) collect(parse(script), found);
  let best: LinkedArticle | null = null;
  for (const each of found) {
    const article = articleOf(each);
    if (best === null || article.body.length > best.body.length) best = article;
  }
  return best;
}

/** The value of a script; null if it is broken. */
function parse(script: string): unknown {
  const json = script
    .trim()
    .replace(/^(?:<!--|\/\/\s*<!\[CDATA\[|<!\[CDATA\[|\/\*\s*<!\[CDATA\[\s*\*\/)/, '')
    .replace(/(?:-->|\/\/\s*\]\]>|\]\]>|\/\*\s*\]\]>\s*\*\/)\s*$/, '')
    .replace(/;\s*$/, '');
  try {
    return JSON.parse(json);
  } catch {
    return parseLoosely(json);
  }
}

/** Pages often have raw line ends in their strings. */
function parseLoosely(json: string): unknown {
  try {
    return JSON.parse(json.replace(/\p{Cc}+/gu, ' '));
  } catch {
    return null;
  }
}

function collect(root: unknown, found: Json[]): void {
  const queue: [value: unknown, level: number][] = [[root, 0]];
  for (let i = 0; i < queue.length && i < MOST_VALUES; i++) {
    const [value, level] = queue[i]!;
    if (typeof value !== 'object' || value === null || level > MOST_LEVELS) continue;
    if (Array.isArray(value)) {
      for (const each of value) queue.push([each, level]);
      continue;
    }
    const object = value as Json;
    if (isArticle(object['@type'])) found.push(object);
    // Articles in lists are other pages.
    for (const key of ['@graph', 'mainEntity', 'mainEntityOfPage']) {
      if (key in object) queue.push([object[key], level + 1]);
    }
  }
}

function isArticle(type: unknown): boolean {
  if (Array.isArray(type)) return type.some(isArticle);
  return typeof type === 'string' && ARTICLE.test(type);
}

function articleOf(object: Json): LinkedArticle {
  return {
    headline: nameIn(object.headline) || nameIn(object.name),
    body: nameIn(object.articleBody),
    date: nameIn(object.datePublished) || nameIn(object.dateCreated),
    author: listedNames(object.author) || listedNames(object.creator),
    publisher: nameIn(object.publisher) || nameIn(object.sourceOrganization),
    url: urlIn(object.url) || urlIn(object.mainEntityOfPage),
    providers: PROVIDERS.flatMap((name) => providersIn(object[name], 2)),
  };
}

/** The properties of an article whose values are the origin of its text. */
const PROVIDERS = [
  'isBasedOn',
  'isBasedOnUrl',
  'sourceOrganization',
  'provider',
  'copyrightHolder',
  'creditText',
];

/** Most works or organisations of a property. */
const MOST_PROVIDERS = 5;

/** The names and addresses of a work or an organisation, and of the organisation of the work. */
function providersIn(value: unknown, levels: number): string[] {
  if (Array.isArray(value)) {
    return value.slice(0, MOST_PROVIDERS).flatMap((one) => providersIn(one, levels));
  }
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null || levels === 0) return [];
  const { url, provider, publisher } = value as Json;
  return [
    ...[nameIn(value), urlIn(value), urlIn(url)].filter((text) => text !== ''),
    ...[provider, publisher].flatMap((each) => providersIn(each, levels - 1)),
  ];
}

/** A string, or the name of an object; '' if there is no such. */
function nameIn(value: unknown): string {
  if (typeof value === 'string') return value;
  if (Array.isArray(value)) return nameIn(value[0]);
  if (typeof value !== 'object' || value === null) return '';
  const { name, '@value': plain } = value as Json;
  return typeof name === 'string' ? name : typeof plain === 'string' ? plain : '';
}

/** The strings and the names of objects in a list, or the only one, each once; '' if there are none. */
export function listedNames(value: unknown): string {
  if (!Array.isArray(value)) return nameIn(value);
  const names = value.slice(0, 20).map(nameIn);
  return [...new Set(names.filter((name) => name !== ''))].join(', ');
}

function urlIn(value: unknown): string {
  if (typeof value === 'string') return value;
  if (typeof value !== 'object' || value === null) return '';
  const id = (value as Json)['@id'];
  return typeof id === 'string' ? id : '';
}

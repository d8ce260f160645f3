/** Texts with front matter: each file is one article, whose text begins after it. */
import { decodeFile } from '../decode.js';
import { firstSign } from '../first-sign.js';
import { lazily } from '../lazily.js';
import type { Reader } from '../reader.js';
import { TEXT } from '../text/reader.js';
import { frontMatterOf } from './front-matter.js';

/** The first signs of its opening line. */
const SIGNS: ReadonlySet<number | undefined> = new Set([0x2d, 0x2b]);
/** The first sign of JSON, which is front matter only before Markdown. */
const BRACE = 0x7b;
const MARKDOWN = ['.md', '.markdown'];

/** The reader of texts with front matter. */
export const FRONT_MATTER: Reader = {
  name: 'front-matter',
  extensions: [],
  accepts: ({ bytes, extension }) =>
    (SIGNS.has(firstSign(bytes)) || (MARKDOWN.includes(extension) && firstSign(bytes) === BRACE)) &&
    (frontMatterOf(bytes) ?? frontMatterOf(decodeFile(bytes).text)) !== null,
  readStream: lazily(async () => (await import('./read-front-matter.js')).readFrontMatterStream),
  ranges: null,
  seeking: TEXT.seeking,
};

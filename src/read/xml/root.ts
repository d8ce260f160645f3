/** The name of the root element, by the beginning of a document. */
import { latin1Of } from '../../kernel/bytes.js';
import { firstSign } from '../first-sign.js';

/** The root of a document. */
export interface XmlRoot {
  /** Name without its prefix. */
  name: string;
  /** Whether the document begins with `<?xml`. */
  isDeclared: boolean;
}

/** Name of a format of XML. */
export type XmlFormatName = 'feed' | 'nitf' | 'newsml-g2' | 'newsml-1' | 'rcv1' | 'items';

/** The format of documents by the name of their root, in small letters. */
const BY_ROOT: ReadonlyMap<string, XmlFormatName> = new Map([
  ...['rss', 'rdf', 'feed', 'entry', 'channel'].map((root) => [root, 'feed'] as const),
  ['nitf', 'nitf'],
  ...['newsitem', 'newsmessage', 'packageitem'].map((root) => [root, 'newsml-g2'] as const),
  ['newsml', 'newsml-1'],
]);

/** The format of documents whose root has this name; undefined if it is not known. */
export function formatOfRoot(name: string): XmlFormatName | undefined {
  // NewsML-G2 has `newsItem`.
  return name === 'newsitem' ? 'rcv1' : BY_ROOT.get(name.toLowerCase());
}

const OPEN_TAG = 0x3c;
const PROLOGUE = /^(?:\s+|<!--[\s\S]*?-->|<\?[\s\S]*?\?>|<!doctype(?:[^>[]|\[[\s\S]*?\]\s*>)*>?)/i;
const NAME = /^<(?:[A-Za-z_][\w.-]{0,100}:)?([A-Za-z_][\w.-]{0,100})(?=[\s/>])/;

/** Undefined if the bytes do not begin as XML does. */
export function xmlRootOf(bytes: Uint8Array): XmlRoot | undefined {
  if (firstSign(bytes) !== OPEN_TAG || !beginsWithTag(bytes)) return undefined;
  // Without the zeros of UTF-16, because only ASCII matters here.
  let begin = latin1Of(bytes)
    .replace(/^(?:\u00ff\u00fe|\u00fe\u00ff|\u00ef\u00bb\u00bf)/, '')
    .replaceAll('\0', '')
    .trimStart();
  const isDeclared = begin.startsWith('<?xml');
  for (let match = PROLOGUE.exec(begin); match; match = PROLOGUE.exec(begin)) {
    begin = begin.slice(match[0].length);
  }
  const name = NAME.exec(begin)?.[1];
  return name === undefined ? undefined : { name, isDeclared };
}

function beginsWithTag(bytes: Uint8Array): boolean {
  const begin = latin1Of(bytes.subarray(0, 64)).replace(/[\0\u00ef\u00bb\u00bf\u00ff\u00fe]/g, '');
  return begin.trimStart().startsWith('<');
}

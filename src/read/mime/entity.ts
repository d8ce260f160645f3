/** MIME (RFC 2045 to 2047): messages and their parts. A string has a UTF-16 unit for each byte. */
import { bytesOfBase64, bytesOfLatin1, stringOf } from '../../kernel/bytes.js';
import { encodingNamed } from '../../options/encodings.js';
import { decodeFile, decodeGuessed } from '../decode.js';

/** A message, or a part of one. */
export interface Entity {
  /** The fields of its head by their names in small letters; of several of one name, the first. */
  fields: ReadonlyMap<string, string>;
  /** Media type in small letters. */
  type: string;
  /** As it is transferred. */
  content: string;
}

/** Parts within parts; deeper ones are not looked at. */
const MOST_LEVELS = 8;

/** Splits a head from its content. Without an empty line between, there is only a head. */
export function entityOf(source: string): Entity {
  const [, head = source, content = ''] = /^((?:[\s\S]*?\n)??)\r?\n([\s\S]*)$/.exec(source) ?? [];
  const fields = new Map<string, string>();
  for (const line of head.replace(/\r?\n[ \t]+/g, ' ').split(/\r?\n/)) {
    const colon = line.indexOf(':');
    const name = line.slice(0, Math.max(0, colon)).trim().toLowerCase();
    if (name !== '' && !fields.has(name)) fields.set(name, line.slice(colon + 1).trim());
  }
  const type = /^[\w.+-]+\/[\w.+-]+/.exec(fields.get('content-type') ?? '')?.[0] ?? 'text/plain';
  return { fields, type: type.toLowerCase(), content };
}

/** A parameter of a type, such as `charset`; '' if there is none. */
export function parameterOf({ fields }: Entity, name: string): string {
  const pattern = new RegExp(`;\\s*${name}\\s*=\\s*(?:"([^"]*)"|([^\\s;"]+))`, 'i');
  const [, quoted, plain] = pattern.exec(fields.get('content-type') ?? '') ?? [];
  return quoted ?? plain ?? '';
}

/** The parts that have no parts themselves, in order. */
export function leavesOf(entity: Entity, levels = MOST_LEVELS): Entity[] {
  const boundary = parameterOf(entity, 'boundary');
  if (!entity.type.startsWith('multipart/') || boundary === '' || levels === 0) return [entity];
  return partsOf(`\n${entity.content}`, `\n--${boundary}`).flatMap((part) =>
    leavesOf(entityOf(part), levels - 1),
  );
}

/** The texts between lines with a boundary; the last one may lack its end. */
function partsOf(content: string, boundary: string): string[] {
  const parts: string[] = [];
  let start = -1;
  for (let at = content.indexOf(boundary); at !== -1; ) {
    const after = at + boundary.length;
    const rest = content.slice(after, content.indexOf('\n', after) + 1).trimEnd();
    // The boundary of an inner part may begin as the outer boundary.
    if (rest === '' || rest === '--') {
      if (start !== -1) parts.push(content.slice(start, at));
      start = content.indexOf('\n', after) + 1;
      if (rest === '--' || start === 0) return parts;
    }
    at = content.indexOf(boundary, after);
  }
  return start === -1 ? parts : [...parts, content.slice(start)];
}

/** Whether the message ends before its last boundary. */
export function isCut(entity: Entity): boolean {
  const boundary = parameterOf(entity, 'boundary');
  if (!entity.type.startsWith('multipart/') || boundary === '') return false;
  return !entity.content.includes(`--${boundary}--`);
}

/** The bytes of the content. */
export function bytesIn({ fields, content }: Entity): Uint8Array {
  const transfer = fields.get('content-transfer-encoding')?.toLowerCase();
  if (transfer === 'base64') return bytesOfBase64(content);
  return bytesOfLatin1(transfer === 'quoted-printable' ? unquoted(content) : content);
}

function unquoted(text: string): string {
  return text.replace(/=(?:([0-9a-f]{2})|[ \t]*(?:\r?\n|$))/gi, (_, digits?: string) =>
    digits === undefined ? '' : String.fromCharCode(Number.parseInt(digits, 16)),
  );
}

const WORD = /=\?([\w.:-]+)(?:\*[\w-]*)?\?([bq])\?([^?]*)\?=/gi;

/** The text of a field, with its encoded words (`=?utf-8?q?caf=C3=A9?=`). */
export function fieldText({ fields }: Entity, name: string): string {
  const field = (fields.get(name) ?? '').replace(/(\?=)\s+(?==\?)/g, '$1');
  const text = stringOf(decodeFile(bytesOfLatin1(field)).text);
  return text.replace(WORD, (word, charset: string, form: string, content: string) => {
    const encoding = encodingNamed(charset);
    if (encoding === undefined && !/^(?:utf-?8|us-ascii)$/i.test(charset)) return word;
    const isBase64 = form.toLowerCase() === 'b';
    const bytes = isBase64
      ? bytesOfBase64(content)
      : bytesOfLatin1(unquoted(content.replaceAll('_', ' ')));
    return stringOf(decodeGuessed(bytes, { encoding: encoding ?? null, isDoubtful: false }).text);
  });
}

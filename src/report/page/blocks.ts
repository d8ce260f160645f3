/** The blocks of a page: JSON, gzip-compressed, as characters of an element that is not a script. */
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { latin1Of } from '../../kernel/bytes.js';
import type { OffsetUnit } from '../../kernel/engine.js';
import { base91Of } from './base91.js';
import {
  type BlockKind,
  blockName,
  type PageRecords,
  RECORDS_A_BLOCK,
  TEXT_TABLE,
  type TextPiece,
} from './data.js';
import { excerptOf, wholeText } from './excerpt.js';
import type { PageTexts } from './texts.js';

/** A block before it is compressed. */
export interface PageBlock {
  name: string;
  json: string;
}

/** UTF-16 units of a block of texts: some ten milliseconds to decode. */
const TEXT_UNITS = 512 * 1024;

/** Level of zlib: three takes half the time and a twentieth more bytes, but threads have the time. */
const LEVEL = 6;

/** Blocks that are compressed at a time, in threads of Node. */
const AT_ONCE = 4;

const compress = promisify(gzip);

/** The records of one kind in blocks. */
export function* recordBlocks<Kind extends BlockKind>(
  kind: Kind,
  records: Iterable<PageRecords[Kind]>,
): Generator<PageBlock> {
  let number = 0;
  let lines: string[] = [];
  const take = (): PageBlock => {
    const block = { name: blockName(kind, number++), json: `[${lines.join(',')}]` };
    lines = [];
    return block;
  };
  for (const record of records) {
    lines.push(JSON.stringify(record));
    if (lines.length === RECORDS_A_BLOCK) yield take();
  }
  if (lines.length > 0) yield take();
}

/** Gives the texts of a page's articles. */
export interface TextSource {
  textOf: (id: string) => string;
  unit: OffsetUnit;
}

/**
 * The texts of articles in blocks, and at the end the table that finds the block of a text.
 * @throws as `textOf`.
 */
export function* textBlocks(
  { spans: articles }: PageTexts,
  { textOf, unit }: TextSource,
): Generator<PageBlock> {
  const starts: number[] = [];
  let texts: TextPiece[][] = [];
  let units = 0;
  let number = 0;
  for (const [id, spans] of articles) {
    if (texts.length === 0) starts.push(number);
    const text = textOf(id);
    const pieces = spans === null ? wholeText(text) : excerptOf(text, spans, unit);
    texts.push(pieces);
    for (const [, piece] of pieces) units += piece.length;
    if (++number < articles.size && units < TEXT_UNITS) continue;
    yield { name: blockName('text', starts.length - 1), json: JSON.stringify(texts) };
    texts = [];
    units = 0;
  }
  yield { name: TEXT_TABLE, json: JSON.stringify(starts) };
}

/** The elements of blocks, in their order. Holds a few blocks at a time. */
export async function* blockElements(blocks: Iterable<PageBlock>): AsyncGenerator<string> {
  const pending: Promise<string>[] = [];
  for (const block of blocks) {
    pending.push(elementOf(block));
    if (pending.length >= AT_ONCE) yield await pending.shift()!;
  }
  for (const element of pending) yield await element;
}

/** The characters end no element, and the type is not a type of scripts. */
async function elementOf({ name, json }: PageBlock): Promise<string> {
  const content = latin1Of(base91Of(await compress(json, { level: LEVEL })));
  return `<script type="application/gzip" id="${name}">${content}</script>\n`;
}

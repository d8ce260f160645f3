/** The blocks of a page: JSON, gzip-compressed, as text of an element that is not a script. */
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { type BlockKind, blockName, RECORDS_A_BLOCK, TEXT_TABLE } from './data.js';

/** A block before it is compressed. */
export interface PageBlock {
  name: string;
  json: string;
}

/** UTF-16 units of a block of texts: some ten milliseconds to decode. */
const TEXT_UNITS = 512 * 1024;

/** Level of zlib: six saves a twentieth of the bytes. */
const LEVEL = 3;

/** Blocks that are compressed at a time, in threads of Node. */
const AT_ONCE = 4;

const compress = promisify(gzip);

/** The records of one kind in blocks. */
export function* recordBlocks(kind: BlockKind, records: Iterable<object>): Generator<PageBlock> {
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

/**
 * The texts of articles in blocks, and at the end the table that finds the block of a text.
 * @throws as `textOf`.
 */
export function* textBlocks(
  articles: readonly string[],
  textOf: (id: string) => string,
): Generator<PageBlock> {
  const starts: number[] = [];
  let texts: string[] = [];
  let units = 0;
  for (const [number, id] of articles.entries()) {
    if (texts.length === 0) starts.push(number);
    const text = textOf(id);
    texts.push(text);
    units += text.length;
    if (units < TEXT_UNITS && number < articles.length - 1) continue;
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
    if (pending.length >= AT_ONCE) yield (await pending.shift()) ?? '';
  }
  while (pending.length > 0) yield (await pending.shift()) ?? '';
}

/** Base64 has nothing that ends an element, and the type is not a type of scripts. */
async function elementOf({ name, json }: PageBlock): Promise<string> {
  const bytes = await compress(json, { level: LEVEL });
  return `<script type="application/gzip" id="${name}">${bytes.toString('base64')}</script>\n`;
}

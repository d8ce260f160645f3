/** Looks at a sample of the pages of a scan, to know the chrome of their sites. */
import fs from 'node:fs';
import type { SourceFile } from '../../article/address.js';
import type { Chrome } from '../../extract/chrome.js';
import { type SurveyedPage, surveyTexts } from '../../extract/survey-texts.js';
import { codecOf, decompressed } from '../compressed/codecs.js';
import { isBinary } from '../decode.js';
import { extensionOf } from '../extension.js';
import type { ReadBytes } from '../lines.js';
import { PeekedBytes } from '../peeked-bytes.js';
import { OPEN_FLAGS } from '../raw-article.js';
import { readWhole } from '../read-whole.js';
import { hashId } from '../whole-files.js';
import { decodePage } from './decode-page.js';
import { folderOf, isNamedPage } from './page-files.js';

/** Sample: all pages up to the first number, then a share of them, and never more than the last. */
const LEAST_SAMPLE = 100;
const SAMPLE_SHARE = 0.05;
const MOST_SAMPLE = 400;

/** Larger pages are not worth their time in a sample. */
const MOST_BYTES = 4 * 1024 * 1024;
const LIMITS = { blockBytes: 0, maxBytes: MOST_BYTES, maxRatio: 1000 };

/**
 * The chrome of the sites of some files, whose extensions show that they are pages, also in a
 * compressed file; null if there is none. Cost: a read of the sample, 1 s at most for usual pages.
 * Pages that cannot be read do not count: reading reports them.
 */
export function surveyPages(files: readonly SourceFile[]): Chrome | null {
  const chrome = surveyTexts(readSample(files.filter(isPage)));
  return Object.keys(chrome).length === 0 ? null : chrome;
}

function isPage({ path, bytes }: SourceFile): boolean {
  return isNamedPage(path) && bytes <= MOST_BYTES;
}

function* readSample(files: readonly SourceFile[]): Generator<SurveyedPage> {
  for (const file of sampleOf(files)) {
    let bytes: Uint8Array;
    try {
      bytes = readFileOf(file);
    } catch {
      continue;
    }
    if (isBinary(bytes)) continue;
    const { text } = decodePage(bytes, null, file.charset);
    yield { page: text, site: folderOf(file.id) };
  }
}

/** The bytes of a page, without their compression. */
function readFileOf({ path }: SourceFile): Uint8Array {
  const fd = fs.openSync(path, OPEN_FLAGS);
  try {
    const read: ReadBytes = (buffer, offset, length, position) =>
      fs.readSync(fd, buffer, offset, length, position);
    const peeked = new PeekedBytes(read);
    const codec = codecOf({ bytes: peeked.peek(), extension: extensionOf(path) });
    const isPlain = codec === undefined || codec === 'xz';
    return readWhole(isPlain ? peeked.read : decompressed(peeked.read, codec, LIMITS), MOST_BYTES);
  } finally {
    fs.closeSync(fd);
  }
}

/**
 * A sample that takes turns with the folders. Hashes of ids choose the pages, so that the sample of
 * tomorrow, with some pages more, is nearly the same, and finished jobs are still known.
 */
export function sampleOf(files: readonly SourceFile[]): SourceFile[] {
  const size = Math.min(MOST_SAMPLE, Math.max(LEAST_SAMPLE, SAMPLE_SHARE * files.length));
  const folders = new Map<string, { file: SourceFile; hash: number }[]>();
  for (const file of files) {
    const name = folderOf(file.id);
    const entry = { file, hash: hashId(file.id) };
    const folder = folders.get(name);
    if (folder) folder.push(entry);
    else folders.set(name, [entry]);
  }
  for (const folder of folders.values()) folder.sort((x, y) => x.hash - y.hash);
  const sample: SourceFile[] = [];
  for (let turn = 0, isTaken = true; isTaken && sample.length < size; turn++) {
    isTaken = false;
    for (const folder of folders.values()) {
      const entry = folder[turn];
      if (!entry || sample.length >= size) continue;
      sample.push(entry.file);
      isTaken = true;
    }
  }
  return sample;
}

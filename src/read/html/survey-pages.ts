/** Looks at a sample of the pages of a scan, to know the chrome of their sites. */
import type { SourceFile } from '../../article/address.js';
import type { Chrome } from '../../extract/chrome.js';
import { type SurveyedPage, surveyTexts } from '../../extract/survey-texts.js';
import { stringOf } from '../../kernel/bytes.js';
import { isBinary } from '../decode.js';
import { hashId } from '../whole-files.js';
import { decodePage } from './decode-page.js';
import { folderOf, readPageBytes } from './read-html.js';

/** Sample: all pages up to the first number, then a share of them, and never more than the last. */
const LEAST_SAMPLE = 100;
const SAMPLE_SHARE = 0.05;
const MOST_SAMPLE = 400;

/** Larger pages are not worth their time in a sample. */
const MOST_BYTES = 4 * 1024 * 1024;

/**
 * The chrome of the sites of some pages. Cost: a read of the sample, 1 s at most for usual pages.
 * Pages that cannot be read do not count; reading reports them.
 */
export function surveyPages(files: readonly SourceFile[]): Chrome {
  return surveyTexts(readSample(files));
}

function* readSample(files: readonly SourceFile[]): Generator<SurveyedPage> {
  for (const file of sampleOf(files)) {
    let bytes: Uint8Array;
    try {
      bytes = readPageBytes(file.path);
    } catch {
      continue;
    }
    if (isBinary(bytes)) continue;
    const { text } = decodePage(bytes, null, file.charset);
    yield { page: stringOf(text), site: folderOf(file) };
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
    if (file.bytes > MOST_BYTES) continue;
    const folder = folders.get(folderOf(file));
    const entry = { file, hash: hashId(file.id) };
    if (folder) folder.push(entry);
    else folders.set(folderOf(file), [entry]);
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

/**
 * Undoes what scraping did to a text, so that it has the tokens of its clean copy: UTF-8 read in
 * another encoding, once or several times over; entities and literal escapes; tags of HTML, links of
 * Markdown; words broken over lines. What the tokens do not show anyway (quotes, ligatures, width, composition, soft hyphens)
 * is left. A clean text, in whatever language, is left as it is.
 */

import { SUSPECT } from '../kernel/abi.js';
import { stringOf } from '../kernel/bytes.js';
import type { OffsetUnit } from '../kernel/engine.js';
import { textProbe } from '../kernel/thread-kernels.js';
import { dropShortCodes, dropTemplates, unwrapCdata, unwrapReferences } from './brackets.js';
import { joinBrokenWords } from './broken-words.js';
import { Draft } from './draft.js';
import { resolveEntities, resolveEscapes } from './escapes.js';
import { resolveBreaks } from './literal-breaks.js';
import { dropImages, dropTags, unwrapLinks } from './markup.js';
import { repairMojibake } from './mojibake.js';
import { type OffsetMap, toOffsetMap } from './offset-map.js';

/** A text that had to be repaired. */
export interface Repaired {
  /** The text to take tokens of, valid UTF-8. */
  text: Uint8Array;
  /** The way back into the original, in bytes and in the unit asked for. */
  byteMap: OffsetMap;
  map: OffsetMap;
}

const encoder = new TextEncoder();

/**
 * Repairs a text in valid UTF-8; null where there is nothing to repair. Cost: half a nanosecond a
 * byte of a clean text, 0.1 to 1 microsecond of a broken one, by how much of it is.
 * @param unit of the offsets in `map`.
 */
export function repair(text: Uint8Array, unit: OffsetUnit): Repaired | null {
  return repairSuspected(text, textProbe().suspect(text), unit);
}

/** {@link repair} of a text of which it is known already what it may hold, as `SUSPECT` bits. */
export function repairSuspected(
  text: Uint8Array,
  suspected: number,
  unit: OffsetUnit,
): Repaired | null {
  if (suspected === 0) return null;
  const original = stringOf(text);
  const draft = new Draft(original);
  if (suspected & SUSPECT.entity) draft.apply(resolveEntities(draft.text));
  if (suspected & SUSPECT.escape) {
    draft.apply(resolveEscapes(draft.text));
    draft.apply(resolveBreaks(draft.text));
  }
  const wasEscaped = draft.text !== original;
  if (suspected & SUSPECT.markup || wasEscaped) {
    draft.apply(unwrapCdata(draft.text));
    draft.apply(dropTags(draft.text));
    draft.apply(dropImages(draft.text));
    draft.apply(unwrapLinks(draft.text));
    draft.apply(unwrapReferences(draft.text));
    draft.apply(dropShortCodes(draft.text));
    draft.apply(dropTemplates(draft.text));
  }
  // What was escaped may be bytes read wrongly.
  if (suspected & SUSPECT.misread || wasEscaped) repairMojibake(draft);
  const hasNotSign = (suspected & SUSPECT.misread) !== 0 && draft.text.includes('¬');
  if (suspected & SUSPECT.brokenLine || hasNotSign) draft.apply(joinBrokenWords(draft.text));
  if (draft.text === original) return null;
  const replaced = draft.replaced();
  return {
    text: encoder.encode(draft.text),
    byteMap: toOffsetMap(replaced, draft.text, original, 'byte'),
    map: toOffsetMap(replaced, draft.text, original, unit),
  };
}

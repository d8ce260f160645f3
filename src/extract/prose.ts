/** How much prose a block of text holds. */
import type { Block } from './outline.js';
import { TAG } from './tags.js';

/** Letters of Thai to Khmer, kana, Han and Hangul: one has about the content of three others. */
const DENSE = /[\u0e00-\u0eff\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]/g;
const DENSE_WEIGHT = 3;

/** The end of a sentence, in the scripts of the world. */
const SENTENCE_END = /[.!?…。！？؟।։።៕۔](?:["'”’»)\]」』]|\s|$)/;

/** Text of less weight is a label. */
const LEAST_WEIGHT = 25;
/** Text of this weight is prose, even without the end of a sentence. */
const CERTAIN_WEIGHT = 80;

/** Whether a text ends a sentence somewhere. */
function hasSentence(text: string): boolean {
  return SENTENCE_END.test(text);
}

/** The weight of a text: its length, in letters of an alphabet. */
export function weightOf(text: string): number {
  const dense = text.match(DENSE)?.length ?? 0;
  return text.length + (DENSE_WEIGHT - 1) * dense;
}

/** The weight of a block's text outside links, if it is prose; 0 for labels, headings and links. */
export function proseOf({ text, linkUnits, kinds }: Block): number {
  if (kinds & TAG.heading || linkUnits > 0.5 * text.length) return 0;
  const weight = weightOf(text) * (1 - linkUnits / text.length);
  if (weight < LEAST_WEIGHT) return 0;
  return weight >= CERTAIN_WEIGHT || hasSentence(text) ? weight : 0;
}

/** Whether a block is links with little text around them. */
export function isLinks({ text, linkUnits }: Block): boolean {
  return linkUnits > (text.length < 150 ? 0.6 : 0.8) * text.length;
}

/** Fewer items with links may be part of a text. */
const LEAST_ITEMS = 3;

/** Whether the items of a list are mostly links, with short texts. */
export function areLinks(items: readonly Block[]): boolean {
  if (items.length < LEAST_ITEMS) return false;
  const linked = items.filter(
    ({ text, linkUnits }) => linkUnits > 0.25 * text.length && text.length < 200,
  );
  return linked.length > 0.7 * items.length;
}

/** Whether a block is a heading, or a short line that is not a sentence. */
export function isLabel({ text, kinds }: Block): boolean {
  return (kinds & TAG.heading) !== 0 || (weightOf(text) < CERTAIN_WEIGHT && !hasSentence(text));
}

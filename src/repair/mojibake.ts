import { windows1252 } from '../read/convert.js';
import { type CodePage, pageTables } from './code-pages.js';
import { addEdit, type Draft, type Edits, noEdits } from './draft.js';
import { EVIDENCE, weigh } from './evidence.js';
import { findSequences, type Sequence } from './sequences.js';
import { SCRIPT, SIGN } from './signs.js';

/** Text is seldom misread more than three times; each round undoes one reading. */
const MOST_ROUNDS = 6;

/**
 * Restores UTF-8 that was read in another encoding, once or several times, in any parts of the text.
 * Cost: linear, one pass for each round and each encoding of which the text has sequences.
 */
export function repairMojibake(draft: Draft): void {
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const edits = bestEdits(draft.text);
    if (!edits) break;
    draft.apply(edits);
  }
  draft.apply(lettersOfControls(draft.text));
}

/** The repair in the encoding that explains most of the text. */
function bestEdits(text: string): Edits | undefined {
  const mask = possiblePages(text);
  let best: Edits | undefined;
  let most = 0;
  for (const page of mask === 0 ? [] : pageTables().pages) {
    if ((mask & page.bit) === 0) continue;
    const { edits, score } = editsOf(text, page);
    if (score > most) {
      best = edits;
      most = score;
    }
  }
  return best;
}

/** Encodings in which the text has at least one whole sequence. */
function possiblePages(text: string): number {
  const { lead2, lead3, lead4, rest } = pageTables();
  let pages = 0;
  const restAt = (at: number) => rest[text.charCodeAt(at)] ?? 0;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit < 0x80) continue;
    const two = lead2[unit] ?? 0;
    const three = lead3[unit] ?? 0;
    const four = lead4[unit] ?? 0;
    if ((two | three | four) === 0) continue;
    const next = restAt(at + 1);
    pages |= two & next;
    if ((three | four) & next) pages |= (three | (four & restAt(at + 3))) & next & restAt(at + 2);
    // `voilÃ le travail`, or a byte that was lost.
    const isLost = unit === 0xc3 ? text.charCodeAt(at + 1) === 0x20 : false;
    if (isLost || text.charCodeAt(at + 1) === 0xfffd) pages |= two;
  }
  return pages;
}

function editsOf(text: string, page: CodePage): { edits: Edits; score: number } {
  const sequences = findSequences(text, page);
  const evidence = weigh(text, sequences, page);
  const believes = judge(text, sequences, evidence);
  const edits = noEdits();
  let score = 0;
  for (const [i, sequence] of sequences.entries()) {
    if (!believes(sequence, i)) continue;
    score += (evidence[i] ?? 0) * (sequence.end - sequence.start);
    addEditOf(text, sequence, edits);
  }
  return { edits, score };
}

/** The sequences of a text that begin with one character. */
interface Lead {
  /** Number of places of the character, and of places at which a sequence begins. */
  places: number;
  sequences: number;
  /** Number of sequences with at least half evidence, and of others that include a space. */
  favourable: number;
  spaced: number;
}

/** Returns a function that decides whether a sequence is misread, by the evidence of the whole text. */
function judge(text: string, sequences: readonly Sequence[], evidence: Uint8Array) {
  const leads = leadsOf(text, sequences, evidence);
  const scripts = new Map<number, number>();
  let total = 0;
  for (const [i, { script }] of sequences.entries()) {
    const weight = evidence[i] ?? 0;
    if (weight >= EVIDENCE.half) total += weight;
    if (weight === EVIDENCE.strong) scripts.set(script, (scripts.get(script) ?? 0) + 1);
  }
  return ({ start, end, script, signs, isLossy, isSpaced }: Sequence, i: number): boolean => {
    const lead = leads.get(text.charAt(start));
    const weight = evidence[i] ?? 0;
    if (!lead || weight === EVIDENCE.none || total < EVIDENCE.strong) return false;
    // In a text with `NÃO` and `MANHÃ”`, the `Ã` in `MAÇÃ®` is a letter like the others.
    const isMostly = 2 * lead.favourable > lead.places - lead.spaced;
    const isSure = end - start > 2 || script > SCRIPT.latin || (signs & (1 << SIGN.odd)) !== 0;
    if (weight === EVIDENCE.strong && (isSure || isMostly)) return true;
    if (script > SCRIPT.latin) return (scripts.get(script) ?? 0) >= 2;
    if (isLossy) return true;
    if (lead.sequences < lead.places) return false;
    // `PÅ LÖRDAGEN`: after a letter without other evidence, a space is a space.
    const isLetter = isSpaced && script === SCRIPT.latin && end - start === 2;
    return lead.favourable > 0 || (total >= 2 * EVIDENCE.strong && !isLetter);
  };
}

function leadsOf(
  text: string,
  sequences: readonly Sequence[],
  evidence: Uint8Array,
): Map<string, Lead> {
  const leads = new Map<string, Lead>();
  for (const [i, { start, isSpaced }] of sequences.entries()) {
    const character = text.charAt(start);
    const none = { places: 0, sequences: 0, favourable: 0, spaced: 0 };
    const lead = leads.get(character) ?? none;
    leads.set(character, lead);
    const weight = evidence[i] ?? 0;
    lead.sequences++;
    if (weight >= EVIDENCE.half) lead.favourable++;
    else if (isSpaced) lead.spaced++;
  }
  for (let at = 0; at < text.length; at++) {
    if (text.charCodeAt(at) < 0x80) continue;
    const lead = leads.get(text.charAt(at));
    if (lead) lead.places++;
  }
  return leads;
}

/** Rests of Portuguese words that begin with `à`; before any other word the space is a real one. */
const GOES_ON = /^ ?(?:s(?=\s)|quel[ea]s?(?!\p{L})|quilo(?!\p{L}))/u;

function addEditOf(text: string, { start, end, text: point, isSpaced }: Sequence, edits: Edits) {
  const isWord = isSpaced && point === 'à' && !GOES_ON.test(text.slice(start + 1, start + 12));
  addEdit(edits, start, end, isWord && text.charCodeAt(end) !== 0x20 ? `${point} ` : point);
}

const CONTROL_LETTER = /[\u0083\u008a\u008c\u008e\u009a\u009c\u009e\u009f]/g;

/** Restores letters of windows-1252 that were read as control characters of ISO 8859-1. */
function lettersOfControls(text: string): Edits {
  const edits = noEdits();
  for (const { index } of text.matchAll(CONTROL_LETTER)) {
    const byte = Uint8Array.of(text.charCodeAt(index));
    addEdit(edits, index, index + 1, windows1252(byte));
  }
  return edits;
}

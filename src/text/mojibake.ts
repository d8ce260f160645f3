import { windows1252 } from '../read/single-byte.js';
import { type CodePage, pageTables } from './code-pages.js';
import { addEdit, type Draft, type Edits, noEdits } from './draft.js';
import { EVIDENCE, weigh } from './evidence.js';
import { findSequences, type Sequence } from './sequences.js';
import { SCRIPT } from './signs.js';

/** Text is seldom broken more than three times over; each round undoes one. */
const MOST_ROUNDS = 6;

/**
 * Undoes the reading of UTF-8 in another encoding, once or several times, in whatever parts of the
 * text it happened. Cost: linear, a pass a round and encoding that the text has sequences of.
 */
export function repairMojibake(draft: Draft): void {
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const edits = bestEdits(draft.text);
    if (!edits) break;
    draft.apply(edits);
  }
  draft.apply(lettersOfControls(draft.text));
}

/** The repair in the encoding that explains most. */
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

/** Encodings in which at least one sequence is whole. */
function possiblePages(text: string): number {
  const { lead2, lead3, lead4, rest } = pageTables();
  let pages = 0;
  const behind = (at: number) => rest[text.charCodeAt(at)] ?? 0;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit < 0x80) continue;
    const two = lead2[unit] ?? 0;
    const three = lead3[unit] ?? 0;
    const four = lead4[unit] ?? 0;
    if ((two | three | four) === 0) continue;
    const next = behind(at + 1);
    pages |= two & next;
    if ((three | four) & next) pages |= (three | (four & behind(at + 3))) & next & behind(at + 2);
    // `voilÃ le travail`, and a byte that was lost.
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

/** Whether to believe a sequence, by what the text as a whole shows. */
function judge(text: string, sequences: readonly Sequence[], evidence: Uint8Array) {
  let total = 0;
  const strongLeads = new Set<string>();
  const scripts = new Map<number, number>();
  const explained = new Map<string, number>();
  for (const [i, { start, script }] of sequences.entries()) {
    const lead = text.charAt(start);
    explained.set(lead, (explained.get(lead) ?? 0) + 1);
    const weight = evidence[i] ?? 0;
    if (weight < EVIDENCE.half) continue;
    total += weight;
    strongLeads.add(lead);
    if (weight === EVIDENCE.strong) scripts.set(script, (scripts.get(script) ?? 0) + 1);
  }
  const isAlways = loneLeads(text, explained);
  const [one, two] = [EVIDENCE.strong, 2 * EVIDENCE.strong];
  return ({ start, script, isLossy, isSpaced }: Sequence, i: number): boolean => {
    const lead = text.charAt(start);
    const weight = evidence[i] ?? 0;
    if (weight === EVIDENCE.none || total < one) return false;
    if (weight === EVIDENCE.strong) return isAlways(lead) >= 0.5 || script !== SCRIPT.latin;
    if (script > SCRIPT.latin) return (scripts.get(script) ?? 0) >= 2;
    if (isLossy) return true;
    if (isSpaced) return total >= two;
    return isAlways(lead) === 1 && (total >= two || strongLeads.has(lead));
  };
}

/** Tells which share of all places of a character are the first bytes of sequences. */
function loneLeads(text: string, explained: ReadonlyMap<string, number>) {
  const counts = new Map<string, number>();
  for (let at = 0; at < text.length; at++) {
    if (text.charCodeAt(at) < 0x80) continue;
    const unit = text.charAt(at);
    if (explained.has(unit)) counts.set(unit, (counts.get(unit) ?? 0) + 1);
  }
  return (lead: string) => (explained.get(lead) ?? 0) / (counts.get(lead) ?? 1);
}

/** Words of Portuguese that begin with `à` and go on; behind any other one the space was a space. */
const GOES_ON = /^ ?(?:s(?=\s)|quel[ea]s?(?!\p{L})|quilo(?!\p{L}))/u;

function addEditOf(text: string, { start, end, text: point, isSpaced }: Sequence, edits: Edits) {
  const isWord = isSpaced && point === 'à' && !GOES_ON.test(text.slice(start + 1, start + 12));
  addEdit(edits, start, end, isWord && text.charCodeAt(end) !== 0x20 ? `${point} ` : point);
}

const CONTROL_LETTER = /[\u0083\u008a\u008c\u008e\u009a\u009c\u009e\u009f]/g;

/** Letters of windows-1252 that were read as control characters of ISO 8859-1. */
function lettersOfControls(text: string): Edits {
  const edits = noEdits();
  for (const { index } of text.matchAll(CONTROL_LETTER)) {
    const byte = Uint8Array.of(text.charCodeAt(index));
    addEdit(edits, index, index + 1, windows1252(byte));
  }
  return edits;
}

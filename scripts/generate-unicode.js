// Writes assembly/unicode-table.ts from the Unicode data of the Node that runs it. The result is
// committed, so that every platform hashes alike; run `node scripts/generate-unicode.js` to move to
// a newer Unicode version, which changes the hashes of the characters that changed.
//
// For every code point the table holds a class, a rank of its canonical combining class, and what it
// folds to: compatibility decomposition, then case folding, letters, marks and digits only.
// Hangul syllables are left out (the kernel decomposes them by arithmetic, Unicode 3.12).
import { writeFileSync } from 'node:fs';

const BLOCK_SHIFT = 6;
const LIMIT = 0x110000;
const CLASS = { separator: 0, word: 1, lone: 2, ignorable: 3, mark: 4 };

const isWord = /^[\p{L}\p{M}\p{N}]$/u;
const isMark = /^\p{M}$/u;
const isIgnorable = /^\p{Default_Ignorable_Code_Point}$/u;
// Without what Latin shares with these scripts: the letter apostrophe U+02BC is part of its word.
// A lone character then takes three bytes or more; the kernel's regions count on it.
const isLone =
  /^(?!\p{scx=Latin})[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{scx=Thai}\p{scx=Lao}\p{scx=Khmer}\p{scx=Myanmar}]$/u;

const isSurrogate = (point) => point >= 0xd800 && point <= 0xdfff;
const isHangulSyllable = (point) => point >= 0xac00 && point <= 0xd7a3;

function classOf(text) {
  if (isIgnorable.test(text)) return CLASS.ignorable;
  if (!isWord.test(text)) return CLASS.separator;
  if (isMark.test(text)) return CLASS.mark;
  return isLone.test(text) ? CLASS.lone : CLASS.word;
}

// The iota below a Greek letter folds to the letter iota, but only once it stood among the marks in
// its canonical place (Unicode 3.13, D145): the kernel does it then.
const IOTA_BELOW = '\u0345';

// Lower, upper, lower is full case folding for our purpose: ẞ to ß to ss, ſ to s, ς to σ.
function foldCase(character) {
  if (character === IOTA_BELOW) return character;
  return character.toLowerCase().toUpperCase().toLowerCase();
}

function foldOf(text) {
  const cased = [...text.normalize('NFKD')].map(foldCase).join('');
  const points = [...cased.normalize('NFKD')].filter((c) => isWord.test(c) && !isIgnorable.test(c));
  return points.map((c) => c.codePointAt(0));
}

// JavaScript does not tell combining classes, but normalisation sorts marks by them: a mark whose
// class is lower moves in front. That gives the order, and the order is all that is needed.
const movesInFront = (mark, of) => (of + mark).normalize('NFD') === mark + of && mark !== of;
const [LOWEST_MARK, HIGHEST_MARK] = ['\u0334', '\u0345'];
const groups = [[LOWEST_MARK], [HIGHEST_MARK]];
function placeMark(mark) {
  if (!movesInFront(mark, HIGHEST_MARK) && !movesInFront(LOWEST_MARK, mark)) {
    return mark === LOWEST_MARK || mark === HIGHEST_MARK;
  }
  for (let g = 0; g < groups.length; g++) {
    const representative = groups[g][0];
    if (movesInFront(mark, representative)) {
      groups.splice(g, 0, [mark]);
      return true;
    }
    if (!movesInFront(representative, mark)) {
      groups[g].push(mark);
      return true;
    }
  }
  groups.push([mark]);
  return true;
}

const marks = [];
for (let point = 0x80; point < LIMIT; point++) {
  if (isSurrogate(point)) continue;
  const text = String.fromCodePoint(point);
  if (isMark.test(text) && text.normalize('NFD') === text) marks.push(text);
}
for (const mark of marks) if (mark !== LOWEST_MARK && mark !== HIGHEST_MARK) placeMark(mark);
const rankOf = new Map(groups.flatMap((group, g) => group.map((mark) => [mark, g + 1])));

const records = new Map();
const recordInfo = [];
const recordValue = [];
const sequences = [];
const sequenceOffsets = new Map();

function recordFor(point) {
  if (isSurrogate(point)) return indexOfRecord(CLASS.separator, 0, 0);
  const text = String.fromCodePoint(point);
  const kind = classOf(text);
  if (kind === CLASS.separator || kind === CLASS.ignorable) return indexOfRecord(kind, 0, 0);
  if (isHangulSyllable(point)) return indexOfRecord(kind, 0, 0);
  const fold = foldOf(text);
  // The rank is that of what is left: U+0340 is U+0300, U+FE70 a mark alone.
  const rank = fold.length === 1 ? (rankOf.get(String.fromCodePoint(fold[0])) ?? 0) : 0;
  if (fold.length === 1) return indexOfRecord(kind | (rank << 3), 0, fold[0] - point);
  const key = fold.join(' ');
  if (!sequenceOffsets.has(key)) {
    sequenceOffsets.set(key, sequences.length);
    sequences.push(...fold);
  }
  const length = fold.length === 0 ? 31 : fold.length;
  return indexOfRecord(kind, length, sequenceOffsets.get(key));
}

function indexOfRecord(info, length, value) {
  const packed = info | (length << 9);
  const key = `${packed} ${value}`;
  if (!records.has(key)) {
    records.set(key, recordInfo.length);
    recordInfo.push(packed);
    recordValue.push(value);
  }
  return records.get(key);
}

const blocks = new Map();
const blockIndex = [];
const entries = [];
for (let start = 0; start < LIMIT; start += 1 << BLOCK_SHIFT) {
  const block = [];
  for (let i = 0; i < 1 << BLOCK_SHIFT; i++) block.push(recordFor(start + i));
  const key = block.join(',');
  if (!blocks.has(key)) {
    blocks.set(key, entries.length >> BLOCK_SHIFT);
    entries.push(...block);
  }
  blockIndex.push(blocks.get(key));
}
// Beyond the last block that differs all is the same: cut the index there and let the kernel ask.
const lastBlock = blockIndex.at(-1);
let used = blockIndex.length;
while (used > 0 && blockIndex[used - 1] === lastBlock) used--;

const most = Math.max(...[...sequenceOffsets.keys()].map((k) => k.split(' ').length));
if (recordInfo.length > 0xffff || blocks.size > 0xffff || most > 30)
  throw new Error('table overflow');

const data = (name, type, values) =>
  `export const ${name}: usize = memory.data<${type}>([${values.join(',')}]);\n`;
writeFileSync(
  new URL('../assembly/unicode-table.ts', import.meta.url),
  `// Generated by scripts/generate-unicode.js from Unicode ${process.versions.unicode}. Do not edit.\n` +
    `export const BLOCK_SHIFT: u32 = ${BLOCK_SHIFT};\n` +
    `export const INDEXED_POINTS: u32 = ${used << BLOCK_SHIFT};\n` +
    data('BLOCK_INDEX', 'u16', blockIndex.slice(0, used)) +
    data('ENTRIES', 'u16', entries) +
    data('RECORD_INFO', 'u16', recordInfo) +
    data('RECORD_VALUE', 'i32', recordValue) +
    data('SEQUENCES', 'u32', sequences),
);
console.log(
  `Unicode ${process.versions.unicode}: ${recordInfo.length} records, ${blocks.size} blocks, ` +
    `${sequences.length} folded points, ${groups.length} mark ranks, longest ${most}`,
);

// Writes assembly/unicode-table.ts from the Unicode data of the Node that runs it. The result is
// committed, so that every platform hashes alike; run `node scripts/generate-unicode.js` to move to
// a newer Unicode version, which changes the hashes of the characters that changed.
//
// For every code point the table holds a class, a rank of its canonical combining class, and its
// folded form: compatibility decomposition, then case folding, then the equivalent letters of
// src/reference/equivalents.ts; letters, marks and digits only. Hangul syllables are left out (the
// kernel decomposes them by arithmetic, Unicode 3.12).
import { readFileSync, writeFileSync } from 'node:fs';
import ts from 'typescript';

const source = readFileSync(new URL('../src/reference/equivalents.ts', import.meta.url), 'utf8');
const script = ts.transpile(source, {
  module: ts.ModuleKind.ESNext,
  target: ts.ScriptTarget.ESNext,
});
const {
  APOSTROPHES,
  CEDILLA,
  COMMA_BELOW,
  EQUIVALENT_LETTERS,
  FINAL_JAMO,
  HALF_WIDTH_MARKS,
  RADICALS,
  SILENT_MARKS,
  TATWEEL,
} = await import(`data:text/javascript,${encodeURIComponent(script)}`);

const BLOCK_SHIFT = 6;
const LIMIT = 0x110000;
const CLASS = { separator: 0, word: 1, lone: 2, ignorable: 3, mark: 4, point: 5 };

const isWord = (c) => /^[\p{L}\p{M}\p{N}]$/u.test(c) && !APOSTROPHES.includes(c);
const isMark = (c) => /^\p{M}$/u.test(c);
const isDigit = (c) => /^\p{Nd}$/u.test(c);
const isIgnorable = (c) => /^\p{Default_Ignorable_Code_Point}$/u.test(c) || c === TATWEEL;
// Points of Arabic and Hebrew, hamza and madda on a carrier.
const isPoint = (c) => /^(?=\p{Mn})[\p{sc=Arab}\p{sc=Hebr}\u064b-\u0655\u0670]$/u.test(c);
// Radicals are symbols by their category, and ideographs by their meaning.
const isRadical = (c) =>
  /^\p{Radical}$/u.test(c) && (letterOf.has(c) || /^\p{L}$/u.test(c.normalize('NFKD')));
// Without characters that Latin shares with these scripts, and without digits, which are words as
// in ASCII. So a lone character takes at least three bytes, on which the sizes of the kernel's
// regions depend.
const isLone = (c) =>
  isRadical(c) ||
  /^(?!\p{scx=Latin}|\p{Nd})[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{scx=Thai}\p{scx=Lao}\p{scx=Khmer}\p{scx=Myanmar}]$/u.test(
    c,
  );

function pairs(letters) {
  const list = [...letters];
  return list.flatMap((from, i) => (i % 2 ? [] : [[from, list[i + 1]]]));
}
const letterOf = new Map([
  ...EQUIVALENT_LETTERS.flatMap(({ from, to }) => from.map((one) => [one, to])),
  ...pairs(FINAL_JAMO),
  ...pairs(RADICALS),
]);

const isSurrogate = (point) => point >= 0xd800 && point <= 0xdfff;
const isHangulSyllable = (point) => point >= 0xac00 && point <= 0xd7a3;

function classOf(text) {
  if (isIgnorable(text)) return CLASS.ignorable;
  if (isRadical(text)) return CLASS.lone;
  if (!isWord(text)) return CLASS.separator;
  if (isPoint(text)) return CLASS.point;
  if (isMark(text) || HALF_WIDTH_MARKS.includes(text)) return CLASS.mark;
  // A presentation form of points, on a space or on a tatweel.
  if (!isHangulSyllable(text.codePointAt(0)) && foldOf(text).length === 0) return CLASS.point;
  return isLone(text) ? CLASS.lone : CLASS.word;
}

// The iota below a Greek letter folds to the letter iota, but only after it was in its canonical
// place among the marks (Unicode 3.13, D145); the kernel folds it then.
const IOTA_BELOW = '\u0345';

// Lower, upper, lower is full case folding for our purpose: ẞ to ß to ss, ſ to s, ς to σ.
function foldCase(character) {
  if (character === IOTA_BELOW) return character;
  return character.toLowerCase().toUpperCase().toLowerCase();
}

function foldOf(text) {
  const cased = [...text.normalize('NFKD')].map(foldCase).join('');
  const kept = [...cased.normalize('NFKD')].filter(
    (c) => (isWord(c) || letterOf.has(c)) && !isIgnorable(c) && !isPoint(c),
  );
  const folded = kept.flatMap((c) => [...(isDigit(c) ? digitOf(c) : (letterOf.get(c) ?? c))]);
  let letter = '';
  const points = folded.filter((c) => {
    if (!rankOf.has(c)) letter = c;
    return !SILENT_MARKS.some(
      ({ letters, marks }) => letter && letters.includes(letter) && marks.includes(c),
    );
  });
  return points.map((c) => c.codePointAt(0));
}

// The decimal digits of a script are consecutive and begin with zero.
function digitOf(digit) {
  const point = digit.codePointAt(0);
  let zero = point;
  while (isDigit(String.fromCodePoint(zero - 1))) zero--;
  return String((point - zero) % 10);
}

// JavaScript does not give combining classes, but normalisation sorts marks by them: a mark of a
// lower class moves to the front. Only this order is needed.
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
  if (isMark(text) && text.normalize('NFD') === text) marks.push(text);
}
for (const mark of marks) if (mark !== LOWEST_MARK && mark !== HIGHEST_MARK) placeMark(mark);
// A comma below is written as a cedilla. Its place among the marks is after all of its own class,
// as if it were sorted twice, by its own class and by the class of a cedilla.
for (const group of groups)
  if (group.includes(COMMA_BELOW)) group.splice(group.indexOf(COMMA_BELOW), 1);
groups.splice(groups.findIndex((group) => group.includes(CEDILLA)) + 1, 0, [COMMA_BELOW]);
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
  if (kind === CLASS.separator || kind === CLASS.ignorable || kind === CLASS.point)
    return indexOfRecord(kind, 0, 0);
  if (isHangulSyllable(point)) return indexOfRecord(kind, 0, 0);
  const fold = foldOf(text);
  // The rank of the folded form: U+0340 is U+0300, U+FE70 a mark alone.
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
// After the last block that differs, all blocks are the same: cut the index there and let the
// kernel check the limit.
const lastBlock = blockIndex.at(-1);
let used = blockIndex.length;
while (used > 0 && blockIndex[used - 1] === lastBlock) used--;

// The marks that do not count after certain letters: a rule for each letter, and two words of bits
// for each rule.
const MARKS = 0x300;
const MARK_BITS = 128;
const ruleOf = [];
const rules = [[]];
for (const letter of new Set(SILENT_MARKS.flatMap(({ letters }) => [...letters]))) {
  const silent = SILENT_MARKS.filter(({ letters }) => letters.includes(letter));
  const marks = silent.flatMap((row) => [...row.marks]).map((c) => c.codePointAt(0) - MARKS);
  if (marks.some((bit) => bit < 0 || bit >= MARK_BITS)) throw new Error('mark out of range');
  const known = rules.findIndex((rule) => rule.join() === marks.join());
  ruleOf[letter.codePointAt(0)] = known < 0 ? rules.push(marks) - 1 : known;
}
const bitsOf = (marks, word) =>
  marks.reduce((bits, bit) => (bit >> 6 === word ? bits | (1n << BigInt(bit & 63)) : bits), 0n);
const finals = Array.from({ length: 28 }, (_, i) => {
  const jamo = String.fromCodePoint(0x11a7 + i);
  return i === 0 ? 0 : (letterOf.get(jamo) ?? jamo).codePointAt(0);
});

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
    data('SEQUENCES', 'u32', sequences) +
    data('FINAL_JAMO', 'u16', finals) +
    `export const RULED_LETTERS: u32 = ${ruleOf.length};\n` +
    data(
      'MARK_RULES',
      'u8',
      Array.from(ruleOf, (rule) => rule ?? 0),
    ) +
    data(
      'SILENT_MARKS',
      'u64',
      rules.flatMap((rule) => [bitsOf(rule, 0), bitsOf(rule, 1)]),
    ),
);
console.log(
  `Unicode ${process.versions.unicode}: ${recordInfo.length} records, ${blocks.size} blocks, ` +
    `${sequences.length} folded points, ${groups.length} mark ranks, longest ${most}`,
);

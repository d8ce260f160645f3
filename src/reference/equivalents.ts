/**
 * Letters that are the same letter in two encodings or two spellings, although Unicode has no
 * decomposition for them. `scripts/generate-unicode.js` makes the kernel's tables from this data,
 * and the reference engine reads it directly. Each row has its reason; letters that are not listed
 * here are not folded.
 */

/** Letters, and the letter that each of them becomes. */
interface Letters {
  from: readonly string[];
  to: string;
  why: string;
}

/** Marks that do not count after certain lower-case letters. */
interface SilentMarks {
  letters: string;
  marks: string;
  why: string;
}

const CHILLU = 'Malayalam chillu letters, before Unicode 5.1';

/** Applied after compatibility decomposition and case folding. */
export const EQUIVALENT_LETTERS: readonly Letters[] = [
  {
    from: ['ى', 'ی'],
    to: 'ي',
    why: 'Arabic and Persian yeh; the one without dots ends words in Egypt',
  },
  { from: ['ک'], to: 'ك', why: 'Persian and Urdu kaf' },
  { from: ['ہ'], to: 'ه', why: 'Urdu heh; not U+06BE, which makes other words' },
  { from: ['ە'], to: 'ه', why: 'Kurdish e, before Unicode 4.1 a heh with a non-joiner' },
  { from: ['ګ'], to: 'گ', why: 'Pashto and Persian gaf' },
  { from: ['ۃ'], to: 'ة', why: 'Urdu teh marbuta' },
  { from: ['ٱ', 'ٲ', 'ٳ'], to: 'ا', why: 'alef with wasla or hamza, without decomposition' },
  { from: ['ı'], to: 'i', why: 'Turkish capitals: I is the capital of this and, by ASCII, of i' },
  {
    from: ['ǝ', 'ә'],
    to: 'ə',
    why: 'Azeri schwa, typed as the turned e of African alphabets or in Cyrillic',
  },
  { from: ['ð', 'ɖ'], to: 'đ', why: 'Vietnamese and Croatian: the three have one capital, Đ' },
  { from: ['œ'], to: 'oe', why: 'French, where ISO 8859-1 and many keyboards have no ligature' },
  { from: ['æ'], to: 'ae', why: 'the ligature of Latin words, and Danish without its own letters' },
  { from: ['װ'], to: 'וו', why: 'Yiddish digraph' },
  { from: ['ױ'], to: 'וי', why: 'Yiddish digraph' },
  { from: ['ײ'], to: 'יי', why: 'Yiddish digraph' },
  { from: ['ৎ'], to: 'ত্', why: 'Bengali khanda ta, before Unicode 4.1' },
  { from: ['ൺ'], to: 'ണ്', why: CHILLU },
  { from: ['ൻ'], to: 'ന്', why: CHILLU },
  { from: ['ർ'], to: 'ര്', why: CHILLU },
  { from: ['ൽ'], to: 'ല്', why: CHILLU },
  { from: ['ൾ'], to: 'ള്', why: CHILLU },
  { from: ['ൿ'], to: 'ക്', why: CHILLU },
];

/** Applied to the marks of a letter in their canonical order. */
export const SILENT_MARKS: readonly SilentMarks[] = [
  { letters: 'е', marks: '\u0308', why: 'Russian is mostly written without the dots of ё' },
  {
    letters: 'аеиоуыэюяєі',
    marks: '\u0301',
    why: 'stress of Cyrillic, in reference works; no letter of it is made with an acute on a vowel',
  },
  { letters: 'i', marks: '\u0307', why: 'the small letter of Turkish İ by the rules of Unicode' },
  {
    letters: 'αεηιορυω',
    marks: '\u0300\u0301\u0304\u0306\u0308\u0313\u0314\u0342',
    why: 'Greek capitals have no accents, and monotonic spelling no breathings',
  },
];

/**
 * Marks of tone that move on to the next letter in the rows of {@link TONED}: Vietnamese has been
 * spelled hòa, khỏe, thúy and hoà, khoẻ, thuý, by two rules of which both are in use.
 */
export const TONES = '\u0300\u0301\u0303\u0309\u0323';

/** Two letters of which the first passes its tone on to the second. */
export const TONED = ['oa', 'oe', 'uy'] as const;

/** Two drawings of one mark: Romanian ș and ț were encoded with a cedilla before 1999. */
export const COMMA_BELOW = '\u0326';
export const CEDILLA = '\u0327';

/**
 * Characters with the category of letters that confusables.txt (UTS 39) equates with one or two
 * apostrophes: they separate tokens.
 */
export const APOSTROPHES = '\u02b9\u02ba\u02bb\u02bc\u02bd\u02be\u02bf\u02ee\u0374\ua78b\ua78c';

/**
 * The marks of half-width katakana, which are letters by their category: ｶﾞ is ガ. They belong to the
 * character before them, as the marks do to which they decompose.
 */
export const HALF_WIDTH_MARKS = '\uff9e\uff9f';

/** Stretches an Arabic word for looks only. */
export const TATWEEL = '\u0640';

/** Final consonants of Hangul, each followed by the initial one that is the same letter. */
export const FINAL_JAMO =
  '\u11a8\u1100\u11a9\u1101\u11ab\u1102\u11ae\u1103\u11af\u1105\u11b7\u1106\u11b8\u1107\u11ba\u1109' +
  '\u11bb\u110a\u11bc\u110b\u11bd\u110c\u11be\u110e\u11bf\u110f\u11c0\u1110\u11c1\u1111\u11c2\u1112';

/**
 * Radicals without a decomposition, each followed by its ideograph (EquivalentUnifiedIdeograph.txt
 * of Unicode 17): copying from PDF gives radicals for ideographs.
 */
export const RADICALS =
  '⺁厂⺂乛⺃乚⺄乙⺅亻⺆冂⺇𠘨⺈刀⺉刂⺊卜⺋㔾⺌小⺍小⺎兀⺏尣⺐尢⺑𡯂⺒巳⺓幺⺔彑⺕𫜹⺖忄' +
  '⺗心⺘扌⺙攵⺛旡⺜日⺝月⺞歺⺠民⺡氵⺢氺⺣灬⺤爫⺥爫⺦丬⺧牛⺨犭⺩王⺪𤴔⺫目⺬示⺭礻⺮𥫗' +
  '⺯糹⺰纟⺱罓⺲罒⺳㓁⺴冗⺵𦉫⺶羊⺷𦍌⺸𦍋⺹耂⺺肀⺻聿⺼肉⺽𦥑⺾艹⺿艹⻀艹⻁虎⻂衤⻃覀⻄西' +
  '⻅见⻆角⻇𧢲⻈讠⻉贝⻊𧾷⻋车⻌辶⻍辶⻎辶⻏邑⻐钅⻑長⻒镸⻓长⻔门⻕𨸏⻖阝⻗雨⻘青⻙韦⻚页' +
  '⻛风⻜飞⻝食⻞𩙿⻟飠⻠饣⻡𩠐⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻫斉⻬齐⻭歯⻮齿⻯竜⻰龙' +
  '⻱龜⻲亀';

/**
 * Two hundred articles in six languages: stories with close, distant, shortened and framed copies,
 * articles that share a paragraph, articles that repeat one, and others. Nothing in them depends on
 * metadata: each story is on eight sites and no article has a date, so a format that cannot say
 * where an article comes from has the same findings.
 */
import { Prose } from '../fixtures/articles.js';
import { LANGUAGES } from '../fixtures/languages.js';

export interface FormatArticle {
  /** The keys sort in the order of the articles. */
  key: string;
  language: string;
  title: string;
  /** Paragraphs with an empty line between two. */
  text: string;
  /** Number of its site. */
  site: number;
}

/** The languages, each with an encoding that all its letters exist in. */
const ENCODINGS: Readonly<Record<string, string>> = {
  English: 'windows-1252',
  German: 'windows-1252',
  Polish: 'ISO-8859-2',
  Russian: 'windows-1251',
  Japanese: 'Shift_JIS',
  'Chinese, simplified': 'GB18030',
};

const SITES = 8;

/** The languages that an encoding is for; UTF-8 and UTF-16 are for all. */
export function languagesIn(encoding: string): string[] {
  const languages = Object.keys(ENCODINGS);
  if (encoding.startsWith('UTF')) return languages;
  return languages.filter((language) => ENCODINGS[language] === encoding);
}

/** Prose of a language: its words, and others put together from their halves. */
class LanguageProse extends Prose {
  readonly #words: readonly string[];
  readonly #isHan: boolean;

  constructor(seed: number, language: string) {
    super(seed);
    const sentences = LANGUAGES.find(([name]) => name === language)?.[2] ?? '';
    this.#isHan = /\p{sc=Han}/u.test(sentences);
    const words = this.#isHan ? /[\p{L}\p{M}]/gu : /[\p{L}\p{M}]{2,}/gu;
    this.#words = sentences.toLowerCase().match(words) ?? [];
  }

  override word(): string {
    if (this.#words.length === 0) return super.word();
    const [one, other] = [this.pick(this.#words), this.pick(this.#words)];
    if (this.#isHan) return one + other;
    return one.slice(0, Math.ceil(one.length / 2)) + other.slice(Math.floor(other.length / 2));
  }

  override paragraph(count: number): string {
    if (!this.#isHan) return super.paragraph(count);
    const clause = () => this.words(5 + this.below(5)).join('');
    return Array.from({ length: count / 14 }, () => `${clause()}，${clause()}。`).join('');
  }

  override edited(text: string, share: number): string {
    if (!this.#isHan) return super.edited(text, share);
    return text.replace(/\p{L}\p{L}/gu, (pair) =>
      this.below(1000) < share * 1000 ? this.word() : pair,
    );
  }

  /** Eight articles around one story. */
  story(): string[] {
    const paragraphs = this.paragraphs(5, 56);
    const text = paragraphs.join('\n\n');
    const [first = '', , third = ''] = paragraphs;
    return [
      text,
      text,
      this.edited(text, 0.03),
      this.edited(text, 0.1),
      paragraphs.slice(0, 3).join('\n\n'),
      `${this.article(1)}\n\n${text}\n\n${this.article(1)}`,
      `${this.article(2)}\n\n${first}\n\n${this.article(2)}`,
      `${third}\n\n${this.article(4)}`,
    ];
  }

  /** Articles with one paragraph twice: far apart, edited, and next to each other. */
  doubled(): string[] {
    return [1, 2, 3].map((kind) => {
      const [a = '', b = '', c = '', d = ''] = this.paragraphs(4, 56);
      const parts = [
        [a, b, c, d, b],
        [a, b, c, this.edited(b, 0.02), d],
        [a, b, b, c, d],
      ];
      return parts[kind - 1]?.join('\n\n') ?? '';
    });
  }
}

/** The articles, the same at each call. */
export function formatCorpus(): FormatArticle[] {
  const found = Object.keys(ENCODINGS).flatMap((language, n) => {
    const prose = new LanguageProse(n + 1, language);
    const texts = [
      ...[1, 2, 3].flatMap(() => prose.story()),
      ...prose.doubled(),
      ...Array.from({ length: n < 2 ? 7 : 6 }, () => prose.article(4, 56)),
    ];
    return texts.map((text, at) => {
      return { language, title: prose.words(6).join(' '), text, site: at % SITES };
    });
  });
  const order = new Prose(1).shuffled(found);
  return order.map((article, at) => ({ key: `a${String(at).padStart(3, '0')}`, ...article }));
}

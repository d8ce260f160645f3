/** Texts in many languages, clean and misread in another encoding. */
import fc from 'fast-check';
import { pageTables } from '../../src/repair/code-pages.js';

/** UTF-8 of a text, read in a code page; bytes without a character become control characters. */
export function misread(text: string, page: string): string {
  const { bytes } = pageTables().pages.find(({ name }) => name === page)!;
  const characters = new Array<string>(256);
  for (const [unit, byte] of bytes.entries()) {
    if (byte >= 0x80 && (unit >= 0xa0 || !characters[byte])) {
      characters[byte] = String.fromCharCode(unit);
    }
  }
  for (let unit = 0x80; unit < 0xa0; unit++) characters[unit] ??= String.fromCharCode(unit);
  return Array.from(Buffer.from(text), (byte) =>
    byte < 0x80 ? String.fromCharCode(byte) : characters[byte]!,
  ).join('');
}

/** Sentences with signs that are often misread: accents, quotation marks, dashes. */
export const SENTENCES = {
  english: 'The minister’s answer — “no comment” — didn’t satisfy anyone… It’s the café’s fault.',
  french: 'L’été dernier, à Nîmes, le garçon a déjà mangé là où l’hôtel « Élysée » était fermé.',
  spanish: 'El niño comió jamón en el jardín, ¿y qué más? ¡Adiós!, gritó el señor Muñoz.',
  portuguese: 'A situação não é fácil: às vezes há exceções, e a decisão coube à direção.',
  german: 'Über die Straße lief ein Mädchen; größere Sorgen hätte man in Österreich „nicht“.',
  swedish: 'Åsa och Örjan åkte till Malmö på lördagen för att äta räkor i hamnen.',
  polish: 'Rząd ogłosił, że rozmowy będą trwały, choć źle przyjęto wieść o cięciach.',
  czech: 'Příliš žluťoučký kůň úpěl ďábelské ódy, řekl včera ministr školství.',
  turkish: 'İstanbul’da dün akşam şiddetli yağış nedeniyle uçuşlar gecikti, dedi yetkili.',
  latvian: 'Šveices baņķieri gaida konkrētus investīciju projektus, ziņo laikraksts.',
  vietnamese: 'Tại sao giá hạt sầu riêng lại lên giá, hôm qua người bán hàng không biết.',
  russian: 'Правительство сообщило во вторник, что переговоры «продолжатся» — без условий.',
  ukrainian: 'Уряд повідомив у вівторок, що їхні перемовини тривають, попри відмову.',
  greek: 'Η κυβέρνηση ανακοίνωσε την Τρίτη ότι οι συνομιλίες θα συνεχιστούν.',
  arabic: 'أعلنت الحكومة يوم الثلاثاء أن المحادثات ستستمر رغم رفض الوزير.',
  thai: 'รัฐบาลประกาศเมื่อวันอังคารว่าการเจรจาจะดำเนินต่อไป',
  chinese: '政府周二宣布，谈判将继续进行，尽管部长拒绝了。',
} as const;

/** Name of a sentence. */
export type Language = keyof typeof SENTENCES;

/** Some words of the sentence in one of `languages`, in order. */
export function wordsOf(languages: readonly Language[]): fc.Arbitrary<string> {
  return fc
    .tuple(fc.constantFrom(...languages), fc.nat(4), fc.integer({ min: 4, max: 12 }))
    .map(([language, from, count]) =>
      SENTENCES[language]
        .split(' ')
        .slice(from, from + count)
        .join(' '),
    );
}

/** Short lines of pages that are not text of articles. */
const LABEL =
  /^(?:advertisement|advertising|ad|sponsored|promoted|continue reading.{0,40}|read more\b.{0,120}|see more|see also\b.{0,100}|related(?: (?:stories|articles|content|posts|links|coverage|news|reading|topics))?:?|share(?: this.{0,30})?|tweet|print|email|comments?|loading\.*|story continues.{0,30}|article continues.{0,30}|more from.{0,60}|watch:?|image copyright.*|image caption.*|media caption.*|getty images|anzeige|publicidad|publicité|реклама|pubblicità|publicidade|lire aussi.{0,150}|à lire aussi.{0,150}|lee también.{0,150}|leia também.{0,150}|leia mais.{0,100}|leggi anche.{0,150}|lesen sie auch.{0,150}|читайте также.{0,150}|mehr zum thema.{0,60}|sign up (?:for|to)\b.{0,150}|subscribe (?:to|now|for|here)\b.{0,150}|follow (?:us|me|him|her|them)\b.{0,100}|click here\b.{0,100}|(?:photo|image|picture|credit|source image|foto|photograph)s?\s*(?:credit|courtesy|by)?\s*[:/].{0,120}|©.{0,100}|copyright ©?.{0,150}|all rights reserved\.?|advertisement - continue.*|scroll (?:down )?(?:for|to).{0,60}|skip advert.*|report this ad|recommended(?: reading)?|tags:?.{0,100}|filed under.{0,100}|updated?:? .{0,40}\d{4}.{0,20}|published:? .{0,40}\d{4}.{0,20}|\d+ comments?|\d+ shares?)$/i;

/** Whether a line is a label of the page. */
export function isPageLabel(text: string): boolean {
  return text.length < 200 && LABEL.test(text.trim());
}

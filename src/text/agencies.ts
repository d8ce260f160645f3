/** The news agencies whose credits are known, by all forms of their names. */

/** Canonical name, then its other forms. In forms of up to four letters the case matters. */
const AGENCIES: readonly (readonly [name: string, ...forms: string[]])[] = [
  ['Reuters', 'Thomson Reuters', 'Рейтер'],
  ['AP', 'A.P.', 'Associated Press'],
  ['AFP', 'Agence France-Presse', 'Agence France Presse'],
  ['dpa', 'DPA', 'Deutsche Presse-Agentur', 'dpa international'],
  ['TASS', 'Tass', 'ITAR-TASS', 'ТАСС', 'ИТАР-ТАСС'],
  ['RIA', 'RIA Novosti', 'РИА', 'РИА Новости'],
  ['Xinhua', 'Xinhua News Agency', 'Xinhuanet', '新华社', '新華社'],
  ['PA Media', 'PA', 'Press Association'],
  ['EFE', 'Efe', 'Agencia EFE'],
  ['ANSA', 'Ansa', 'Agenzia ANSA'],
  ['Bloomberg', 'Bloomberg News'],
  ['UPI', 'United Press International'],
  ['Kyodo', 'Kyodo News', '共同通信'],
  ['Yonhap', 'Yonhap News', 'Yonhap News Agency'],
  ['PTI', 'Press Trust of India'],
  ['IANS', 'Indo-Asian News Service'],
  ['Interfax', 'Интерфакс'],
  ['BelTA', 'BELTA', 'БелТА'],
];

/** Every form of every agency's name. */
export const AGENCY_FORMS: readonly string[] = AGENCIES.flat();

const CANONICAL = new Map<string, string>(
  AGENCIES.flatMap(([name, ...forms]) => [name, ...forms].map((form) => [keyOf(form), name])),
);

const LONGEST_FORM = AGENCY_FORMS.reduce((most, form) => Math.max(most, form.length), 0);

/** The canonical name of the agency that a text names and nothing else; undefined if there is none. */
export function agencyNamed(form: string): string | undefined {
  return form.length > LONGEST_FORM ? undefined : CANONICAL.get(keyOf(form));
}

/** Long forms match in any case; short ones do not, because `ap` is not AP, and `Pa.` is a place. */
function keyOf(form: string): string {
  return form.length <= 4 ? form : form.toLowerCase();
}

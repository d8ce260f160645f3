/** A credit of an article: the agency, and where the article names it. */

/** Places of credits, from the strongest evidence to the weakest; the order is their number in blocks. */
export const CREDIT_PLACES = ['dateline', 'metadata', 'byline', 'footer', 'credit-line'] as const;

/** Where an article names an agency. */
export type CreditPlace = (typeof CREDIT_PLACES)[number];

/** An agency that an article credits. */
export interface Credit {
  /** Canonical name. */
  name: string;
  place: CreditPlace;
  /** The line of the text, from 1; 0 for a credit beside the text. */
  line: number;
}

/** Credits as one string, for a block. */
export function packCredits(credits: readonly Credit[]): string {
  let packed = '';
  for (const { name, place, line } of credits) {
    packed += `${packed === '' ? '' : '\n'}${name}\t${CREDIT_PLACES.indexOf(place)}\t${line}`;
  }
  return packed;
}

/** The credits of a string that {@link packCredits} made. */
export function unpackCredits(packed: string): Credit[] {
  if (packed === '') return [];
  return packed.split('\n').map((credit) => {
    const [name = '', place, line] = credit.split('\t');
    return { name, place: CREDIT_PLACES[Number(place)]!, line: Number(line) };
  });
}

// What is left of a token when case, width, composition and ligatures do not count.

const KEPT = /[\p{L}\p{M}\p{N}]/u;
const IGNORABLE = /\p{Default_Ignorable_Code_Point}/u;

/**
 * Folds the text of one token: compatibility decomposition, marks in canonical order, full case
 * folding; letters, marks and digits are kept (a ligature may decompose to spaces as well).
 *
 * The canonical order comes before case (Unicode 3.13, D145), since the iota below a letter is a
 * mark that folds to a letter. Between the two everything else is dropped, so that marks on both
 * sides of it are put in order together.
 */
export function foldToken(token: string): string {
  const ordered = keep(token.normalize('NFKD')).normalize('NFD');
  const cased = Array.from(ordered, foldCase).join('');
  return keep(cased.normalize('NFKD'));
}

/** Lower, upper, lower: ẞ to ß to SS to ss; ſ to s, ς to σ. */
function foldCase(character: string): string {
  return character.toLowerCase().toUpperCase().toLowerCase();
}

function keep(text: string): string {
  return Array.from(text)
    .filter((character) => KEPT.test(character) && !IGNORABLE.test(character))
    .join('');
}

/** The entities of HTML 4 that stand for text, and a few that HTML 5 added. */

/** Names of U+00A0 to U+00FF, in order. */
const LATIN_1 =
  'nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn ' +
  'sup2 sup3 acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave ' +
  'Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ' +
  'ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN ' +
  'szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave ' +
  'iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ' +
  'ucirc uuml yacute thorn yuml';

/** Name and character in turn. */
const OTHERS =
  'quot " amp & lt < gt > apos \' OElig Œ oelig œ Scaron Š scaron š Yuml Ÿ fnof ƒ circ ˆ tilde ˜ ' +
  'ndash – mdash — lsquo ‘ rsquo ’ sbquo ‚ ldquo “ rdquo ” bdquo „ dagger † Dagger ‡ bull • ' +
  'hellip … permil ‰ prime ′ Prime ″ lsaquo ‹ rsaquo › euro € trade ™ minus − Zcaron Ž zcaron ž ' +
  'Ccaron Č ccaron č rcaron ř ecaron ě Aogon Ą aogon ą Eogon Ę eogon ę Lstrok Ł lstrok ł ' +
  'Zdot Ż zdot ż Sacute Ś sacute ś cacute ć nacute ń inodot ı Gbreve Ğ gbreve ğ Scedil Ş scedil ş';

/** Character of each entity, by its name. */
export const ENTITIES: ReadonlyMap<string, string> = new Map<string, string>([
  ...LATIN_1.split(' ').map((name, i) => [name, String.fromCharCode(0xa0 + i)] as const),
  ...pairsOf(OTHERS.split(' ')),
  ['ensp', '\u2002'],
  ['emsp', '\u2003'],
  ['thinsp', '\u2009'],
  ['zwnj', '\u200c'],
  ['zwj', '\u200d'],
  ['lrm', '\u200e'],
  ['rlm', '\u200f'],
]);

function pairsOf(list: readonly string[]): [string, string][] {
  return list.flatMap((name, i) =>
    i % 2 === 0 ? [[name, list[i + 1] ?? ''] as [string, string]] : [],
  );
}

/** In place of the place of a token's match: the other text has none. */
export const UNMATCHED = -1;

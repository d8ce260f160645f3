/**
 * Texts of ASCII, Latin letters, curly quotes and dashes. A short expression suffices for most of them,
 * and the expressions for all scripts take milliseconds to make.
 */
export const PLAIN_LATIN = /^[\0-\x7f\u00c0-\u024f‘’“”–—…]*$/;

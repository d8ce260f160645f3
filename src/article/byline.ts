/** The string of an article that names its authors and the providers of its text. */

/**
 * The authors in the first line, and each provider in a line of its own: names or addresses, as
 * {@link CreditFinder} reads them. Empty providers are left out; '' if there is no name at all.
 */
export function bylineWith(authors: string, providers: readonly string[]): string {
  const lines = [authors, ...new Set(providers)].map((line) => line.replace(/\s+/g, ' ').trim());
  const [first = '', ...others] = lines;
  return [first, ...others.filter((line) => line !== '')].join('\n').trimEnd();
}

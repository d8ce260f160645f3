/** Prefixes that documents choose freely, and the usual ones. */
const USUAL: ReadonlyMap<string, string> = new Map([
  ['http://www.w3.org/2005/Atom', 'atom:'],
  ['http://purl.org/atom/ns#', 'atom:'],
  ['http://purl.org/rss/1.0/modules/content/', 'content:'],
  ['http://purl.org/dc/elements/1.1/', 'dc:'],
  ['http://purl.org/dc/terms/', 'dcterms:'],
  ['http://search.yahoo.com/mrss/', 'media:'],
  ['http://news.yandex.ru', 'yandex:'],
  // Names of these languages are known without a prefix.
  ['http://www.w3.org/1999/xhtml', ''],
  ['http://purl.org/rss/1.0/', ''],
  ['http://iptc.org/std/nar/2006-10-01/', ''],
  ['http://iptc.org/std/NITF/2006-10-18/', ''],
  ['http://www.w3.org/1999/02/22-rdf-syntax-ns#', 'rdf:'],
]);
/** More prefixes in one document are left as they are. */
const MOST_PREFIXES = 100;

/**
 * Gives elements the usual prefix of their namespace. A prefix has one meaning in a document: no
 * known format gives it two.
 */
export class Namespaces {
  readonly #prefixes = new Map<string, string>();
  #isFirst = true;

  /** The name of an element with these attributes. */
  nameOf(written: string, attributes: Readonly<Record<string, string>>): string {
    for (const attribute in attributes) {
      if (attribute.startsWith('xmlns:')) this.#declare(attribute.slice(6), attributes[attribute]!);
    }
    const colon = written.indexOf(':');
    const prefix = written.slice(0, Math.max(0, colon));
    if (this.#isFirst) {
      this.#isFirst = false;
      // Names of the language of the document itself have no prefix, except in RDF.
      if (prefix !== '' && prefix !== 'rdf') this.#prefixes.set(prefix, '');
    }
    if (colon < 0) return written;
    const usual = this.#prefixes.get(prefix);
    return usual === undefined ? written : usual + written.slice(colon + 1);
  }

  #declare(prefix: string, address: string): void {
    const usual = USUAL.get(address.trim());
    if (usual === undefined || this.#prefixes.size >= MOST_PREFIXES) return;
    if (!this.#prefixes.has(prefix)) this.#prefixes.set(prefix, usual);
  }
}

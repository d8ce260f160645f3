import { KEY_KIND, type KnownArticle } from './known.js';
import { keyOf, keyOfString } from './posting-table.js';

/** Keys beside fingerprints: of text, id, cluster, and page. */
export const OWN_KEYS = 4;

/** Collects the keys under which an article is found. */
export class ArticleKeys {
  #keys = new Uint32Array(1 << 10);

  /** All keys of an article; valid until the next call. */
  of({ textLow, textHigh, cluster, record, fingerprints }: KnownArticle): Uint32Array {
    let count = fingerprints.length;
    if (this.#keys.length < count + OWN_KEYS) this.#keys = new Uint32Array(2 * count + OWN_KEYS);
    const keys = this.#keys;
    keys.set(fingerprints);
    keys[count++] = keyOf(textLow, textHigh, KEY_KIND.text);
    keys[count++] = keyOfString(record.id, KEY_KIND.id);
    keys[count++] = keyOf(cluster, 0, KEY_KIND.cluster);
    if (record.page !== undefined) keys[count++] = keyOfString(record.page, KEY_KIND.page);
    return keys.subarray(0, count);
  }
}

/**
 * `text` as content or as a quoted attribute of XML 1.0. Characters that XML 1.0 does not have at all,
 * as most control characters, become U+FFFD; white space is written as references, which parsers keep
 * in attributes.
 */
export function xmlText(text: string): string {
  return text
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '\ufffd')
    .replace(/[&<>"'\t\n\r]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

/** An element's start tag without its end; attributes without a value are left out. */
export function openTag(
  name: string,
  attributes: Readonly<Record<string, string | number | boolean | null | undefined>> = {},
): string {
  const written = Object.entries(attributes)
    .filter(([, value]) => value !== null && value !== undefined)
    .map(([key, value]) => ` ${key}="${xmlText(String(value))}"`);
  return `<${name}${written.join('')}`;
}

/** The first line of a document. */
export const XML_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n';

/** Elements of XML as plain data. */

/** An element. */
export interface XmlElement {
  /** Name with the usual prefix of its namespace, as {@link Namespaces} gives it. */
  name: string;
  attributes: Readonly<Record<string, string>>;
  children: (XmlElement | string)[];
}

/** The elements in an element, without its text. */
export function elementsIn({ children }: XmlElement): XmlElement[] {
  return children.filter((child) => typeof child !== 'string');
}

/** The child elements that have a name, in order. */
export function childrenNamed(element: XmlElement | undefined, name: string): XmlElement[] {
  return element ? elementsIn(element).filter((child) => child.name === name) : [];
}

/** The first element at the end of a path of names below `element`; undefined if there is none. */
export function elementAt(
  element: XmlElement | undefined,
  ...path: readonly string[]
): XmlElement | undefined {
  let found = element ? [element] : [];
  for (const name of path) found = found.flatMap((one) => childrenNamed(one, name));
  return found[0];
}

/** The text of the first child element that has one of these names and a text; '' if none has. */
export function firstLine(element: XmlElement, names: readonly string[]): string {
  for (const name of names) {
    const line = lineIn(elementAt(element, name));
    if (line !== '') return line;
  }
  return '';
}

/** The elements with a name at any depth below `element`, in order; not those inside another. */
export function descendantsNamed(element: XmlElement, name: string): XmlElement[] {
  return elementsIn(element).flatMap((child) =>
    child.name === name ? [child] : descendantsNamed(child, name),
  );
}

/** The text in an element and in all elements below it. */
export function innerText(element: XmlElement | undefined): string {
  if (!element) return '';
  return element.children
    .map((child) => (typeof child === 'string' ? child : innerText(child)))
    .join('');
}

/** The text in an element on one line. */
export function lineIn(element: XmlElement | undefined): string {
  return innerText(element).replace(/\s+/g, ' ').trim();
}

/** The first of some strings that is not ''. */
export function firstOf(...strings: readonly (string | undefined)[]): string {
  return strings.find((string) => string) ?? '';
}

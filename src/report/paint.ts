/** Styles of terminals. */

/** Gives a text a style, by the number of a style of terminals; '' leaves it as it is. */
export type Paint = (style: string, text: string) => string;

/** The styles of reports. */
export const STYLE = { bold: '1', dim: '2', red: '31', green: '32', yellow: '33', cyan: '36' };

/** Gives styles if they are wanted. */
export function painter({ color }: { color: boolean }): Paint {
  return (style, text) =>
    color && style !== '' && text !== '' ? `\u001b[${style}m${text}\u001b[0m` : text;
}

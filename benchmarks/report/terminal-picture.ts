/** A picture of the output of a command: SVG, whose text stays text. */

/** Colours of a theme: of the window, of plain text, and of the codes that the output has. */
const THEMES = {
  light: { window: '#ffffff', frame: '#d0d7de', text: '#1f2328', colours: lightColours() },
  dark: { window: '#0d1117', frame: '#30363d', text: '#e6edf3', colours: darkColours() },
} as const;

/** Pixels of a letter and of a line, of a monospaced font of 14 pixels. */
const LETTER = 8.43;
const LINE = 20;
const EDGE = 20;

/** The codes of colours (SGR 31 to 36). */
type Colours = Readonly<Record<string, string>>;

function lightColours(): Colours {
  return {
    ...{ 31: '#cf222e', 32: '#116329', 33: '#7d4e00' },
    ...{ 34: '#0550ae', 35: '#8250df', 36: '#1b7c83' },
  };
}

function darkColours(): Colours {
  return {
    ...{ 31: '#ff7b72', 32: '#7ee787', 33: '#e3b341' },
    ...{ 34: '#79c0ff', 35: '#d2a8ff', 36: '#76e3ea' },
  };
}

/** The picture of a command and its output, which may have the codes of colours, bold and dim. */
export function terminalPicture(
  command: string,
  output: string,
  theme: keyof typeof THEMES,
): string {
  const { window, frame, text, colours } = THEMES[theme];
  const lines = [`$ ${command}`, ...output.trimEnd().split('\n')];
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the codes begin with ESC.
  const widest = Math.max(...lines.map((line) => line.replace(/\x1b\[[\d;]*m/g, '').length));
  const [width, height] = [Math.ceil(widest * LETTER) + 2 * EDGE, lines.length * LINE + 2 * EDGE];
  const rows = lines.map((line, n) => {
    const y = EDGE + 14 + n * LINE;
    return `<text x="${EDGE}" y="${y}">${spansOf(line, colours)}</text>`;
  });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="ui-monospace, SFMono-Regular, Menlo, Consolas, 'DejaVu Sans Mono', monospace" font-size="14" fill="${text}">`,
    `<title>${escaped(command)}</title>`,
    `<rect x=".5" y=".5" width="${width - 1}" height="${height - 1}" rx="8" fill="${window}" stroke="${frame}"/>`,
    ...rows,
    '</svg>\n',
  ].join('\n');
}

/** A line as spans of one look each. */
function spansOf(line: string, colours: Colours): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the codes begin with ESC.
  const parts = line.split(/\x1b\[([\d;]*)m/);
  let codes = new Set<string>();
  let spans = '';
  for (const [i, part] of parts.entries()) {
    if (i % 2 === 1) codes = changed(codes, part.split(';'));
    else if (part !== '') spans += `<tspan${lookOf(codes, colours)}>${escaped(part)}</tspan>`;
  }
  return spans;
}

/** The codes that hold after some more; the summary ends each look with 0. */
function changed(codes: ReadonlySet<string>, more: readonly string[]): Set<string> {
  const after = new Set(codes);
  for (const code of more) {
    if (code === '0') after.clear();
    else after.add(code);
  }
  return after;
}

function lookOf(codes: ReadonlySet<string>, colours: Colours): string {
  const colour = [...codes].map((code) => colours[code]).findLast((found) => found !== undefined);
  return [
    codes.has('1') ? ' font-weight="bold"' : '',
    codes.has('2') ? ' opacity=".65"' : '',
    codes.has('4') ? ' text-decoration="underline"' : '',
    colour === undefined ? '' : ` fill="${colour}"`,
  ].join('');
}

/** Text of SVG, where a browser makes one space of several. */
function escaped(text: string): string {
  const spaced = text.replaceAll(' ', '\u00a0');
  return spaced.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** Layouts of a text: the same words in other lines. */
import type { Random } from '../random.js';

/** The paragraphs of a text, which blank lines separate. */
function paragraphsOf(text: string): string[] {
  return text.split('\n\n');
}

/** Paragraphs in lines of at most `width` characters; a longer word has a line of its own. */
export function wrapLines(paragraph: string, width: number, indent = ''): string {
  const lines: string[] = [];
  let line = indent;
  let isEmpty = true;
  for (const word of paragraph.split(' ')) {
    if (!isEmpty && line.length + 1 + word.length > width) {
      lines.push(line);
      line = word;
    } else line = isEmpty ? line + word : `${line} ${word}`;
    isEmpty = false;
  }
  return [...lines, line].join('\n');
}

/** Lines of 40 to 80 columns; paragraphs begin after a blank line, or only with an indent. */
export function wrapText(text: string, random: Random): string {
  const width = random.between(40, 80);
  const indent = random.chance(0.5) ? ' '.repeat(random.between(2, 4)) : '';
  const wrapped = paragraphsOf(text).map((paragraph, i) =>
    wrapLines(paragraph, width, i === 0 ? '' : indent),
  );
  return wrapped.join(indent === '' ? '\n\n' : '\n');
}

/** The body in one line, and the headline in another. */
export function setInOneLine(text: string): string {
  const [headline = '', ...body] = paragraphsOf(text);
  return `${headline}\n\n${body.join(' ')}`;
}

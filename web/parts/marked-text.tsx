/** A text with marked spans, which may overlap: the first one counts. */
import type { ArticleText } from '../data/article-text.js';

/** Explains the gaps of texts. */
export const CUT_NOTE =
  'This report has the beginning of articles without copies, and their passages and repeats; […] is the rest.';

/** A span in the string of the text. */
export interface MarkedSpan {
  start: number;
  end: number;
  kind: 'shared' | 'house' | 'boilerplate' | 'novel' | 'blank' | 'repeat';
  /** Names it for readers that do not see the marking. */
  label: string;
  href: string;
}

/** The text as far as the page has it, and a note if this is not the whole. */
export function MarkedText({
  text: { string: text, isWhole },
  spans,
}: {
  text: ArticleText;
  spans: readonly MarkedSpan[];
}) {
  const pieces: preact.ComponentChildren[] = [];
  let at = 0;
  for (const span of spans.toSorted((a, b) => a.start - b.start || b.end - a.end)) {
    const [start, end] = [Math.max(at, span.start), Math.min(text.length, span.end)];
    if (start >= end) continue;
    if (start > at) pieces.push(text.slice(at, start));
    pieces.push(<Marked key={start} span={span} text={text.slice(start, end)} />);
    at = end;
  }
  pieces.push(text.slice(at));
  return (
    <>
      {!isWhole && <p class="legend">{CUT_NOTE}</p>}
      <div class="text" dir="auto">
        {pieces}
      </div>
    </>
  );
}

function Marked({
  span: { kind, label, href, start, end },
  text,
}: {
  span: MarkedSpan;
  text: string;
}) {
  return (
    <mark class={kind} data-span={`${start}-${end}`}>
      <span class="unseen">[{label}: </span>
      {text}
      <span class="unseen">]</span>
      {href !== '' && (
        <a class="where" href={href} aria-label={label}>
          ↗
        </a>
      )}
    </mark>
  );
}

/** A list of which only the visible items are in the document; all of them are when it is printed. */
import {
  observeWindowOffset,
  observeWindowRect,
  Virtualizer,
  windowScroll,
} from '@tanstack/virtual-core';
import type { ComponentChildren } from 'preact';
import { useEffect, useLayoutEffect, useMemo, useReducer, useRef, useState } from 'preact/hooks';
import { figure } from '../data/words.js';

interface Props {
  count: number;
  /** Pixels of an item before it is measured. */
  estimate: number;
  label: string;
  children: (item: number) => ComponentChildren;
}

/** Items of a list that are printed. */
const MOST_PRINTED = 500;

/** The items, each measured when it is drawn; the window scrolls. */
export function VirtualList(props: Props) {
  return usePrinting() ? <PrintedList {...props} /> : <ScrolledList {...props} />;
}

function ScrolledList({ count, estimate, label, children }: Props) {
  const list = useRef<HTMLOListElement>(null);
  const virtualizer = useVirtualizer(estimate);
  const scrollMargin = list.current?.offsetTop ?? 0;
  virtualizer.setOptions({ ...virtualizer.options, count, scrollMargin });
  return (
    <ol
      class="list virtual"
      aria-label={label}
      ref={list}
      style={{ height: `${virtualizer.getTotalSize()}px` }}
    >
      {virtualizer.getVirtualItems().map(({ index, key, start }) => (
        <li
          key={key}
          data-index={index}
          aria-setsize={count}
          aria-posinset={index + 1}
          ref={(element) => virtualizer.measureElement(element)}
          style={{ transform: `translateY(${start - scrollMargin}px)` }}
        >
          {children(index)}
        </li>
      ))}
    </ol>
  );
}

function PrintedList({ count, label, children }: Props) {
  const shown = Math.min(count, MOST_PRINTED);
  return (
    <ol class="list" aria-label={label}>
      {Array.from({ length: shown }, (_, item) => (
        <li key={item}>{children(item)}</li>
      ))}
      {shown < count && <li>and {figure(count - shown)} more</li>}
    </ol>
  );
}

/** A virtualizer of the window; the component is drawn again when other items come into view. */
function useVirtualizer(estimate: number): Virtualizer<Window, HTMLLIElement> {
  const [, redraw] = useReducer((drawn: number) => drawn + 1, 0);
  const virtualizer = useMemo(
    () =>
      new Virtualizer<Window, HTMLLIElement>({
        count: 0,
        getScrollElement: () => window,
        estimateSize: () => estimate,
        observeElementRect: observeWindowRect,
        observeElementOffset: observeWindowOffset,
        scrollToFn: windowScroll,
        initialOffset: () => window.scrollY,
        overscan: 6,
        onChange: () => redraw(0),
      }),
    [],
  );
  useEffect(() => virtualizer._didMount(), []);
  useLayoutEffect(() => virtualizer._willUpdate());
  // The list has a place only after it was drawn.
  useLayoutEffect(() => redraw(0), []);
  return virtualizer;
}

function usePrinting(): boolean {
  const [isPrinting, setPrinting] = useState(false);
  useEffect(() => {
    const media = matchMedia('print');
    const change = () => setPrinting(media.matches);
    media.addEventListener('change', change);
    return () => media.removeEventListener('change', change);
  }, []);
  return isPrinting;
}

import { useLayoutEffect, useState, type RefObject } from 'react';

/** Widths in CSS pixels; the style sheet has the same. */
export const [timeWidth, columnWidth] = [112, 136];
/** Up to this many tables all columns are drawn. */
const most = 40;
const spare = 4;

/**
 * The columns to draw, in order: those in view with a few more beside them, and always the one in
 * focus, so that it keeps the tab stop.
 */
export function useColumns(
  scroller: RefObject<HTMLElement | null>,
  count: number,
  focus: number,
): number[] {
  const [view, setView] = useState({ first: 0, last: most - 1 });
  useLayoutEffect(() => {
    const box = scroller.current;
    if (!box || count <= most) return;
    const look = () => {
      const first = Math.floor(box.scrollLeft / columnWidth) - spare;
      const last = Math.ceil((box.scrollLeft + box.clientWidth) / columnWidth) + spare;
      setView((now) => (now.first === first && now.last === last ? now : { first, last }));
    };
    look();
    box.addEventListener('scroll', look, { passive: true });
    const resized = new ResizeObserver(look);
    resized.observe(box);
    return () => {
      box.removeEventListener('scroll', look);
      resized.disconnect();
    };
  }, [scroller, count]);
  return Array.from({ length: count }, (_, column) => column).filter(
    (column) => count <= most || column === focus || (column >= view.first && column <= view.last),
  );
}

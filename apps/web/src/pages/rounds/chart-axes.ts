import type { ProgressPoint } from './use-round-events.js';

/** A point at which a timetable and its bound are known. Value and bound in thousandths of a point. */
export type Known = ProgressPoint & { value: number; bound: number };

const secondSteps = [10, 20, 60, 120, 300, 600, 1800, 3600];
const valueSteps = [100, 200, 500, 1000, 2000, 5000, 10_000, 20_000, 50_000, 100_000];
const ticksWanted = 4;

/**
 * The ends of both axes and the values to draw a line at. They depend on the first point and on round
 * steps, so that the lines do not jump with each new point.
 */
export function axesOf(known: Known[]) {
  const seconds = known.at(-1)?.seconds ?? 0;
  const end = secondSteps.find((step) => step >= seconds) ?? Math.ceil(seconds / 3600) * 3600;
  const lowest = Math.min(...known.map((point) => point.value));
  const highest = Math.max(...known.map((point) => point.bound));
  const step = valueSteps.find((each) => each * ticksWanted >= highest - lowest) ?? 500_000;
  const least = Math.floor(lowest / step) * step;
  const most = Math.max(least + step, Math.ceil(highest / step) * step);
  const ticks = Array.from(
    { length: Math.round((most - least) / step) + 1 },
    (_, index) => least + index * step,
  );
  return { end, least, most, ticks };
}

/** The corners of a line that keeps its value until the next point: nothing is known in between. */
export function stairs(known: Known[], of: (point: Known) => number): [number, number][] {
  return known.flatMap((point, index) => {
    const before = known[index - 1];
    const corner: [number, number] = [point.seconds, of(point)];
    return before ? [[point.seconds, of(before)] as [number, number], corner] : [corner];
  });
}

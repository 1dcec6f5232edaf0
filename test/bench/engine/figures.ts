import type { OneRun } from './solve-once.js';

export interface Figures extends Omit<OneRun, 'course'> {
  /** 100 x (least bound - value) / least bound. */
  gapPct: number | null;
  /** CPU seconds of the process until the value was within 1 % of the least bound. */
  cpuSecondsTo1Pct: number | null;
}

export interface ClassFigures {
  pairs: number;
  /** The least bound that anybody proved here, in thousandths. */
  bound: number;
  runs: Record<string, Figures>;
}

/** A run judged by the least bound that anybody proved. */
export function figuresOf({ course, ...run }: OneRun, bound: number): Figures {
  const size = Math.max(1, Math.abs(bound));
  const near = course?.find(({ value }) => bound - value <= size / 100);
  return {
    ...run,
    gapPct: run.value === null ? null : rounded((100 * (bound - run.value)) / size),
    cpuSecondsTo1Pct: near ? rounded(near.cpuSeconds) : null,
    cpuSeconds: rounded(run.cpuSeconds),
  };
}

export function rounded(value: number): number {
  return Math.round(value * 1000) / 1000;
}

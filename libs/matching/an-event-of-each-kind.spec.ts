import { describe, expect, test } from '@jest/globals';
import { createEvent, eventShapes } from '#test/factories/showcase-instance.js';
import { parseInstance } from './instance-check.js';
import type { SolveProgress } from './snapshot.js';
import { solveInstance, solveWithProof } from './solve.js';
import { isRight, verifyTimetable } from './verify.js';
import { verifyProof } from './verify-proof.js';

/** Gaps in % that a short run stays below; the figures of full runs are in docs/matching.md. */
const gaps: Record<string, number> = { medium: 0.5, windows: 1.5, dense: 1, interpreters: 1 };

describe.each(Object.entries(eventShapes))('an event of the kind %s', (kind, shape) => {
  const instance = parseInstance(createEvent({ ...shape, seed: 5 }));
  const options = { seed: 3, budget: 60_000 };
  const { timetable, proof } = solveWithProof(instance, options);

  test('keeps every rule, comes near its bound, and the bound is proven', () => {
    const verdict = verifyTimetable(instance, timetable);
    expect(verdict.violations).toEqual([]);
    expect(isRight(verdict)).toBe(true);
    expect(verdict.gapPct).toBeLessThan(gaps[kind]!);
    expect(verifyProof(instance, proof)).toMatchObject({ holds: true, claimed: timetable.bound });
  });

  test('a run that is started again gives the same bytes', () => {
    expect(JSON.stringify(solveInstance(structuredClone(instance), options))).toBe(
      JSON.stringify(timetable),
    );
  });

  test('a run that is stopped answers with the best so far, which grew as it went', () => {
    const posts: SolveProgress[] = [];
    const stopped = solveInstance(instance, options, {
      onProgress: (progress) => posts.push(progress),
      stopped: () => posts.length > 12,
    });
    const verdict = verifyTimetable(instance, stopped);
    expect(isRight(verdict)).toBe(true);
    const values = posts.flatMap(({ value }) => (value === null ? [] : [value]));
    expect(values).toEqual(values.toSorted((x, y) => x - y));
    expect(stopped.value).toBe(values.at(-1));
  });

  test('a run that is stopped before it has prices has a proven bound all the same', () => {
    const endless = { seed: 3, budget: 900_000_000 };
    const stopped = solveWithProof(instance, endless, { stopped: () => true });
    expect(isRight(verifyTimetable(instance, stopped.timetable))).toBe(true);
    expect(verifyProof(instance, stopped.proof)).toMatchObject({
      holds: true,
      claimed: stopped.timetable.bound,
    });
  });
});

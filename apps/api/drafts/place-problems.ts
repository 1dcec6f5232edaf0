import type { ProblemCode } from '../problem/problem.js';

/** Why a draft could not be changed. */
export const placeProblems = [
  'draft.none',
  'draft.changed',
  'place.locked',
  'place.past',
  'place.pair-away',
  'place.firm-full',
  'place.delegate-away',
  'place.delegate-busy',
  'place.interpreter-none',
  'place.precedence',
  'place.table-away',
  'place.table-locked',
  'place.table-none',
] as const satisfies ProblemCode[];

import type { Book } from '../open-round.js';
import { allowedDelegates } from '../model-options.js';

/** Delegates of each side who may attend a pair's meeting. */
export interface Attendees {
  a: number[];
  b: number[];
}

export function whoMayAttend({ instance, model }: Book, pair: number): Attendees {
  const { people, pairs } = model;
  const [a, b] = [people.firmIds[pairs.a[pair]!]!, people.firmIds[pairs.b[pair]!]!];
  const row = instance.pairs.find(
    (each) => (each.a === a && each.b === b) || (each.a === b && each.b === a),
  );
  const named = row && allowedDelegates({ ...instance, pairs: [row] }, people, pairs).get(pair);
  return {
    a: named?.a ?? people.firmDelegates[pairs.a[pair]!]!,
    b: named?.b ?? people.firmDelegates[pairs.b[pair]!]!,
  };
}

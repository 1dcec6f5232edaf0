import type { Instance, InstanceEntry, InstancePair } from './instance.js';
import { PairKeys } from './pair-keys.js';
import type { RoundSnapshot, ScoredPair } from './snapshot.js';

/** The problem of a round: the snapshot's firms and times, and the scored pairs in their order. */
export function buildInstance(snapshot: RoundSnapshot, scored: ScoredPair[]): Instance {
  const pairs: InstancePair[] = scored.map(({ a, b, score, must }) => ({
    a,
    b,
    score,
    ...(must && { must }),
  }));
  return {
    format: 'showcase-instance/1',
    name: snapshot.name,
    slots: snapshot.slots,
    tables: snapshot.tables,
    participants: snapshot.firms.map(({ id, side, minMeetings, maxMeetings, delegates }) => ({
      id,
      side,
      minMeetings,
      maxMeetings,
      delegates: delegates.map(({ id: person, languages, available }) => ({
        id: person,
        languages,
        ...(available && { available }),
      })),
    })),
    interpreters: snapshot.interpreters,
    pairs: [...pairs, ...unlistedLocked(snapshot.locked, pairs)],
    locked: snapshot.locked,
    previous: snapshot.previous,
    weights: snapshot.weights.objective,
  };
}

/** The organiser may lock a meeting for which nothing speaks: it is a pair all the same. */
function unlistedLocked(locked: InstanceEntry[], pairs: InstancePair[]): InstancePair[] {
  const listed = new PairKeys(pairs);
  return locked.filter(({ a, b }) => listed.add(a, b)).map(({ a, b }) => ({ a, b, score: 0 }));
}

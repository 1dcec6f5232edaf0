import type { OpenRound } from '../open-round.js';
import type { ScoreReason } from '../snapshot.js';
import { hasBit, pairOf, slotId } from './names.js';

/** What a company may know of itself and another firm, whether the two meet or not. */
export interface OwnView {
  meets: boolean;
  /** Of a meeting; of two that do not meet nothing is told but wishes of one's own and time. */
  reasons: ScoreReason[];
  cause: 'own-no' | 'time' | 'fit' | null;
  /** Whether each side has somebody free; whom the other one meets is not told. */
  slots: { slot: string; own: 'free' | 'busy' | 'away'; partner: 'free' | 'not-free' }[];
}

/**
 * The company's side of the question why. It is answered from the timetable and from who is there when, and
 * from nothing else that depends on the other firm: its "no", the pair's score, or that somebody keeps it out
 * of the round cannot be told from the answer.
 */
export function viewFor(round: OpenRound, own: string, other: string): OwnView {
  const { schedule: s, model } = round;
  const pair = pairOf(s, own, other);
  const meets = pair >= 0 && s.position[pair]! >= 0;
  const slots = [...model.slots.positionOf].map((p) => ({
    slot: slotId(model, p),
    own: stateOf(round, own, p),
    partner: stateOf(round, other, p) === 'free' ? ('free' as const) : ('not-free' as const),
  }));
  if (meets) return { meets, reasons: round.scored[pair]?.reasons ?? [], cause: null, slots };
  const saidNo = round.snapshot.wishes.some(
    ({ from, to, kind }) => kind === 'no' && from === own && to === other,
  );
  const common = slots.some((one) => one.own === 'free' && one.partner === 'free');
  return { meets, reasons: [], cause: saidNo ? 'own-no' : common ? 'fit' : 'time', slots };
}

function stateOf(
  { schedule: s, model }: OpenRound,
  firm: string,
  p: number,
): OwnView['slots'][number]['own'] {
  const { people, slots } = model;
  const there = (people.firmDelegates[people.firmIndex.get(firm) ?? -1] ?? []).filter((d) =>
    hasBit(people.delegateMask, d, slots.words, p),
  );
  if (there.length === 0) return 'away';
  return there.some((d) => s.delegateAt[d * slots.positions + p]! < 0) ? 'free' : 'busy';
}

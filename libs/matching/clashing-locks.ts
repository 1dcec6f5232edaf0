import { placeLocked } from './construct.js';
import type { Instance, InstanceEntry } from './instance.js';
import { InstanceError } from './instance-error.js';
import { compile } from './model.js';
import { PairKeys } from './pair-keys.js';
import { ruleBroken } from './locked-rule.js';
import { emptySchedule } from './schedule.js';

/** Up to this many locked meetings, all sets of two are tried before the deletion filter. */
const PAIRS_TRIED_MAX = 60;

/**
 * Why the locked meetings of an instance cannot all be kept: a smallest set of one or two that clash, else an
 * irreducible one by the deletion filter (Chinneck 1997): what can be left out without ending the clash is.
 */
export function explainClash(instance: Instance): InstanceError {
  const set = clashingSet(instance);
  const rows = set.map((i) => instance.locked![i]!);
  const names = rows.map(({ a, b, slot }, k) => `locked[${set[k]}] (${a} - ${b}, ${slot})`);
  const rule = ruleBroken(instance, rows);
  const message = `${names.join(' and ')} cannot ${set.length > 1 ? 'all ' : ''}be kept: ${rule}`;
  const path = `locked[${set[0]}]`;
  return new InstanceError('locked.impossible', path, message, [
    { code: 'locked.impossible', path, message, value: rows },
  ]);
}

function clashingSet(instance: Instance): number[] {
  const all = [...(instance.locked ?? []).keys()];
  const one = all.find((i) => !canKeep(instance, [i]));
  if (one !== undefined) return [one];
  if (all.length <= PAIRS_TRIED_MAX) {
    for (const i of all) {
      for (const j of all) if (i < j && !canKeep(instance, [i, j])) return [i, j];
    }
  }
  let set = all;
  for (const i of all) {
    const fewer = set.filter((other) => other !== i);
    if (!canKeep(instance, fewer)) set = fewer;
  }
  return set;
}

/** Whether these locked meetings alone can be kept, whatever else the instance asks. */
function canKeep(instance: Instance, set: number[]): boolean {
  const locked = set.map((i) => instance.locked![i]!);
  const keys = new PairKeys(locked);
  const isIn = ({ a, b }: Pick<InstanceEntry, 'a' | 'b'>) => keys.has(a, b);
  const few: Instance = {
    ...instance,
    locked,
    previous: [],
    pairs: instance.pairs.filter(isIn),
    precedences: (instance.precedences ?? []).filter(
      ({ before, after }) => isIn(before) && isIn(after),
    ),
  };
  try {
    placeLocked(emptySchedule(compile(few)));
    return true;
  } catch (error) {
    if (error instanceof InstanceError) return false;
    throw error;
  }
}

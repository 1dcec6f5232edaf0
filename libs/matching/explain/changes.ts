import type { Schedule } from '../schedule.js';
import type { Change, Spot } from './answer.js';
import { firmsOf, spotOf } from './names.js';

/** In the order in which they are told. */
const codes: Change['code'][] = ['lost', 'moved', 'other-people', 'gained'];

/** What has become of other meetings since the journal was empty; the forced pair's own is left out. */
export function changesOf(s: Schedule, forced: number): Change[] {
  return [...firstEntries(s)]
    .filter(([pair]) => pair !== forced)
    .sort(([x], [y]) => x - y)
    .flatMap(([pair, from]): Change[] => {
      const to = spotNow(s, pair);
      const code = codeOf(from, to);
      return code ? [{ code, ...firmsOf(s.model, pair), from, to }] : [];
    })
    .sort((x, y) => codes.indexOf(x.code) - codes.indexOf(y.code));
}

/** Pair -> where it met before the first thing that was done to it. */
function firstEntries(s: Schedule): Map<number, Spot | null> {
  const before = new Map<number, Spot | null>();
  for (let k = 0; k < s.journal.length; k += 4) {
    const signed = s.journal[k]!;
    const pair = Math.abs(signed) - 1;
    if (before.has(pair)) continue;
    const [option, position, interpreter] = s.journal.slice(k + 1, k + 4) as [
      number,
      number,
      number,
    ];
    before.set(pair, signed > 0 ? null : spotOf(s.model, option, position, interpreter));
  }
  return before;
}

function spotNow(s: Schedule, pair: number): Spot | null {
  const position = s.position[pair]!;
  if (position < 0) return null;
  return spotOf(s.model, s.option[pair]!, position, s.interpreter[pair]!);
}

function codeOf(from: Spot | null, to: Spot | null): Change['code'] | null {
  if (!from && !to) return null;
  if (!to) return 'lost';
  if (!from) return 'gained';
  if (from.slot !== to.slot) return 'moved';
  const same = (['aDelegate', 'bDelegate', 'interpreter'] as const).every(
    (key) => from[key] === to[key],
  );
  return same ? null : 'other-people';
}

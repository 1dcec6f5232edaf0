import type { Schemas } from '../../api/client.js';

export type Action = Schemas['RegistrationDecision']['action'];
export type Row = Pick<Schemas['ParticipantRow'], 'id' | 'status' | 'country' | 'roles'> & {
  duplicate?: Schemas['ParticipantRow']['duplicate'];
};
export type Place = Schemas['Places']['items'][number];

/** From which states each decision may be taken; the server has the last word. */
const possible: Record<Action, Row['status'][]> = {
  approve: ['pending', 'asked', 'waiting', 'rejected'],
  ask: ['pending', 'asked', 'waiting'],
  wait: ['pending', 'asked', 'approved'],
  reject: ['pending', 'asked', 'waiting', 'approved'],
  withdraw: ['pending', 'asked', 'waiting', 'approved'],
  reopen: ['approved', 'waiting', 'rejected', 'withdrawn'],
};

export const actions = Object.keys(possible) as Action[];
/** Those that need words for the company, and those that ask before they act. */
export const worded: Action[] = ['ask', 'reject'];
export const asksFirst: Action[] = ['ask', 'reject', 'withdraw'];

export interface Reach {
  /** Whom it will change. */
  ids: string[];
  /** Left out of an approval of several: somebody should look at them first. */
  duplicates: number;
  /** No place is left for them. */
  full: number;
}

/** What a decision on all that are marked will really do: nobody is approved unseen or without a place. */
export function reachOf(rows: Row[], action: Action, places: Place[]): Reach {
  const fitting = rows.filter(({ status }) => possible[action].includes(status));
  if (action !== 'approve') return { ids: fitting.map(({ id }) => id), duplicates: 0, full: 0 };
  const clear = rows.length === 1 ? fitting : fitting.filter(({ duplicate }) => !duplicate);
  const left = places.map((place) => ({ ...place }));
  const placed = clear.filter((row) => {
    const counting = left.filter(
      ({ country, role }) =>
        (country === null || country === row.country) &&
        (role === null || row.roles.includes(role)),
    );
    if (counting.some(({ most, taken }) => taken >= most)) return false;
    for (const place of counting) place.taken += 1;
    return true;
  });
  return {
    ids: placed.map(({ id }) => id),
    duplicates: fitting.length - clear.length,
    full: clear.length - placed.length,
  };
}

import type { Schemas } from '../../api/client.js';
import { roles } from '../../roles.js';

/** What stands in the address of the registrations. */
export interface RegistrationSearch {
  q?: string | undefined;
  view?: string | undefined;
  country?: string | undefined;
  role?: string | undefined;
  segment?: string | undefined;
  mark?: string | undefined;
  sort?: string | undefined;
}

export const searchKeys = ['q', 'view', 'country', 'role', 'segment', 'mark', 'sort'] as const;

/** States a registration can be in, those to decide first. */
export const states = [
  'pending',
  'asked',
  'waiting',
  'approved',
  'rejected',
  'withdrawn',
] as const satisfies Schemas['ParticipantRow']['status'][];

/** The list's query from the address; what the address says wrong is left out. */
export function queryOf(search: RegistrationSearch) {
  const { q, segment, view } = search;
  const country = (['KR', 'US'] as const).find((each) => each === search.country);
  const status = states.find((each) => each === view);
  const role = roles.find((each) => each === search.role);
  const mark = (['changed', 'duplicates', 'incomplete'] as const).find(
    (each) => each === search.mark,
  );
  // Who waits longest moves up first; else in the order of the codes.
  const sort = search.sort ?? (view === 'waiting' ? 'waiting' : 'code');
  return {
    ...(q ? { q } : {}),
    ...(country ? { country } : {}),
    ...(status ? { status } : {}),
    ...(role ? { role } : {}),
    ...(segment ? { segment } : {}),
    ...(mark ? { mark } : {}),
    sort: sort as 'code',
  };
}

/** The part of the address that a saved view keeps, in one order. */
export function viewOf(search: RegistrationSearch): string {
  const kept = searchKeys.flatMap((key) => {
    const value = search[key];
    return value ? [[key, value]] : [];
  });
  return new URLSearchParams(kept).toString();
}

/** The address that a saved view stands for; what it does not name is taken away. */
export function searchOf(view: string): RegistrationSearch {
  const kept = new URLSearchParams(view);
  return Object.fromEntries(searchKeys.map((key) => [key, kept.get(key) ?? undefined]));
}

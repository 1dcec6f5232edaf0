import { useQuery } from '@tanstack/react-query';

import { api, bodyOf, type Schemas } from '../../api/client.js';
import { useLanguage, useText } from '../../language.js';
import { useSay } from '../../say.js';
import { clockTime, shortDay, zoneName } from '../../time.js';

export const causeKinds = [
  'no-show',
  'leaves',
  'interpreter-lost',
  'table-lost',
  'slot-lost',
  'declined',
  'joins',
] as const;
export type CauseKind = (typeof causeKinds)[number];
type Cause = Schemas['NewRepair']['cause'];

/** The cause as the API wants it; null while something is missing. */
export function causeOf(kind: CauseKind, what: string | null, from: string | null): Cause | null {
  if (what === null) return null;
  const since = from === null ? {} : { from };
  switch (kind) {
    case 'no-show':
    case 'joins':
      return { kind, participant: what };
    case 'leaves':
      return from === null ? null : { kind, participant: what, from };
    case 'interpreter-lost':
      return { kind, interpreter: what, ...since };
    case 'table-lost':
      return { kind, table: Number(what), ...since };
    case 'slot-lost':
      return { kind, slot: what };
    case 'declined': {
      const [a = '', b = ''] = what.split('.');
      return { kind, a, b };
    }
  }
}

interface Choice {
  value: string;
  label: string;
}

/** What each kind of cause can be about. */
export function useChoices(slug: string, timetable: Schemas['Timetable']) {
  const say = useSay();
  const text = useText();
  const { language } = useLanguage();
  const approved = useQuery({
    queryKey: ['participants', slug, 'repair'],
    queryFn: () =>
      bodyOf(
        api.GET('/api/v1/showcases/{slug}/participants', {
          params: { path: { slug }, query: { status: 'approved', limit: 200 } },
        }),
      ),
  });
  const { timeZone, slots, tables, meetings } = timetable;
  const at = (moment: string) =>
    `${shortDay(moment, timeZone, language)} ${clockTime(moment, timeZone)} ${zoneName(moment, timeZone)}`;
  const firms = new Map(
    meetings.flatMap(({ kr, us }) =>
      [kr, us].map((side) => [side.participantId, text(side.company)] as const),
    ),
  );
  const present = sorted([...firms].map(([value, label]) => ({ value, label })));
  const others = (approved.data?.items ?? []).filter(({ id }) => !firms.has(id));
  const lists: Record<CauseKind, Choice[]> = {
    'no-show': present,
    leaves: present,
    joins: others.map(({ id, company }) => ({ value: id, label: text(company) })),
    'interpreter-lost': timetable.interpreters.map(({ id, name }) => ({
      value: id,
      label: text(name),
    })),
    'table-lost': tables.map((table) => ({
      value: String(table),
      label: say('timetable.table', { table }),
    })),
    'slot-lost': slots.map(({ code, startsAt }) => ({ value: code, label: at(startsAt) })),
    declined: sorted(
      meetings.map(({ kr, us }) => ({
        value: `${kr.participantId}.${us.participantId}`,
        label: `${text(kr.company)} × ${text(us.company)}`,
      })),
    ),
  };
  return {
    of: (kind: CauseKind) => lists[kind],
    hasFrom: (kind: CauseKind) => ['leaves', 'interpreter-lost', 'table-lost'].includes(kind),
    moments: slots.map(({ startsAt }) => ({ value: startsAt, label: at(startsAt) })),
  };
}

function sorted(choices: Choice[]): Choice[] {
  return choices.sort((x, y) => x.label.localeCompare(y.label));
}

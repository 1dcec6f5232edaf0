import type { Schemas } from '../../api/client.js';

type Timetable = Schemas['Timetable'];
export type RoundKind = Timetable['meetings'][number]['kind'];

/** The kinds that a timetable has meetings of; one without any is of those in person. */
export function kindsOf({ meetings }: Timetable): RoundKind[] {
  const kinds = (['in-person', 'interview', 'video'] as const).filter((kind) =>
    meetings.some((meeting) => meeting.kind === kind),
  );
  return kinds.length === 0 ? ['in-person'] : kinds;
}

/** The part of a timetable that is of a kind. Video meetings take no table: they are numbered within their slot. */
export function ofKind(timetable: Timetable, kind: RoundKind): Timetable {
  const meetings = timetable.meetings.filter((meeting) => meeting.kind === kind);
  const slots = timetable.slots.filter(({ video }) => video === (kind === 'video'));
  if (kind !== 'video') return { ...timetable, slots, meetings };
  const counts = new Map<string, number>();
  const numbered = meetings.map((meeting) => {
    const table = (counts.get(meeting.slot) ?? 0) + 1;
    counts.set(meeting.slot, table);
    return { ...meeting, table };
  });
  const most = Math.max(0, ...counts.values());
  return {
    ...timetable,
    slots,
    meetings: numbered,
    tables: Array.from({ length: most }, (_, index) => index + 1),
  };
}

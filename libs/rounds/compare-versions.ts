import type { Meeting } from './meeting.entity.js';

export type Change = 'unchanged' | 'new' | 'moved' | 'cancelled';

export interface AttendeeMeeting {
  meeting: Meeting;
  change: Change;
  previous: Meeting | null;
}

/** Whether anything an attendee must know differs: slot, table or people. */
export function differs(now: Meeting, before: Meeting): boolean {
  return (
    now.slot.id !== before.slot.id ||
    now.table?.id !== before.table?.id ||
    now.krDelegate.id !== before.krDelegate.id ||
    now.usDelegate.id !== before.usDelegate.id ||
    now.interpreter?.id !== before.interpreter?.id
  );
}

/** Ids of the people of a meeting: both delegates, and the interpreter where there is one. */
export function attendeesOf(meeting: Meeting): string[] {
  const ids = [meeting.krDelegate.id, meeting.usDelegate.id];
  return meeting.interpreter ? [...ids, meeting.interpreter.id] : ids;
}

/**
 * What a new version means to each attendee of it or of the one before; attendees for whom nothing
 * changed are left out.
 */
export function affectedAttendees(
  now: Meeting[],
  before: Meeting[],
): Map<string, AttendeeMeeting[]> {
  const schedules = new Map<string, AttendeeMeeting[]>();
  const add = (attendee: string, entry: AttendeeMeeting) =>
    schedules.set(attendee, [...(schedules.get(attendee) ?? []), entry]);
  const earlier = new Map(
    before.flatMap((meeting) =>
      attendeesOf(meeting).map((id) => [`${meeting.uid} ${id}`, meeting]),
    ),
  );
  for (const meeting of now)
    for (const attendee of attendeesOf(meeting)) {
      const key = `${meeting.uid} ${attendee}`;
      const previous = earlier.get(key) ?? null;
      earlier.delete(key);
      const change = previous === null ? 'new' : differs(meeting, previous) ? 'moved' : 'unchanged';
      add(attendee, { meeting, change, previous });
    }
  for (const [key, meeting] of earlier)
    add(key.split(' ')[1] ?? '', { meeting, change: 'cancelled', previous: meeting });
  for (const [attendee, entries] of schedules)
    if (entries.every(({ change }) => change === 'unchanged')) schedules.delete(attendee);
  return schedules;
}

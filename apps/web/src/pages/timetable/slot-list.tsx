import { ActionIcon } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { useState } from 'react';

import type { Schemas } from '../../api/client.js';
import { useSay } from '../../say.js';
import { clockTime, dayShift, otherZone, zoneName } from '../../time.js';

import { MeetingButton } from './cell.js';
import { byPlace, found, type Meeting } from './meeting.js';

interface Props {
  timetable: Schemas['Timetable'];
  slots: Schemas['Slot'][];
  search: string;
  onOpen: (meeting: Meeting) => void;
}

/** The grid on a phone: one slot at a time, its tables beneath one another. */
export function SlotList({ timetable, slots, search, onOpen }: Props) {
  const say = useSay();
  const [wanted, setAt] = useState(0);
  const at = Math.min(wanted, slots.length - 1);
  const slot = slots[at];
  if (!slot) return null;
  const { timeZone } = timetable;
  const other = otherZone(timeZone);
  const meetings = byPlace(timetable.meetings);
  const time = clockTime(slot.startsAt, timeZone);
  return (
    <section className="card" aria-label={say('timetable.title')}>
      <header className="slot-steps">
        <ActionIcon
          variant="default"
          size={44}
          aria-label={say('timetable.earlier')}
          disabled={at === 0}
          onClick={() => setAt(at - 1)}
        >
          <IconChevronLeft size={18} aria-hidden />
        </ActionIcon>
        <h2 aria-live="polite">
          {time}–{clockTime(slot.endsAt, timeZone)} {zoneName(slot.startsAt, timeZone)}
          <span className="quiet">
            {clockTime(slot.startsAt, other)} {zoneName(slot.startsAt, other)}{' '}
            {dayShift(slot.startsAt, other, timeZone)}
          </span>
        </h2>
        <ActionIcon
          variant="default"
          size={44}
          aria-label={say('timetable.later')}
          disabled={at === slots.length - 1}
          onClick={() => setAt(at + 1)}
        >
          <IconChevronRight size={18} aria-hidden />
        </ActionIcon>
      </header>
      <ul className="slot-tables">
        {timetable.tables.map((table) => {
          const meeting = meetings.get(`${slot.code} ${table}`);
          const label = say('timetable.table', { table });
          return (
            <li key={table}>
              <span className="quiet">{label}</span>
              {meeting ? (
                <MeetingButton
                  meeting={meeting}
                  label={`${time}, ${label}`}
                  faded={!found(meeting, search)}
                  onOpen={onOpen}
                />
              ) : (
                <span className="quiet">{say('timetable.free')}</span>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}

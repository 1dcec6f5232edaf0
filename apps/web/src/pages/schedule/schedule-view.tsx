import { Button, Group } from '@mantine/core';
import { IconCalendarPlus, IconPrinter } from '@tabler/icons-react';

import type { Schemas } from '../../api/client.js';
import { useLanguage, useText } from '../../language.js';
import { BothNames } from '../../parts/company-name.js';
import { useSay } from '../../say.js';
import { calendarDay, dayRange, shortDay } from '../../time.js';

import { MeetingRow } from './meeting-row.js';
import { useNow } from './use-now.js';

type Schedule = Schemas['Schedule'];

interface Props {
  schedule: Schedule;
  /** Path of the calendar file; null where there is none. */
  calendarUrl: string | null;
}

/** One attendee's schedule at one showcase, by day; the meeting that comes next is marked. */
export function ScheduleView({ schedule, calendarUrl }: Props) {
  const say = useSay();
  const { language } = useLanguage();
  const text = useText();
  const now = useNow();
  const { showcase, meetings } = schedule;
  const day = ({ startsAt }: Schedule['meetings'][number]) =>
    calendarDay(startsAt, showcase.timeZone);
  const next = meetings.find(({ endsAt }) => new Date(endsAt) > now);
  return (
    <>
      <Heading schedule={schedule} />
      {schedule.version > 0 && <Actions calendarUrl={meetings.length > 0 ? calendarUrl : null} />}
      {schedule.version > 0 && meetings.length === 0 && <p>{say('schedule.none')}</p>}
      {[...new Set(meetings.map(day))].map((each) => (
        <section key={each}>
          <h2 className="schedule-day">
            {shortDay(`${each}T12:00:00Z`, 'UTC', language)} · {text(showcase.city)}
          </h2>
          {meetings
            .filter((meeting) => day(meeting) === each)
            .map((meeting) => (
              <MeetingRow
                key={meeting.id}
                meeting={meeting}
                schedule={schedule}
                now={meeting === next ? now : null}
              />
            ))}
        </section>
      ))}
    </>
  );
}

function Heading({ schedule: { showcase, attendee, version } }: { schedule: Schedule }) {
  const say = useSay();
  const text = useText();
  const { language } = useLanguage();
  return (
    <>
      <p style={{ margin: '4px 0' }}>
        <b>
          <BothNames name={attendee.name} />
        </b>{' '}
        {attendee.title && text(attendee.title)}
        {attendee.company && <> · {text(attendee.company)}</>}
        {attendee.kind === 'interpreter' && <> · {say('schedule.interpreter')}</>}
      </p>
      <p className="quiet" style={{ margin: 0 }}>
        {text(showcase.name)} · {dayRange(showcase.startsOn, showcase.endsOn, language)} ·{' '}
        {text(showcase.venue)}, {text(showcase.city)}
        {version > 0 && <> · {say('schedule.version', { version })}</>}
      </p>
    </>
  );
}

function Actions({ calendarUrl }: { calendarUrl: string | null }) {
  const say = useSay();
  return (
    <Group my="md" className="no-print">
      {calendarUrl && (
        <Button
          component="a"
          href={calendarUrl}
          leftSection={<IconCalendarPlus size={16} aria-hidden />}
        >
          {say('schedule.calendar')}
        </Button>
      )}
      <Button
        variant="default"
        leftSection={<IconPrinter size={16} aria-hidden />}
        onClick={() => window.print()}
      >
        {say('schedule.print')}
      </Button>
    </Group>
  );
}

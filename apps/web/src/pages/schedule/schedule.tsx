import { Button, Group } from '@mantine/core';
import { IconCalendarPlus, IconPrinter } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';

import { api, bodyOf, type Schemas } from '../../api/client.js';
import { useLanguage, useText } from '../../language.js';
import { BothNames, Country } from '../../parts/company-name.js';
import { ErrorView } from '../../parts/error-view.js';
import { Loading } from '../../parts/loading.js';
import { useSay } from '../../say.js';
import { PublicBar } from '../../shell/public-bar.js';
import { calendarDay, clockTime, dayRange, shortDay, zoneName } from '../../time.js';

const route = getRouteApi('/m/$token');
type Schedule = Schemas['Schedule'];

/** An attendee's own schedule, opened by the link of the mail; also what is printed. */
export function SchedulePage() {
  const { token } = route.useParams();
  const schedule = useQuery({
    queryKey: ['schedule', token],
    queryFn: () => bodyOf(api.GET('/api/v1/schedules/{token}', { params: { path: { token } } })),
  });
  return (
    <>
      <PublicBar />
      <main className="schedule">
        {schedule.isPending && <Loading />}
        {schedule.isError && <ErrorView error={schedule.error} />}
        {schedule.data && <Content schedule={schedule.data} token={token} />}
      </main>
    </>
  );
}

function Content({ schedule, token }: { schedule: Schedule; token: string }) {
  const say = useSay();
  const text = useText();
  const { language } = useLanguage();
  const { showcase, attendee, meetings } = schedule;
  const days = [
    ...new Set(meetings.map((meeting) => calendarDay(meeting.startsAt, showcase.timeZone))),
  ];
  return (
    <>
      <h1 style={{ fontSize: 20, margin: '8px 0 0' }}>{say('schedule.title')}</h1>
      <p style={{ margin: '4px 0' }}>
        <b>
          <BothNames name={attendee.name} />
        </b>{' '}
        {attendee.title && text(attendee.title)}
        {attendee.company && <> · {text(attendee.company)}</>}
      </p>
      <p className="quiet" style={{ margin: 0 }}>
        {text(showcase.name)} · {dayRange(showcase.startsOn, showcase.endsOn, language)} ·{' '}
        {text(showcase.venue)}, {text(showcase.city)} ·{' '}
        {say('schedule.version', { version: schedule.version })}
      </p>
      <Group my="md" className="no-print">
        {meetings.length > 0 && (
          <Button
            component="a"
            href={`/api/v1/schedules/${token}/calendar.ics`}
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
      {meetings.length === 0 && <p>{say('schedule.none')}</p>}
      {days.map((day) => (
        <section key={day}>
          <h2
            style={{
              fontSize: 16,
              margin: '20px 0 0',
              paddingBottom: 6,
              borderBottom: '2px solid var(--text-1)',
            }}
          >
            {shortDay(`${day}T12:00:00Z`, 'UTC', language)} · {text(showcase.city)}
          </h2>
          {meetings
            .filter((meeting) => calendarDay(meeting.startsAt, showcase.timeZone) === day)
            .map((meeting) => (
              <MeetingRow key={meeting.id} meeting={meeting} schedule={schedule} />
            ))}
        </section>
      ))}
    </>
  );
}

function MeetingRow({
  meeting,
  schedule,
}: {
  meeting: Schedule['meetings'][number];
  schedule: Schedule;
}) {
  const say = useSay();
  const text = useText();
  const { language } = useLanguage();
  const { timeZone } = schedule.showcase;
  const home = schedule.attendee;
  const otherDay =
    calendarDay(meeting.startsAt, timeZone) !== calendarDay(meeting.startsAt, home.timeZone);
  return (
    <article className="meeting">
      <div>
        <div className="meeting-time">{clockTime(meeting.startsAt, timeZone)}</div>
        <div className="quiet">{zoneName(meeting.startsAt, timeZone)}</div>
        {timeZone !== home.timeZone && (
          <div className="quiet" style={{ fontSize: 13 }}>
            {clockTime(meeting.startsAt, home.timeZone)} {zoneName(meeting.startsAt, home.timeZone)}{' '}
            · {home.homeCity}
            {otherDay && <div>{shortDay(meeting.startsAt, home.timeZone, language)}</div>}
          </div>
        )}
      </div>
      <div>
        {meeting.parties.map((party, index) => (
          <div key={index}>
            <b>
              <Country country={party.country} /> <BothNames name={party.company} />
            </b>
            <div>
              <BothNames name={party.person} /> {party.title && text(party.title)}
            </div>
          </div>
        ))}
        <div className="quiet">
          {meeting.interpreter
            ? say('timetable.with-interpreter', { name: text(meeting.interpreter) })
            : say('schedule.no-interpreter')}
        </div>
        {meeting.reasons.length > 0 && (
          <div className="quiet" style={{ fontSize: 13 }}>
            {meeting.reasons.map((reason) => text(reason)).join(' · ')}
          </div>
        )}
      </div>
      <div className="meeting-table">{say('timetable.table', { table: meeting.table })}</div>
    </article>
  );
}

import type { Schemas } from '../../api/client.js';
import { useLanguage, useText } from '../../language.js';
import { BothNames, Country } from '../../parts/company-name.js';
import { useSay } from '../../say.js';
import { calendarDay, clockTime, shortDay, timeUntil, zoneName } from '../../time.js';

type Schedule = Schemas['Schedule'];
type Meeting = Schedule['meetings'][number];

interface Props {
  meeting: Meeting;
  schedule: Schedule;
  /** The time, on the meeting that comes next. */
  now: Date | null;
}

export function MeetingRow({ meeting, schedule, now }: Props) {
  const say = useSay();
  const text = useText();
  const { language } = useLanguage();
  const interpreting = schedule.attendee.kind === 'interpreter';
  return (
    <article className="meeting" data-next={now !== null}>
      {now && (
        <p className="meeting-next no-print">
          {say('schedule.next')}
          <b>
            {new Date(meeting.startsAt) > now
              ? timeUntil(meeting.startsAt, now, language)
              : say('schedule.now')}
          </b>
        </p>
      )}
      <Times meeting={meeting} schedule={schedule} />
      <div>
        {meeting.parties.map((party, index) => (
          <Party key={index} party={party} withLanguages={interpreting} />
        ))}
        {meeting.kind === 'interview' && <div>{say('kind.interview')}</div>}
        {!interpreting && (
          <div className="quiet">
            {meeting.interpreter
              ? say('timetable.with-interpreter', { name: text(meeting.interpreter) })
              : say('schedule.no-interpreter')}
          </div>
        )}
        {meeting.kind === 'video' && <Call meeting={meeting} />}
        {meeting.reasons.length > 0 && (
          <div className="quiet" style={{ fontSize: 13 }}>
            {meeting.reasons.map((reason) => text(reason)).join(' · ')}
          </div>
        )}
      </div>
      <div className="meeting-table">
        {meeting.kind === 'video'
          ? say('kind.video')
          : say('timetable.table', { table: meeting.table ?? 0 })}
      </div>
    </article>
  );
}

/** Of a video meeting: what time it is for the others, and where to go. */
function Call({ meeting }: { meeting: Meeting }) {
  const say = useSay();
  const text = useText();
  const { language } = useLanguage();
  const { startsAt, link } = meeting;
  return (
    <>
      {meeting.parties.map(({ company, timeZone }, index) => (
        <div key={index} className="quiet">
          {text(company)}: {shortDay(startsAt, timeZone, language)} {clockTime(startsAt, timeZone)}{' '}
          {zoneName(startsAt, timeZone)}
        </div>
      ))}
      {link !== null && (
        <a href={link} target="_blank" rel="noreferrer">
          {say('schedule.join')}
        </a>
      )}
    </>
  );
}

/** At the venue, and at the reader's home where that is another zone. */
function Times({ meeting, schedule }: { meeting: Meeting; schedule: Schedule }) {
  const { language } = useLanguage();
  const { timeZone } = schedule.showcase;
  const home = schedule.attendee;
  const otherDay =
    calendarDay(meeting.startsAt, timeZone) !== calendarDay(meeting.startsAt, home.timeZone);
  return (
    <div>
      <div className="meeting-time">{clockTime(meeting.startsAt, timeZone)}</div>
      <div className="quiet">{zoneName(meeting.startsAt, timeZone)}</div>
      {timeZone !== home.timeZone && (
        <div className="quiet" style={{ fontSize: 13 }}>
          {clockTime(meeting.startsAt, home.timeZone)} {zoneName(meeting.startsAt, home.timeZone)} ·{' '}
          {home.homeCity}
          {otherDay && <div>{shortDay(meeting.startsAt, home.timeZone, language)}</div>}
        </div>
      )}
    </div>
  );
}

function Party({
  party,
  withLanguages,
}: {
  party: Meeting['parties'][number];
  withLanguages: boolean;
}) {
  const text = useText();
  const { language } = useLanguage();
  const names = new Intl.DisplayNames([language], { type: 'language' });
  return (
    <div>
      <b>
        <Country country={party.country} /> <BothNames name={party.company} />
      </b>
      <div>
        <BothNames name={party.person} /> {party.title && text(party.title)}
        {withLanguages && (
          <span className="quiet">
            {' '}
            · {party.languages.map((code) => names.of(code) ?? code).join(', ')}
          </span>
        )}
      </div>
    </div>
  );
}

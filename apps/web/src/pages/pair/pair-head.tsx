import { IconCalendarOff, IconCircleCheck, IconLock } from '@tabler/icons-react';

import { useLanguage, useText } from '../../language.js';
import { BothNames, Country } from '../../parts/company-name.js';
import { useSay } from '../../say.js';
import { shortDay } from '../../time.js';

import type { Explanation } from './pair-query.js';
import { useSlotTime } from './use-slot-time.js';

/** Whether, when and where the two meet, who they are, and what each marked the other. */
export function PairHead({ explained }: { explained: Explanation }) {
  const say = useSay();
  const text = useText();
  const { language } = useLanguage();
  const { meeting, timeZone, slots, wishes } = explained;
  const time = useSlotTime(slots, timeZone);
  return (
    <header className="pair-head">
      {meeting ? (
        <span className="tag" data-tone="ok">
          <IconCircleCheck size={14} aria-hidden /> {say('pair.meets')} · {time.short(meeting.slot)}{' '}
          · {say('timetable.table', { table: meeting.table ?? 0 })}
          {meeting.locked && <IconLock size={14} aria-label={say('pair.locked')} />}
        </span>
      ) : (
        <span className="tag" data-tone="attention">
          <IconCalendarOff size={14} aria-hidden /> {say('pair.apart')}
        </span>
      )}
      {explained.firms.map((firm) => (
        <p key={firm.participantId} className="pair-firm">
          <Country country={firm.country} />{' '}
          <b>
            <BothNames name={firm.company} />
          </b>{' '}
          {firm.city && <span className="quiet">{firm.city}</span>}
          <Attendee explained={explained} participantId={firm.participantId} />
        </p>
      ))}
      {meeting && (
        <p className="quiet">
          {time.both(meeting.slot)}
          <br />
          {meeting.interpreter
            ? say('timetable.with-interpreter', { name: text(meeting.interpreter) })
            : say('schedule.no-interpreter')}
        </p>
      )}
      {!meeting && wishes.length > 0 && (
        <p className="quiet">
          {wishes
            .map((wish) => `${text(wish.text)} (${shortDay(wish.at, timeZone, language)})`)
            .join(' · ')}
        </p>
      )}
    </header>
  );
}

function Attendee({ explained, participantId }: { explained: Explanation; participantId: string }) {
  const text = useText();
  const person = explained.meeting?.people.find((each) => each.participantId === participantId);
  if (!person) return null;
  return (
    <span className="pair-person">
      <BothNames name={person.name} /> {person.title && text(person.title)}
    </span>
  );
}

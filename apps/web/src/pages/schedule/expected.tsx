import { IconHourglass } from '@tabler/icons-react';

import type { Schemas } from '../../api/client.js';
import { useLanguage } from '../../language.js';
import { useSay } from '../../say.js';
import { calendarDay, clockTime, shortDay, zoneName } from '../../time.js';

/** When a schedule that is not out yet is to come, as far as the organiser has said so. */
export function Expected({ schedule }: { schedule: Schemas['OwnSchedule'] }) {
  const say = useSay();
  const { language } = useLanguage();
  const { showcase, attendee, expected } = schedule;
  const at = (instant: string, zone: string) =>
    `${shortDay(instant, zone, language)} ${clockTime(instant, zone)} ${zoneName(instant, zone)}`;
  const zones = [...new Set([showcase.timeZone, attendee.timeZone])];
  const day = expected.on && shortDay(`${expected.on}T12:00:00Z`, 'UTC', language);
  const late = expected.on !== null && expected.on < calendarDay(new Date(), showcase.timeZone);
  return (
    <div className="card" style={{ padding: 20 }}>
      <p style={{ margin: 0, fontWeight: 640 }}>
        <IconHourglass size={16} aria-hidden />{' '}
        {day === null
          ? say('schedule.no-day')
          : say(late ? 'schedule.was-due' : 'schedule.comes-by', { day })}
      </p>
      {expected.wishesCloseAt && (
        <p style={{ margin: '8px 0 0' }}>
          {say('schedule.after-wishes', {
            time: zones.map((zone) => at(expected.wishesCloseAt ?? '', zone)).join(' · '),
          })}
        </p>
      )}
      <p className="quiet" style={{ margin: '8px 0 0' }}>
        {say('schedule.mailed')}
      </p>
    </div>
  );
}

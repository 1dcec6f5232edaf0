import { Drawer } from '@mantine/core';

import type { Schemas } from '../../api/client.js';
import { useLanguage, useText } from '../../language.js';
import { BothNames, Country } from '../../parts/company-name.js';
import { useNumbers, useSay } from '../../say.js';
import { clockTime, otherZone, shortDay, zoneName } from '../../time.js';

import type { Meeting } from './meeting.js';

interface Props {
  meeting: Meeting | null;
  timetable: Schemas['Timetable'];
  onClose: () => void;
}

/** One meeting: when and where in both zones, who, and why. */
export function MeetingDrawer({ meeting, timetable, onClose }: Props) {
  const say = useSay();
  return (
    <Drawer
      opened={meeting !== null}
      onClose={onClose}
      position="right"
      title={say('timetable.meeting')}
      closeButtonProps={{ 'aria-label': say('action.close') }}
    >
      {meeting && <Content meeting={meeting} timetable={timetable} />}
    </Drawer>
  );
}

function Content({ meeting, timetable }: { meeting: Meeting; timetable: Schemas['Timetable'] }) {
  const say = useSay();
  const text = useText();
  const { language } = useLanguage();
  const { whole } = useNumbers();
  const slot = timetable.slots.find((each) => each.code === meeting.slot);
  const at = (zone: string) =>
    slot &&
    `${shortDay(slot.startsAt, zone, language)} ${clockTime(slot.startsAt, zone)}–${clockTime(slot.endsAt, zone)} ${zoneName(slot.startsAt, zone)}`;
  return (
    <>
      {(['kr', 'us'] as const).map((side) => (
        <p key={side} style={{ margin: '0 0 8px' }}>
          <Country country={side === 'kr' ? 'KR' : 'US'} />{' '}
          <b>
            <BothNames name={meeting[side].company} />
          </b>
          <br />
          <BothNames name={meeting[side].delegate} />{' '}
          {meeting[side].title && text(meeting[side].title)}
        </p>
      ))}
      <p>
        {at(timetable.timeZone)}
        <br />
        <span className="quiet">{at(otherZone(timetable.timeZone))}</span>
        <br />
        {say('timetable.table', { table: meeting.table })} ·{' '}
        {meeting.interpreter
          ? say('timetable.with-interpreter', { name: text(meeting.interpreter) })
          : say('schedule.no-interpreter')}
      </p>
      <h3 style={{ fontSize: 14 }}>
        {say('timetable.why')} · {say('timetable.score', { score: whole(meeting.score) })}
      </h3>
      <table className="data-table">
        <tbody>
          {meeting.reasons.map((reason, index) => (
            <tr key={index}>
              <td>{text(reason.text)}</td>
              <td className="number">
                {reason.points > 0 ? `+${reason.points}` : `−${Math.abs(reason.points)}`}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

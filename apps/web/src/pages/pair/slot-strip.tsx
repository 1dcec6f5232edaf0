import {
  IconArrowsExchange,
  IconCheck,
  IconClockPause,
  IconHeadphonesOff,
  IconLayoutGrid,
  IconUser,
  IconUserOff,
  IconUsers,
  type Icon,
} from '@tabler/icons-react';
import { useState } from 'react';

import { useLanguage, useText, type MessageId } from '../../language.js';
import { useSay } from '../../say.js';
import { calendarDay, shortDay } from '../../time.js';

import type { Apart, Explanation } from './pair-query.js';
import { Points } from './points.js';
import { useSlotTime } from './use-slot-time.js';

type Slot = Apart['slots'][number];

const looks = {
  free: IconCheck,
  force: IconArrowsExchange,
  away: IconUserOff,
  busy: IconUser,
  'both-busy': IconUsers,
  interpreter: IconHeadphonesOff,
  table: IconLayoutGrid,
  other: IconClockPause,
} satisfies Record<string, Icon>;
type Look = keyof typeof looks;

/** Every slot with what is in its way; one of them is told in full. Impossible ones are hatched. */
export function SlotStrip({ explained, apart }: { explained: Explanation; apart: Apart }) {
  const best = apart.force?.slot;
  const [chosen, choose] = useState(best ?? apart.slots[0]?.slot);
  const { timeZone } = explained;
  const { language } = useLanguage();
  const time = useSlotTime(explained.slots, timeZone);
  const say = useSay();
  const startOf = (code: string) =>
    explained.slots.find((slot) => slot.code === code)?.startsAt ?? '';
  const days = grouped(apart.slots, ({ slot }) =>
    startOf(slot) ? calendarDay(startOf(slot), timeZone) : '',
  );
  const lookOf = (slot: Slot): Look => (slot.slot === best ? 'force' : look(slot));
  const counts = grouped(apart.slots, lookOf);
  return (
    <>
      {[...days].map(([day, slots]) => (
        <div key={day} className="slot-strip">
          <span className="quiet">{day && shortDay(`${day}T12:00:00Z`, 'UTC', language)}</span>
          {slots.map((slot) => {
            const Picture = looks[lookOf(slot)];
            return (
              <button
                key={slot.slot}
                type="button"
                data-look={lookOf(slot)}
                data-never={slot.costAtMost === null}
                aria-pressed={slot.slot === chosen}
                aria-label={`${time.short(slot.slot)}: ${say(`pair.look.${lookOf(slot)}` as MessageId)}`}
                onClick={() => choose(slot.slot)}
                onMouseEnter={() => choose(slot.slot)}
                onFocus={() => choose(slot.slot)}
              >
                <Picture size={14} aria-hidden />
              </button>
            );
          })}
        </div>
      ))}
      <ul className="slot-legend">
        {[...counts].map(([kind, slots]) => {
          const Picture = looks[kind];
          return (
            <li key={kind} data-look={kind}>
              <Picture size={14} aria-hidden /> {slots.length}{' '}
              {say(`pair.look.${kind}` as MessageId)}
            </li>
          );
        })}
      </ul>
      <Told
        slot={apart.slots.find(({ slot }) => slot === chosen)}
        time={time.both}
        day={time.short}
      />
    </>
  );
}

interface ToldProps {
  slot: Slot | undefined;
  time: (code: string) => string;
  day: (code: string) => string;
}

/** One slot in full, in both zones. */
function Told({ slot, time, day }: ToldProps) {
  const say = useSay();
  const text = useText();
  if (!slot) return null;
  return (
    <p className="slot-told" aria-live="polite">
      <b>{day(slot.slot)}</b> <span className="quiet">{time(slot.slot)}</span>
      <br />
      {slot.blockers.length === 0
        ? say('pair.look.free')
        : slot.blockers.map((blocker) => text(blocker.text)).join(' · ')}
      <br />
      {slot.costAtMost === null ? (
        <span className="quiet">{say('pair.cannot')}</span>
      ) : (
        <>
          {say('pair.at-most')} <Points thousandths={-slot.costAtMost} />
        </>
      )}
    </p>
  );
}

function grouped<Key extends string>(slots: Slot[], keyOf: (slot: Slot) => Key): Map<Key, Slot[]> {
  const groups = new Map<Key, Slot[]>();
  for (const slot of slots) groups.set(keyOf(slot), [...(groups.get(keyOf(slot)) ?? []), slot]);
  return groups;
}

function look({ blockers }: Slot): Look {
  const codes = blockers.map(({ code }) => code);
  if (codes.length === 0) return 'free';
  if (codes.includes('away')) return 'away';
  const busy = codes.filter((code) => code === 'busy').length;
  if (busy > 0) return busy > 1 ? 'both-busy' : 'busy';
  if (codes.some((code) => code.includes('interpreter'))) return 'interpreter';
  return codes.some((code) => code.includes('table')) ? 'table' : 'other';
}

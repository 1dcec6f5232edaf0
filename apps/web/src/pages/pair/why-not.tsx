import {
  IconArrowsExchange,
  IconClock,
  IconHeadphones,
  IconLayoutGrid,
  IconPlus,
  type Icon,
} from '@tabler/icons-react';

import { useText } from '../../language.js';
import { useSay } from '../../say.js';

import type { Apart, Explanation } from './pair-query.js';
import { Points } from './points.js';
import { SlotStrip } from './slot-strip.js';
import { useSlotTime } from './use-slot-time.js';
import { Reasons } from './why.js';

/** Why two do not meet: cause and price in a sentence, every slot, and what would make it possible. */
export function WhyNot({ explained, apart }: { explained: Explanation; apart: Apart }) {
  const say = useSay();
  const text = useText();
  return (
    <>
      <div className="pair-cause" role="note">
        <b>{text(apart.reason.text)}</b>
        <p>{text(apart.cost)}</p>
        <Changes explained={explained} apart={apart} />
      </div>
      {apart.slots.length > 0 && (
        <section aria-label={say('pair.slots', { count: apart.slots.length })}>
          <h3>{say('pair.slots', { count: apart.slots.length })}</h3>
          <SlotStrip explained={explained} apart={apart} />
        </section>
      )}
      <Remedies explained={explained} apart={apart} />
      {explained.score !== null && (
        <section aria-label={say('pair.would-be-worth')}>
          <Reasons explained={explained} />
        </section>
      )}
      <p className="quiet pair-note">{say('pair.note')}</p>
    </>
  );
}

function Changes({ explained, apart }: { explained: Explanation; apart: Apart }) {
  const text = useText();
  const time = useSlotTime(explained.slots, explained.timeZone);
  if (!apart.force || apart.force.changes.length === 0) return null;
  return (
    <ul>
      {apart.force.changes.map((change, index) => (
        <li key={index}>
          {text(change.text)}
          {change.code === 'moved' && change.from && change.to && (
            <span className="quiet">
              {' '}
              {time.short(change.from)} → {time.short(change.to)}
            </span>
          )}
        </li>
      ))}
    </ul>
  );
}

const pictures: Record<string, Icon> = {
  interpreter: IconHeadphones,
  table: IconLayoutGrid,
  stay: IconClock,
  limit: IconPlus,
};

function Remedies({ explained, apart }: { explained: Explanation; apart: Apart }) {
  const say = useSay();
  const text = useText();
  const time = useSlotTime(explained.slots, explained.timeZone);
  const { force, remedies } = apart;
  if (!force && remedies.length === 0) return null;
  return (
    <section aria-label={say('pair.possible')}>
      <h3>{say('pair.possible')}</h3>
      <ul className="pair-lines">
        {remedies.map((remedy, index) => {
          const Picture = pictures[remedy.code] ?? IconPlus;
          const what = [text(remedy.text), remedy.slot && time.short(remedy.slot)];
          return (
            <li key={index}>
              <Picture size={14} aria-hidden />
              <span>
                {what.filter(Boolean).join(', ')}
                <span className="quiet">{text(remedy.further)}</span>
              </span>
              <Points thousandths={remedy.gain} />
            </li>
          );
        })}
        {force && (
          <li>
            <IconArrowsExchange size={14} aria-hidden />
            <span>
              {say('pair.force', { time: time.short(force.slot) })}
              <span className="quiet">{say('pair.displaced', { count: displaced(apart) })}</span>
            </span>
            <Points thousandths={-force.cost.atMost} />
          </li>
        )}
      </ul>
    </section>
  );
}

const displaced = ({ force }: Apart): number =>
  force?.changes.filter(({ code }) => code !== 'gained').length ?? 0;

import { IconClock, IconHeadphones, IconStarFilled, IconTrophy } from '@tabler/icons-react';

import { useText } from '../../language.js';
import { useSay } from '../../say.js';

import type { Explanation, PairMeeting } from './pair-query.js';
import { Points } from './points.js';
import { ScoreBar } from './score-bar.js';
import { useSlotTime } from './use-slot-time.js';

/** Why two meet: points by reason, then why this place, then the other possible places. */
export function Why({ explained, meeting }: { explained: Explanation; meeting: PairMeeting }) {
  const say = useSay();
  return (
    <>
      <section aria-label={say('pair.why-these')}>
        <Reasons explained={explained} />
      </section>
      <section aria-label={say('pair.why-here')}>
        <h3>{say('pair.why-here')}</h3>
        <Place explained={explained} meeting={meeting} />
      </section>
    </>
  );
}

/** The parts of the score, dearest first, and what a "must" adds to them in the round. */
export function Reasons({ explained }: { explained: Explanation }) {
  const say = useSay();
  const text = useText();
  const { reasons, score, must, mustPoints, ranks } = explained;
  if (score === null) return null;
  const sorted = [...reasons].sort((x, y) => y.points - x.points);
  return (
    <>
      <h3 className="pair-sum">
        {say('pair.why-these')}
        <span>
          <Points thousandths={score + (must ? mustPoints : 0)} />{' '}
          <span className="quiet">{say('pair.points')}</span>
        </span>
      </h3>
      <ScoreBar parts={[...sorted.map(({ points }) => points), must ? mustPoints : 0]} />
      <ul className="pair-lines">
        {must && mustPoints > 0 && (
          <li>
            <IconStarFilled size={14} aria-hidden className="must" />
            <span>{say('pair.must-counts')}</span>
            <Points thousandths={mustPoints} />
          </li>
        )}
        {sorted.map((reason, index) => (
          <li key={index}>
            <span aria-hidden />
            <span>{text(reason.text)}</span>
            <Points thousandths={reason.points} />
          </li>
        ))}
        {ranks.map((rank, index) => (
          <li key={`rank-${index}`} className="quiet">
            <IconTrophy size={14} aria-hidden />
            <span>{text(rank)}</span>
          </li>
        ))}
      </ul>
    </>
  );
}

function Place({ explained, meeting }: { explained: Explanation; meeting: PairMeeting }) {
  const text = useText();
  const say = useSay();
  const time = useSlotTime(explained.slots, explained.timeZone);
  const [interpreter, others] = meeting.here;
  return (
    <>
      <ul className="pair-lines">
        {interpreter && (
          <li>
            <IconHeadphones size={14} aria-hidden />
            <span>{text(interpreter)}</span>
          </li>
        )}
        {others && (
          <li>
            <IconClock size={14} aria-hidden />
            <span>{text(others)}</span>
          </li>
        )}
      </ul>
      <ul className="pair-places">
        {meeting.others.map((place) => (
          <li key={place.slot} title={say('timetable.table', { table: place.table ?? 0 })}>
            {time.short(place.slot)} · {say('pair.table-short', { table: place.table ?? 0 })}{' '}
            <Points thousandths={place.change} />
          </li>
        ))}
      </ul>
    </>
  );
}

import { IconArrowsExchange, IconLock, IconStarFilled } from '@tabler/icons-react';

import { useText, writtenIn } from '../../language.js';
import { useSay } from '../../say.js';
import type { Place } from '../timetable/grid-keys.js';
import { found, type Meeting } from '../timetable/meeting.js';

import { dearness, useCost } from './cost.js';
import type { Target } from './targets.js';
import type { Hand } from './use-hand.js';

interface Props {
  place: Place;
  /** Time and table. */
  label: string;
  meeting: Meeting | undefined;
  locked: boolean;
  focused: boolean;
  onFocus: () => void;
  /** What the meeting in hand would cost here. */
  target: Target | undefined;
  /** Why it cannot go here. */
  reason: string | null;
  search: string;
  hand: Hand;
  onHover: (target: Target | null) => void;
}

/** A meeting or a free place; while another meeting is in hand, what that would cost here. */
export function DraftCell(props: Props) {
  const { place, meeting, focused, onFocus, target, reason, hand, onHover } = props;
  const own = meeting !== undefined && meeting.id === hand.meeting?.id;
  const asked = hand.moving && !own;
  const name = useName(props, own);
  const act = () => {
    if (!hand.moving) return meeting && hand.choose(meeting.id);
    if (own) hand.putBack();
    else if (target) hand.drop(target);
  };
  return (
    <button
      type="button"
      tabIndex={focused ? 0 : -1}
      data-place={`${place.row}-${place.column}`}
      className="cell draft-cell"
      data-free={!meeting}
      data-must={meeting?.must}
      data-own={own}
      data-found={isFound(meeting, props.search)}
      data-cost={asked && target ? dearness(target.cost) : undefined}
      data-impossible={asked && !target}
      aria-label={name}
      title={(asked && !target && reason) || undefined}
      onFocus={onFocus}
      onMouseEnter={() => asked && onHover(target ?? null)}
      onClick={act}
    >
      {meeting && <Card meeting={meeting} locked={props.locked} />}
      {asked && target && <Answer target={target} />}
    </button>
  );
}

const isFound = (meeting: Meeting | undefined, search: string) =>
  !meeting || found(meeting, search);

function Answer({ target }: { target: Target }) {
  const cost = useCost();
  return (
    <span className="cell-cost" data-swap={target.with !== null}>
      {target.with && <IconArrowsExchange size={12} aria-hidden />} {cost(target.cost)}
    </span>
  );
}

/** What a reader who does not see the cell is told. */
function useName({ label, meeting, locked, target, reason, hand }: Props, own: boolean): string {
  const say = useSay();
  const text = useText();
  const cost = useCost();
  const names = meeting
    ? [
        `${text(meeting.kr.company)} – ${text(meeting.us.company)}`,
        meeting.must && say('wish.must'),
        locked && say('draft.locked'),
      ]
    : [say('timetable.free')];
  const told = () => {
    if (!hand.moving) return [];
    if (own) return [say('draft.in-hand')];
    return target ? [target.with && say('draft.exchange'), cost(target.cost)] : [reason];
  };
  return [label, ...names, ...told()].filter(Boolean).join(', ');
}

function Card({ meeting, locked }: { meeting: Meeting; locked: boolean }) {
  const text = useText();
  const [kr, us] = [text(meeting.kr.company), text(meeting.us.company)];
  const interpreter = meeting.interpreter && text(meeting.interpreter);
  return (
    <>
      <span className="cell-line" style={{ fontWeight: 640 }}>
        <span className="cell-marks">
          {locked && <IconLock size={11} aria-hidden />}
          {meeting.must && (
            <IconStarFilled size={10} aria-hidden style={{ color: 'var(--accent)' }} />
          )}
        </span>
        <span lang={writtenIn(kr)}>{kr}</span>
      </span>
      <span className="cell-line" lang={writtenIn(us)}>
        {us}
      </span>
      {interpreter && (
        <span className="cell-line quiet" lang={writtenIn(interpreter)}>
          {interpreter}
        </span>
      )}
    </>
  );
}

import { IconStarFilled } from '@tabler/icons-react';

import { useText, writtenIn } from '../../language.js';
import { useSay } from '../../say.js';

import type { Place } from './grid-keys.js';
import { found, type Meeting } from './meeting.js';

interface CellProps {
  meeting: Meeting | undefined;
  place: Place;
  /** Time and table. */
  label: string;
  focused: boolean;
  onFocus: () => void;
  search: string;
  onOpen: (meeting: Meeting) => void;
}

/** What takes place in a slot at a table: a meeting that can be opened, or nothing. */
export function Cell({ meeting, place, label, focused, onFocus, search, onOpen }: CellProps) {
  const say = useSay();
  const shared = {
    tabIndex: focused ? 0 : -1,
    'data-place': `${place.row}-${place.column}`,
    onFocus,
  };
  if (!meeting)
    return (
      <span
        {...shared}
        className="free"
        role="img"
        aria-label={`${label}, ${say('timetable.free')}`}
      />
    );
  return (
    <MeetingButton
      {...shared}
      meeting={meeting}
      label={label}
      faded={!found(meeting, search)}
      onOpen={onOpen}
    />
  );
}

interface MeetingButtonProps {
  meeting: Meeting;
  label: string;
  faded: boolean;
  onOpen: (meeting: Meeting) => void;
  tabIndex?: number;
  'data-place'?: string;
  onFocus?: () => void;
}

/** Korean firm first, U.S. firm second, then the interpreter; a bar and a star say "must". */
export function MeetingButton({ meeting, label, faded, onOpen, ...rest }: MeetingButtonProps) {
  const say = useSay();
  const text = useText();
  const [kr, us] = [text(meeting.kr.company), text(meeting.us.company)];
  const interpreter = meeting.interpreter && text(meeting.interpreter);
  const name = [
    label,
    `${kr} – ${us}`,
    interpreter ? say('timetable.with-interpreter', { name: interpreter }) : null,
    meeting.must ? say('wish.must') : null,
  ].filter(Boolean);
  return (
    <button
      {...rest}
      type="button"
      className="cell"
      data-must={meeting.must}
      data-found={!faded}
      aria-label={name.join(', ')}
      onClick={() => onOpen(meeting)}
    >
      <span className="cell-line" style={{ fontWeight: 640 }}>
        {meeting.must && (
          <IconStarFilled
            size={10}
            aria-hidden
            style={{ color: 'var(--accent)', float: 'right' }}
          />
        )}
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
    </button>
  );
}

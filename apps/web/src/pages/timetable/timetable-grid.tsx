import {
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
  type KeyboardEvent,
  type ReactNode,
} from 'react';

import type { Schemas } from '../../api/client.js';
import { useSay } from '../../say.js';
import { clockTime, dayShift, otherZone, zoneName } from '../../time.js';

import { Cell } from './cell.js';
import { placeAfter, type Place } from './grid-keys.js';
import { byPlace, type Meeting } from './meeting.js';
import { columnWidth, timeWidth, useColumns } from './use-columns.js';

interface Props {
  timetable: Schemas['Timetable'];
  slots: Schemas['Slot'][];
  search: string;
  onOpen: (meeting: Meeting) => void;
  /** The next day (1) or the one before (-1). */
  onDay: (step: 1 | -1) => void;
}

/** Slots down, tables across. One tab stop; keys move, Enter opens (WAI-ARIA grid pattern). */
export function TimetableGrid({ timetable, slots, search, onOpen, onDay }: Props) {
  const say = useSay();
  const scroller = useRef<HTMLDivElement>(null);
  const [wanted, setFocus] = useState<Place>({ row: 0, column: 0 });
  const moved = useRef(false);
  const { tables, timeZone } = timetable;
  const last = { row: slots.length - 1, column: tables.length - 1 };
  // Another day or version may be smaller.
  const focus = {
    row: Math.min(wanted.row, last.row),
    column: Math.min(wanted.column, last.column),
  };
  const columns = useColumns(scroller, tables.length, focus.column);
  const meetings = useMemo(() => byPlace(timetable.meetings), [timetable.meetings]);

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === '[' || event.key === ']') {
      moved.current = true;
      return onDay(event.key === ']' ? 1 : -1);
    }
    if (event.key === 'w' || event.key === 'W') {
      const meeting = meetings.get(`${slots[focus.row]?.code} ${tables[focus.column]}`);
      return meeting && onOpen(meeting);
    }
    const next = placeAfter(event.key, focus, last);
    if (!next) return;
    event.preventDefault();
    moved.current = true;
    setFocus(next);
  };
  // After drawing, as the column may not have been there before.
  useLayoutEffect(() => {
    if (!moved.current) return;
    moved.current = false;
    scroller.current
      ?.querySelector<HTMLElement>(`[data-place="${focus.row}-${focus.column}"]`)
      ?.focus();
  });

  return (
    <div ref={scroller} className="card timetable-scroll">
      <table
        className="timetable"
        role="grid"
        aria-label={say('timetable.title')}
        aria-readonly="true"
        aria-colcount={tables.length + 1}
        style={{ width: timeWidth + tables.length * columnWidth }}
        onKeyDown={onKeyDown}
      >
        <colgroup>
          <col style={{ width: timeWidth }} />
          <col span={tables.length} style={{ width: columnWidth }} />
        </colgroup>
        <thead>
          <tr>
            <ZoneHeader timeZone={timeZone} at={slots[0]?.startsAt} />
            {withGaps(columns, tables.length, (column) => (
              <th key={column} scope="col" aria-colindex={column + 2}>
                {say('timetable.table', { table: tables[column] ?? 0 })}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {slots.map((slot, row) => (
            <tr key={slot.code}>
              <SlotHeader slot={slot} timeZone={timeZone} />
              {withGaps(columns, tables.length, (column) => (
                <td key={column} role="gridcell" aria-colindex={column + 2}>
                  <Cell
                    meeting={meetings.get(`${slot.code} ${tables[column]}`)}
                    place={{ row, column }}
                    label={`${clockTime(slot.startsAt, timeZone)}, ${say('timetable.table', { table: tables[column] ?? 0 })}`}
                    focused={focus.row === row && focus.column === column}
                    onFocus={() => setFocus({ row, column })}
                    search={search}
                    onOpen={onOpen}
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Draws the columns given; what lies between them is one empty cell as wide as they are together. */
function withGaps(columns: number[], count: number, draw: (column: number) => ReactNode) {
  const drawn: ReactNode[] = [];
  let next = 0;
  const skip = (to: number) => {
    if (to > next) drawn.push(<td key={`gap-${next}`} colSpan={to - next} aria-hidden="true" />);
  };
  for (const column of columns) {
    skip(column);
    drawn.push(draw(column));
    next = column + 1;
  }
  skip(count);
  return drawn;
}

function ZoneHeader({
  timeZone,
  at = new Date(),
}: {
  timeZone: string;
  at: string | Date | undefined;
}) {
  return (
    <th scope="col" aria-colindex={1}>
      {zoneName(at, timeZone)} <span className="quiet">{zoneName(at, otherZone(timeZone))}</span>
    </th>
  );
}

function SlotHeader({ slot, timeZone }: { slot: Schemas['Slot']; timeZone: string }) {
  const other = otherZone(timeZone);
  return (
    <th scope="row" aria-colindex={1}>
      <span className="slot-time">{clockTime(slot.startsAt, timeZone)}</span>
      <div className="quiet" style={{ fontWeight: 450 }}>
        {clockTime(slot.startsAt, other)} {dayShift(slot.startsAt, other, timeZone)}
      </div>
    </th>
  );
}

import { IconStarFilled } from '@tabler/icons-react';
import { useRef, useState, type KeyboardEvent } from 'react';

import type { Schemas } from '../../api/client.js';
import { useLanguage, useText } from '../../language.js';
import { useSay } from '../../say.js';
import { clockTime, dayShift, otherZone, zoneName } from '../../time.js';

import type { Meeting } from './meeting.js';

interface Props {
  timetable: Schemas['Timetable'];
  slots: Schemas['Slot'][];
  search: string;
  onOpen: (meeting: Meeting) => void;
}

interface Place {
  row: number;
  column: number;
}

/** Slots down, tables across. One tab stop; arrows, Home and End move, Enter opens (WAI-ARIA grid pattern). */
export function TimetableGrid({ timetable, slots, search, onOpen }: Props) {
  const say = useSay();
  const grid = useRef<HTMLTableElement>(null);
  const [focus, setFocus] = useState<Place>({ row: 0, column: 0 });
  const { tables, timeZone } = timetable;
  const other = otherZone(timeZone);
  const meetings = new Map(
    timetable.meetings.map((meeting) => [`${meeting.slot} ${meeting.table}`, meeting]),
  );
  const last = { row: slots.length - 1, column: tables.length - 1 };

  const move = (event: KeyboardEvent) => {
    const next = target(event.key, focus, last);
    if (!next) return;
    event.preventDefault();
    setFocus(next);
    grid.current?.querySelector<HTMLElement>(`[data-place="${next.row}-${next.column}"]`)?.focus();
  };

  return (
    <div className="card scroll" style={{ maxHeight: 'calc(100vh - 170px)', overflowY: 'auto' }}>
      <table
        ref={grid}
        className="timetable"
        role="grid"
        aria-label={say('timetable.title')}
        onKeyDown={move}
      >
        <thead>
          <tr>
            <th scope="col">
              {zoneName(slots[0]?.startsAt ?? new Date(), timeZone)}{' '}
              <span className="quiet">{zoneName(slots[0]?.startsAt ?? new Date(), other)}</span>
            </th>
            {tables.map((table) => (
              <th key={table} scope="col">
                {say('timetable.table', { table })}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {slots.map((slot, row) => (
            <tr key={slot.code}>
              <th scope="row">
                <span className="slot-time">{clockTime(slot.startsAt, timeZone)}</span>
                <div className="quiet" style={{ fontWeight: 450 }}>
                  {clockTime(slot.startsAt, other)} {dayShift(slot.startsAt, other, timeZone)}
                </div>
              </th>
              {tables.map((table, column) => (
                <td key={table} role="gridcell">
                  <Cell
                    meeting={meetings.get(`${slot.code} ${table}`)}
                    place={{ row, column }}
                    label={`${clockTime(slot.startsAt, timeZone)}, ${say('timetable.table', { table })}`}
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

function target(key: string, from: Place, last: Place): Place | null {
  const places: Record<string, Place> = {
    ArrowUp: { ...from, row: Math.max(0, from.row - 1) },
    ArrowDown: { ...from, row: Math.min(last.row, from.row + 1) },
    ArrowLeft: { ...from, column: Math.max(0, from.column - 1) },
    ArrowRight: { ...from, column: Math.min(last.column, from.column + 1) },
    Home: { ...from, column: 0 },
    End: { ...from, column: last.column },
  };
  return places[key] ?? null;
}

interface CellProps {
  meeting: Meeting | undefined;
  place: Place;
  label: string;
  focused: boolean;
  onFocus: () => void;
  search: string;
  onOpen: (meeting: Meeting) => void;
}

function Cell({ meeting, place, label, focused, onFocus, search, onOpen }: CellProps) {
  const text = useText();
  const say = useSay();
  const { language } = useLanguage();
  const tabIndex = focused ? 0 : -1;
  const mark = `${place.row}-${place.column}`;
  if (!meeting)
    return (
      <span
        className="free"
        tabIndex={tabIndex}
        data-place={mark}
        onFocus={onFocus}
        role="img"
        aria-label={`${label}, ${say('timetable.free')}`}
      />
    );
  const interpreter = meeting.interpreter && text(meeting.interpreter);
  const name = [
    label,
    `${text(meeting.kr.company)} – ${text(meeting.us.company)}`,
    interpreter ? say('timetable.with-interpreter', { name: interpreter }) : null,
    meeting.must ? say('wish.must') : null,
  ].filter(Boolean);
  return (
    <button
      type="button"
      className="cell"
      tabIndex={tabIndex}
      data-place={mark}
      data-must={meeting.must}
      data-found={search === '' || found(meeting, search)}
      aria-label={name.join(', ')}
      onFocus={onFocus}
      onClick={() => onOpen(meeting)}
    >
      <span className="cell-line" style={{ fontWeight: 640 }}>
        <span lang={language}>{text(meeting.kr.company)}</span>{' '}
        {meeting.must && (
          <IconStarFilled size={10} aria-hidden style={{ color: 'var(--accent)' }} />
        )}
      </span>
      <span className="cell-line">{text(meeting.us.company)}</span>
      {interpreter && <span className="cell-line quiet">{interpreter}</span>}
    </button>
  );
}

function found(meeting: Meeting, search: string): boolean {
  const names = [meeting.kr, meeting.us].flatMap(({ company, delegate, code }) => [
    company.en,
    company.ko,
    delegate.en,
    delegate.ko,
    code,
  ]);
  return names.join(' ').toLowerCase().includes(search.toLowerCase());
}

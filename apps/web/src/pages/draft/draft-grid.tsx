import { useLayoutEffect, useMemo, useRef, useState, type KeyboardEvent } from 'react';

import type { Schemas } from '../../api/client.js';
import { useSay } from '../../say.js';
import { clockTime, dayShift, otherZone, zoneName } from '../../time.js';
import { placeAfter, type Place } from '../timetable/grid-keys.js';
import { byPlace } from '../timetable/meeting.js';
import { columnWidth, timeWidth } from '../timetable/use-columns.js';

import { DraftCell } from './draft-cell.js';
import type { Draft } from './draft-query.js';
import { nextTarget, type Target } from './targets.js';
import { actOnKey } from './act-on-key.js';
import { useBlocked } from './use-blocked.js';
import type { Hand } from './use-hand.js';

interface Props {
  draft: Draft;
  timetable: Schemas['Timetable'];
  slots: Schemas['Slot'][];
  search: string;
  hand: Hand;
  /** The next day (1) or the one before (-1). */
  onDay: (step: 1 | -1) => void;
}

/** Slots down, tables across; with a meeting in hand every cell says at once what it would cost there. */
export function DraftGrid({ draft, timetable, slots, search, hand, onDay }: Props) {
  const say = useSay();
  const blocked = useBlocked(timetable);
  const box = useRef<HTMLTableElement>(null);
  const [wanted, setFocus] = useState<Place>({ row: 0, column: 0 });
  const moved = useRef(false);
  const { tables, timeZone } = timetable;
  const last = { row: slots.length - 1, column: tables.length - 1 };
  const focus = {
    row: Math.min(wanted.row, last.row),
    column: Math.min(wanted.column, last.column),
  };
  const meetings = useMemo(() => byPlace(timetable.meetings), [timetable.meetings]);
  const locked = useMemo(
    () => new Set(draft.locks.flatMap(({ a, b }) => [`${a} ${b}`, `${b} ${a}`])),
    [draft.locks],
  );
  const places = new Map((hand.places?.slots ?? []).map((slot) => [slot.slot, slot]));
  const targets = new Map(hand.targets.map((target) => [`${target.slot} ${target.table}`, target]));
  const codeOf = ({ row, column }: Place) => `${slots[row]?.code} ${tables[column]}`;
  const targetPlaces = hand.targets.flatMap(({ slot, table }): Place[] => {
    const place = {
      row: slots.findIndex(({ code }) => code === slot),
      column: tables.indexOf(table),
    };
    return place.row < 0 || place.column < 0 ? [] : [place];
  });
  const go = (place: Place) => {
    moved.current = true;
    setFocus(place);
    if (hand.moving) hand.hover(targets.get(codeOf(place)) ?? null);
  };

  const onKeyDown = (event: KeyboardEvent) => {
    const key = event.key.toLowerCase();
    const bracket = key === '[' || key === ']';
    if (bracket && !event.ctrlKey && !event.metaKey && !event.altKey) {
      moved.current = true;
      return onDay(key === ']' ? 1 : -1);
    }
    if (actOnKey(event, hand, meetings.get(codeOf(focus)))) return event.preventDefault();
    const next = hand.moving
      ? nextTarget(event.key, focus, targetPlaces)
      : placeAfter(event.key, focus, last);
    if (!next || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    go(next);
  };
  // After drawing, as the cell may not have been there before.
  useLayoutEffect(() => {
    if (!moved.current) return;
    moved.current = false;
    box.current?.querySelector<HTMLElement>(`[data-place="${focus.row}-${focus.column}"]`)?.focus();
  });

  return (
    <div className="card timetable-scroll">
      <table
        ref={box}
        className="timetable"
        role="grid"
        aria-label={say('timetable.title')}
        style={{ width: timeWidth + tables.length * columnWidth }}
        onKeyDown={onKeyDown}
      >
        <colgroup>
          <col style={{ width: timeWidth }} />
          <col span={tables.length} style={{ width: columnWidth }} />
        </colgroup>
        <TableHead timeZone={timeZone} at={slots[0]?.startsAt ?? new Date()} tables={tables} />
        <tbody>
          {slots.map((slot, row) => {
            const reason = hand.moving ? (places.get(slot.code)?.blocked ?? null) : null;
            return (
              <tr key={slot.code} data-blocked={reason !== null}>
                <SlotHead slot={slot} timeZone={timeZone} reason={reason && blocked(reason)} />
                {tables.map((table, column) => {
                  const meeting = meetings.get(`${slot.code} ${table}`);
                  const cell = places.get(slot.code)?.cells.find((each) => each.table === table);
                  return (
                    <td key={table} role="gridcell">
                      <DraftCell
                        place={{ row, column }}
                        label={`${clockTime(slot.startsAt, timeZone)}, ${say('timetable.table', { table })}`}
                        meeting={meeting}
                        locked={
                          meeting !== undefined &&
                          locked.has(`${meeting.kr.participantId} ${meeting.us.participantId}`)
                        }
                        focused={focus.row === row && focus.column === column}
                        onFocus={() => setFocus({ row, column })}
                        target={targets.get(`${slot.code} ${table}`)}
                        reason={cell?.blocked ? blocked(cell.blocked) : reason && blocked(reason)}
                        search={search}
                        hand={hand}
                        onHover={(target: Target | null) => hand.hover(target)}
                      />
                    </td>
                  );
                })}
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

interface TableHeadProps {
  timeZone: string;
  at: string | Date;
  tables: number[];
}

function TableHead({ timeZone, at, tables }: TableHeadProps) {
  const say = useSay();
  return (
    <thead>
      <tr>
        <th scope="col">
          {zoneName(at, timeZone)}{' '}
          <span className="quiet">{zoneName(at, otherZone(timeZone))}</span>
        </th>
        {tables.map((table) => (
          <th key={table} scope="col">
            {say('timetable.table', { table })}
          </th>
        ))}
      </tr>
    </thead>
  );
}

interface SlotHeadProps {
  slot: Schemas['Slot'];
  timeZone: string;
  reason: string | null;
}

function SlotHead({ slot, timeZone, reason }: SlotHeadProps) {
  const other = otherZone(timeZone);
  return (
    <th scope="row">
      <span className="slot-time">{clockTime(slot.startsAt, timeZone)}</span>
      <div className="quiet" style={{ fontWeight: 450 }}>
        {clockTime(slot.startsAt, other)} {dayShift(slot.startsAt, other, timeZone)}
      </div>
      {reason && <div className="slot-reason">{reason}</div>}
    </th>
  );
}

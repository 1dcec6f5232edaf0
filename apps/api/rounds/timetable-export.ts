import { calendarDay, clockTime, zoneName } from '#libs/messages/time.js';
import type { ReadTimetable, TimetableEntry } from '#libs/rounds/read-timetable.js';

import type { Column } from '../table-file.js';

interface Row {
  entry: TimetableEntry;
  startsAt: Date;
  endsAt: Date;
  zone: string;
}

/** Rows of a timetable by time and table, on the venue's clock. */
export function timetableRows({ showcase, slots, meetings }: ReadTimetable): Row[] {
  return slots.flatMap((slot) =>
    meetings
      .filter((entry) => entry.slot === slot.code)
      .sort((a, b) => (a.table ?? 0) - (b.table ?? 0))
      .map((entry) => ({
        entry,
        startsAt: slot.startsAt,
        endsAt: slot.endsAt,
        zone: showcase.timeZone,
      })),
  );
}

export const timetableColumns: Column<Row>[] = [
  { header: 'Date / 날짜', value: ({ startsAt, zone }) => calendarDay(startsAt, zone) },
  { header: 'From / 시작', value: ({ startsAt, zone }) => clockTime(startsAt, zone) },
  { header: 'To / 끝', value: ({ endsAt, zone }) => clockTime(endsAt, zone) },
  { header: 'Zone / 시간대', value: ({ startsAt, zone }) => zoneName(startsAt, zone) },
  { header: 'Table / 테이블', value: ({ entry }) => entry.table ?? 'Video / 화상' },
  {
    header: 'Korean firm / 한국 기업',
    value: ({ entry: { kr } }) => kr.participant.company.nameKo ?? kr.participant.company.nameEn,
  },
  { header: 'Korean delegate / 한국 참석자', value: ({ entry: { kr } }) => kr.delegate.nameEn },
  { header: 'U.S. firm / 미국 기업', value: ({ entry: { us } }) => us.participant.company.nameEn },
  { header: 'U.S. delegate / 미국 참석자', value: ({ entry: { us } }) => us.delegate.nameEn },
  { header: 'Interpreter / 통역', value: ({ entry }) => entry.interpreter?.nameEn ?? null },
];

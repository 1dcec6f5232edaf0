import type { DataSource } from 'typeorm';

import type { TimetableMeeting } from '#libs/matching/instance.js';

import type { Sheet } from './desk.js';
import type { ScheduleVersion } from './schedule-version.entity.js';
import { tableId } from './table-id.js';

type Row = Omit<TimetableMeeting, 'table'> & { table: number };

/** A published version as a timetable of its round. It is frozen, so its id names its content. */
export function versionSheet(dataSource: DataSource, version: ScheduleVersion): Sheet {
  const read = async () => {
    const rows = await dataSource.query<Row[]>(
      `select m.kr_participant_id as a, m.us_participant_id as b, s.code as slot, t.number as table,
         m.kr_delegate_id as "aDelegate", m.us_delegate_id as "bDelegate",
         m.interpreter_id as interpreter
       from meeting m join slot s on s.id = m.slot_id join showcase_table t on t.id = m.table_id
       where m.version_id = $1 order by s.starts_at, t.number`,
      [version.id],
    );
    return { meetings: rows.map((row) => ({ ...row, table: tableId(row.table) })) };
  };
  return { roundId: version.round.id, revision: `version-${version.id}`, read };
}

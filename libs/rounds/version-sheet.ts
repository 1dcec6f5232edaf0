import type { DataSource } from 'typeorm';

import type { TimetableMeeting } from '#libs/matching/instance.js';

import type { Sheet } from './desk.js';
import type { ScheduleVersion } from './schedule-version.entity.js';
import { namelessTable, tableId } from './table-id.js';

type Row = Omit<TimetableMeeting, 'table'> & { table: number | null; place: number };

/**
 * What a round brought into its version, as a timetable of the round: meetings that it left as they were are not its
 * own. A version is frozen, so its id names its content.
 */
export function versionSheet(dataSource: DataSource, version: ScheduleVersion): Sheet {
  const read = async () => {
    const rows = await dataSource.query<Row[]>(
      `select m.kr_participant_id as a, m.us_participant_id as b, s.code as slot, t.number as table,
         (row_number() over (partition by s.id order by m.uid))::int - 1 as place,
         m.kr_delegate_id as "aDelegate", m.us_delegate_id as "bDelegate",
         m.interpreter_id as interpreter
       from meeting m join schedule_version v on v.id = m.version_id join round r on r.id = v.round_id
       join slot s on s.id = m.slot_id left join showcase_table t on t.id = m.table_id
       where m.version_id = $1 and m.kind = r.kind and not exists (
         select from jsonb_array_elements(r.snapshot -> 'met') pair
         where pair ->> 'a' = m.kr_participant_id::text and pair ->> 'b' = m.us_participant_id::text)
       order by s.starts_at, t.number, place`,
      [version.id],
    );
    const meetings = rows.map(({ table, place, ...row }) => ({
      ...row,
      table: table === null ? namelessTable(place) : tableId(table),
    }));
    return { meetings };
  };
  return { roundId: version.round.id, revision: `version-${version.id}`, read };
}

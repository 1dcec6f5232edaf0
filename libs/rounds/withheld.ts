import type { EntityManager } from 'typeorm';

import type { Meeting } from './meeting.entity.js';

/**
 * Marks delegates who withdrew the consent that their contact data go abroad (or that they take part): their
 * names and titles leave what others open or are mailed. One query whatever the number of meetings.
 */
export async function markWithheld(
  manager: EntityManager,
  meetings: Meeting[],
): Promise<Meeting[]> {
  const delegates = meetings.flatMap(({ krDelegate, usDelegate }) => [krDelegate, usDelegate]);
  const rows = await manager.query<{ id: string }[]>(
    `select d.id from delegate d
     join participant p on p.id = d.participant_id
     join "user" u on u.email = lower(d.email)
     join consent c on c.user_id = u.id and c.showcase_id = p.showcase_id
     where d.id = any($1) and c.purpose in ('registration', 'transfer')
     group by d.id, c.purpose having bool_and(c.withdrawn_at is not null)`,
    [[...new Set(delegates.map(({ id }) => id))]],
  );
  const withheld = new Set(rows.map(({ id }) => id));
  for (const delegate of delegates) delegate.withheld = withheld.has(delegate.id);
  return meetings;
}

import { In, type EntityManager } from 'typeorm';

import { Meeting } from './meeting.entity.js';
import { ScheduleVersion } from './schedule-version.entity.js';
import { markWithheld } from './withheld.js';

/** All that a mail or a page says of a meeting comes with it. */
const meetingRelations = {
  version: true,
  krParticipant: { company: true },
  usParticipant: { company: true },
  krDelegate: true,
  usDelegate: true,
  slot: true,
  table: true,
  interpreter: true,
} as const;

/** Meetings of a published version by time and table; two queries. */
export async function readMeetings(manager: EntityManager, versionId: string): Promise<Meeting[]> {
  const meetings = await manager.find(Meeting, {
    where: { version: { id: versionId } },
    relations: meetingRelations,
    order: { slot: { startsAt: 'ASC' }, table: { number: 'ASC' } },
  });
  return markWithheld(manager, meetings);
}

/** Meetings of published versions in which one of the people sits, by time; two queries. */
export async function readMeetingsOf(
  manager: EntityManager,
  versionIds: string[],
  attendeeIds: string[],
): Promise<Meeting[]> {
  const version = { id: In(versionIds) };
  const person = { id: In(attendeeIds) };
  const meetings = await manager.find(Meeting, {
    where: [
      { version, krDelegate: person },
      { version, usDelegate: person },
      { version, interpreter: person },
    ],
    relations: meetingRelations,
    order: { slot: { startsAt: 'ASC' } },
  });
  return markWithheld(manager, meetings);
}

/** The published version of a number, or the newest one; null when there is none. */
export async function findVersion(
  manager: EntityManager,
  showcaseId: string,
  number?: number,
): Promise<ScheduleVersion | null> {
  return manager.findOne(ScheduleVersion, {
    where: { showcase: { id: showcaseId }, ...(number === undefined ? {} : { number }) },
    relations: { round: true },
    order: { number: 'DESC' },
  });
}

/** The newest version of each showcase that has one. */
export async function newestVersions(
  manager: EntityManager,
  showcaseIds: string[],
): Promise<ScheduleVersion[]> {
  return manager
    .createQueryBuilder(ScheduleVersion, 'version')
    .innerJoinAndSelect('version.showcase', 'showcase')
    .distinctOn(['version.showcase_id'])
    .where({ showcase: { id: In(showcaseIds) } })
    .orderBy('version.showcase_id')
    .addOrderBy('version.number', 'DESC')
    .getMany();
}

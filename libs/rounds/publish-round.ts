import type { DataSource, EntityManager } from 'typeorm';

import { record } from '#libs/audit/record.js';
import { queueMails } from '#libs/mail/outbox.js';
import { Showcase } from '#libs/showcases/showcase.entity.js';
import { Slot } from '#libs/showcases/slot.entity.js';
import { recordEvent } from '#libs/webhooks/record-event.js';

import { clashesWith, type StandingMeeting } from './beside-standing.js';
import { affectedAttendees } from './compare-versions.js';
import { freezeMeetings } from './freeze-version.js';
import { findVersion, readMeetings } from './read-meetings.js';
import { RoundError } from './round-error.js';
import { Round } from './round.entity.js';
import { attendeeIn } from './schedule-mail-input.js';
import { storeLinks, writeAttendeeMail } from './schedule-mails.js';
import { standingMeetings } from './standing-meetings.js';
import { ScheduleVersion } from './schedule-version.entity.js';

export interface Publication {
  version: number;
  mailIds: string[];
}

export interface PublishRound {
  roundId: string;
  userId: string;
  /** Address under which readers reach us, without a slash at the end. */
  publicUrl: string;
}

/**
 * Freezes a proposal as the next version and writes one mail per affected attendee, all in one
 * transaction. Of two calls at once one is refused.
 * @throws RoundError `round.not-proposed`, `round.clash` where meetings that stay are in its way
 */
export async function publishRound(
  dataSource: DataSource,
  { roundId, userId, publicUrl }: PublishRound,
): Promise<Publication> {
  return dataSource.transaction(async (manager) => {
    const round = await takeProposal(manager, roundId);
    const showcase = await manager.findOneOrFail(Showcase, {
      where: { id: round.showcase.id },
      lock: { mode: 'pessimistic_write' },
    });
    const before = await findVersion(manager, showcase.id);
    const standing = await standingMeetings(manager, showcase.id, round);
    await refuseClash(manager, round, standing);
    const version = await manager.save(
      manager.create(ScheduleVersion, {
        showcase,
        round,
        number: (before?.number ?? 0) + 1,
        publishedBy: { id: userId },
      }),
    );
    await freezeMeetings(manager, version, round, standing);
    await recordEvent(manager, {
      showcaseId: showcase.id,
      type: 'schedule.published',
      data: {
        round: { id: round.id, number: round.number },
        version: version.number,
        meetings: round.quality?.meetings ?? 0,
      },
    });
    const mailIds = await mailAttendees(manager, { showcase, version, publicUrl }, before);
    await record(manager, {
      action: 'schedule.published',
      actedAs: 'organiser',
      actorId: userId,
      showcaseId: showcase.id,
      // The schedule goes to all who meet, so each of them finds it in his log.
      detail: { version: version.number, participants: 'all' },
    });
    return { version: version.number, mailIds };
  });
}

async function takeProposal(manager: EntityManager, roundId: string): Promise<Round> {
  const [, taken] = await manager.query<[unknown, number]>(
    `update round set state = 'published' where id = $1 and state = 'proposed'`,
    [roundId],
  );
  if (taken !== 1) throw new RoundError('round.not-proposed');
  return manager
    .createQueryBuilder(Round, 'round')
    .addSelect(['round.timetable', 'round.reasons'])
    .innerJoinAndSelect('round.showcase', 'showcase')
    .where({ id: roundId })
    .getOneOrFail();
}

/** Another round may have been published since this one looked at what stays. */
async function refuseClash(
  manager: EntityManager,
  round: Round,
  standing: StandingMeeting[],
): Promise<void> {
  if (standing.length === 0) return;
  const slots = await manager.findBy(Slot, { showcase: { id: round.showcase.id } });
  const times = new Map(slots.map((slot) => [slot.code, slot]));
  // A draft keeps what is published: who meets twice there, in person and by video, was to.
  const plan = { ...round, again: round.again || round.origin !== 'run' };
  const clashing = clashesWith(standing, round.timetable?.meetings ?? [], times, plan);
  if (clashing.length > 0) throw new RoundError('round.clash');
}

async function mailAttendees(
  manager: EntityManager,
  run: { showcase: Showcase; version: ScheduleVersion; publicUrl: string },
  before: ScheduleVersion | null,
): Promise<string[]> {
  const now = await readMeetings(manager, run.version.id);
  const earlier = before ? await readMeetings(manager, before.id) : [];
  const written = [...affectedAttendees(now, earlier)].flatMap(([attendeeId, meetings]) => {
    const attendee = meetings[0] && attendeeIn(meetings[0].meeting, attendeeId);
    return attendee ? [writeAttendeeMail(run, attendee, meetings)] : [];
  });
  await storeLinks(
    manager,
    written.map(({ link }) => link),
  );
  return queueMails(
    manager,
    written.map(({ mail }) => mail),
  );
}

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { OutboxMail } from '#libs/mail/outbox-mail.entity.js';
import { verifyTimetable } from '#libs/matching/verify.js';
import { clockTime } from '#libs/messages/time.js';
import { Meeting } from '#libs/rounds/meeting.entity.js';
import { exportRound } from '#libs/rounds/replay-round.js';
import type { RoundPlan } from '#libs/rounds/round-kind.js';
import { ScheduleVersion } from '#libs/rounds/schedule-version.entity.js';
import { Showcase } from '#libs/showcases/showcase.entity.js';
import { Slot } from '#libs/showcases/slot.entity.js';
import {
  loadShowcase,
  openApplication,
  roundIn,
  type Application,
} from '#test/support/application.js';
import { clientOf } from '#test/support/client.js';

const publicUrl = 'https://match.example';
const budget = 20_000;

describe('rounds of several kinds in one showcase', () => {
  let application: Application;
  let showcase: Showcase;
  let userId: string;

  beforeAll(async () => {
    application = await openApplication();
    ({ showcase, userId } = await loadShowcase(application.dataSource));
    await application.startWorker();
  });

  afterAll(() => application.close());

  const run = async (plan: Partial<RoundPlan>) => {
    const { id } = await application.rounds.start({
      showcaseId: showcase.id,
      userId,
      seed: 5,
      budget,
      plan,
    });
    const round = await roundIn(application.dataSource, id, ['proposed', 'failed']);
    expect(round).toMatchObject({ state: 'proposed', failure: null });
    return id;
  };
  const publish = (roundId: string) => application.rounds.publish({ roundId, userId, publicUrl });
  const meetingsOf = async (number: number) => {
    const { manager } = application.dataSource;
    const version = await manager.findOneByOrFail(ScheduleVersion, {
      showcase: { id: showcase.id },
      number,
    });
    return manager.find(Meeting, {
      where: { version: { id: version.id } },
      relations: {
        slot: true,
        table: true,
        krParticipant: { company: true },
        usParticipant: { company: true },
        krDelegate: true,
        usDelegate: true,
        interpreter: true,
      },
    });
  };
  const pairOf = (meeting: Meeting) => `${meeting.krParticipant.id} ${meeting.usParticipant.id}`;
  const peopleOf = ({ krDelegate, usDelegate, interpreter }: Meeting) =>
    [krDelegate, usDelegate, interpreter].flatMap((person) => (person ? [person.id] : []));
  const fixed = (meetings: Meeting[]) =>
    meetings
      .map((m) => [m.uid, m.sequence, m.slot.id, m.table?.id, m.krDelegate.id, m.usDelegate.id])
      .sort();

  it('run again moves next to nobody who was told where to be', async () => {
    const before = await meetingsOf((await publish(await run({}))).version);
    const again = await run({});
    const { quality } = await roundIn(application.dataSource, again, ['proposed']);
    const { version, mailIds } = await publish(again);
    const after = await meetingsOf(version);
    const placeOf = (meeting: Meeting) => String(fixed([meeting]));
    const changed = (from: Meeting[], to: Meeting[]) => {
      const stand = new Set(to.map(placeOf));
      return from.filter((meeting) => !stand.has(placeOf(meeting)));
    };
    const gone = changed(before, after);
    expect(gone.length).toBe(quality?.changed);
    expect(gone.length).toBeLessThan(before.length / 10);
    const concerned = new Set([...gone, ...changed(after, before)].flatMap(peopleOf));
    expect(mailIds).toHaveLength(concerned.size);
  });

  it('adds a further round to what is published, which stays as it is', async () => {
    // Some of the meetings go, so that there is room for more.
    const { version: first } = await publish(await run({}));
    await application.dataSource.query(
      `delete from meeting where uid in (select uid from meeting order by uid limit 200)`,
    );
    const before = await meetingsOf(first);
    const { version } = await publish(await run({ adds: true }));
    const after = await meetingsOf(version);
    const old = new Set(before.map(({ uid }) => uid));
    expect(fixed(after.filter(({ uid }) => old.has(uid)))).toEqual(fixed(before));
    expect(after.length).toBeGreaterThan(before.length);
    expect(new Set(after.map(pairOf)).size).toBe(after.length);
    for (const side of ['krParticipant', 'usParticipant'] as const) {
      const counts = new Map<string, number>();
      for (const meeting of after) {
        const { id } = meeting[side];
        counts.set(id, (counts.get(id) ?? 0) + 1);
        expect(counts.get(id)).toBeLessThanOrEqual(meeting[side].maxMeetings);
      }
    }
  });

  it('refuses a video round without video slots', async () => {
    await expect(
      application.rounds.start({
        showcaseId: showcase.id,
        userId,
        budget,
        plan: { kind: 'video' },
      }),
    ).rejects.toMatchObject({ code: 'round.no-pairs' });
  });

  it('holds a video round inside both sides’ hours, at no table, beside what is published, and mails it', async () => {
    const { manager } = application.dataSource;
    await manager.update(Showcase, showcase.id, { videoLink: 'https://meet.example/{meeting}' });
    await manager.query(`update participant set max_meetings = max_meetings + 2`);
    // Every half-hour of a day: only those in the morning of Korea and the evening of the U.S., or the other way round, do.
    await manager.insert(
      Slot,
      Array.from({ length: 48 }, (_, k) => ({
        showcase,
        code: `v-${String(k).padStart(2, '0')}`,
        session: 'v',
        video: true,
        startsAt: new Date(Date.UTC(2027, 4, 24, 0, 30 * k)),
        endsAt: new Date(Date.UTC(2027, 4, 24, 0, 30 * k + 30)),
      })),
    );
    const { number } = await manager.findOneOrFail(ScheduleVersion, {
      where: { showcase: { id: showcase.id } },
      order: { number: 'DESC' },
    });
    const before = await meetingsOf(number);
    const id = await run({ kind: 'video' });
    const { instance, timetable } = await exportRound(application.dataSource, id);
    expect(verifyTimetable(instance, timetable)).toMatchObject({ feasible: true });
    const { version, mailIds } = await publish(id);
    const after = await meetingsOf(version);
    const calls = after.filter(({ kind }) => kind === 'video');
    expect(calls.length).toBeGreaterThan(20);
    expect(fixed(after.filter(({ kind }) => kind !== 'video'))).toEqual(fixed(before));
    const met = new Set(before.map(pairOf));
    for (const call of calls) {
      expect(met.has(pairOf(call))).toBe(false);
      expect(call.table).toBeNull();
      for (const { timeZone } of [call.krDelegate, call.usDelegate]) {
        expect(clockTime(call.slot.startsAt, timeZone) >= '08:00').toBe(true);
        expect(clockTime(call.slot.endsAt, timeZone) <= '20:00').toBe(true);
      }
    }
    const people = new Set(calls.flatMap(peopleOf));
    expect(mailIds).toHaveLength(people.size);
    const mails = await manager.findBy(
      OutboxMail,
      mailIds.map((each) => ({ id: each })),
    );
    for (const [language, word] of [
      ['ko', '화상'],
      ['en', 'Video'],
    ] as const) {
      const mail = mails.find((each) => each.language === language)!;
      expect(mail.text).toContain(word);
      expect(mail.text).toMatch(/https:\/\/meet\.example\/[0-9a-f-]{36}/);
      expect(mail.html).toMatch(/href="https:\/\/meet\.example\/[0-9a-f-]{36}"/);
      expect(mail.calendar).toMatch(/LOCATION:https:\/\/meet\.example\//);
      // The clock of the reader, and that of the other side.
      expect(mail.text).toMatch(/서울|KST/);
      expect(mail.text).toMatch(/[CEPM]DT/);
    }
  });

  it('gives every firm one interview with a host, and keeps all else', async () => {
    const { manager } = application.dataSource;
    await manager.query(`update participant set roles = array['host'] where code = 'K001'`);
    const { number } = await manager.findOneOrFail(ScheduleVersion, {
      where: { showcase: { id: showcase.id } },
      order: { number: 'DESC' },
    });
    const before = await meetingsOf(number);
    const { version } = await publish(await run({ kind: 'interview' }));
    const after = await meetingsOf(version);
    const interviews = after.filter(({ kind }) => kind === 'interview');
    expect(interviews.length).toBeGreaterThan(0);
    expect(fixed(after.filter(({ kind }) => kind !== 'interview'))).toEqual(fixed(before));
    const firms = interviews.flatMap(({ krParticipant, usParticipant }) => [
      krParticipant.code,
      usParticipant.code,
    ]);
    expect(firms.filter((code) => code === 'K001')).toHaveLength(interviews.length);
    expect(new Set(firms).size).toBe(interviews.length + 1);
  });

  it('does not publish over meetings that came in its way since it ran', async () => {
    await application.dataSource.query(`update participant set max_meetings = max_meetings + 2`);
    const first = await run({ adds: true, kind: 'video' });
    const second = await run({ adds: true, kind: 'video' });
    await publish(first);
    await expect(publish(second)).rejects.toMatchObject({ code: 'round.clash' });
  });

  it('publishes a draft of meetings in person beside calls of the same firms', async () => {
    const { dataSource, url } = application;
    await dataSource.query(`update participant set max_meetings = max_meetings + 2`);
    const { version } = await publish(await run({ kind: 'video', adds: true, again: true }));
    const before = await meetingsOf(version);
    const [base] = await dataSource.query<{ id: string }[]>(
      `select id from round where state = 'published' and kind = 'in-person'
       order by number desc limit 1`,
    );
    const cookie = await application.signIn({ email: 'organiser@showcase.example' });
    const draft = await clientOf(url, cookie).call<{ id: string }>(
      'POST',
      `/rounds/${base!.id}/drafts`,
    );
    expect(draft.status).toBe(201);
    const after = await meetingsOf((await publish(draft.body.id)).version);
    expect(fixed(after)).toEqual(fixed(before));
  });
});

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { OutboxMail } from '#libs/mail/outbox-mail.entity.js';
import { Meeting } from '#libs/rounds/meeting.entity.js';
import { readMeetings } from '#libs/rounds/read-meetings.js';
import { ScheduleVersion } from '#libs/rounds/schedule-version.entity.js';
import { Delegate } from '#libs/showcases/delegate.entity.js';
import { Interpreter } from '#libs/showcases/interpreter.entity.js';
import { Participant } from '#libs/showcases/participant.entity.js';
import { Showcase } from '#libs/showcases/showcase.entity.js';
import {
  loadShowcase,
  openApplication,
  roundIn,
  type Application,
} from '#test/support/application.js';
import { clientOf, type Client } from '#test/support/client.js';

interface OwnSchedule {
  id: string;
  showcase: { slug: string; timeZone: string };
  version: number;
  attendee: { kind: string; timeZone: string };
  calendarUrl: string | null;
  expected: { on: string | null; wishesCloseAt: string | null };
  meetings: {
    table: number;
    interpreter: { en: string } | null;
    parties: { company: { en: string }; person: { en: string }; languages: string[] }[];
  }[];
}

let application: Application;
let showcase: Showcase;
let userId: string;
let firm: Participant;

beforeAll(async () => {
  application = await openApplication();
  ({ showcase, userId } = await loadShowcase(application.dataSource));
  const { manager } = application.dataSource;
  firm = await manager.findOneByOrFail(Participant, { code: 'K001' });
  await application.startWorker();
});

afterAll(() => application.close());

async function signedIn(email: string): Promise<Client> {
  return clientOf(application.url, await application.signIn({ email }));
}

async function own(client: Client): Promise<OwnSchedule[]> {
  return (await client.call<{ items: OwnSchedule[] }>('GET', '/me/schedules')).body.items;
}

const person = { nameEn: 'Second', languages: ['ko'], timeZone: 'Asia/Seoul' };
const place = { position: 77, mailLanguage: 'ko' as const };

async function addDelegate(email: string): Promise<void> {
  const { manager } = application.dataSource;
  await manager.insert(Delegate, { ...person, ...place, participant: firm, email });
}

describe('before a version is published', () => {
  it('a delegate reads when his schedule is to come, in whatever case his address is kept', async () => {
    const { manager } = application.dataSource;
    await addDelegate('Second@Hangyeol.example');
    await manager.update(Showcase, showcase.id, { schedulesOn: '2027-05-03' });
    const client = await signedIn('second@hangyeol.example');
    expect(await own(client)).toMatchObject([
      {
        showcase: { slug: showcase.slug },
        version: 0,
        attendee: { kind: 'delegate' },
        calendarUrl: null,
        expected: { on: '2027-05-03' },
        meetings: [],
      },
    ]);
    const me = await client.call('GET', '/me');
    expect(me.body).toMatchObject({ attends: true, companies: [], participations: [] });
  });

  it('one taken off loses his access with the next request', async () => {
    const { manager } = application.dataSource;
    const client = await signedIn('second@hangyeol.example');
    expect(await own(client)).toHaveLength(1);
    await manager.delete(Delegate, { email: 'Second@Hangyeol.example' });
    expect(await own(client)).toEqual([]);
    expect((await client.call('GET', '/me')).body).toMatchObject({ attends: false });
  });

  it('a delegate of a firm that is not admitted has none', async () => {
    const { manager } = application.dataSource;
    await addDelegate('early@hangyeol.example');
    const client = await signedIn('early@hangyeol.example');
    await manager.update(Participant, firm.id, { status: 'pending' });
    expect(await own(client)).toEqual([]);
    await manager.update(Participant, firm.id, { status: 'approved' });
    expect(await own(client)).toHaveLength(1);
    await manager.delete(Delegate, { email: 'early@hangyeol.example' });
  });
});

describe('once a version is published', () => {
  let meetings: Meeting[];

  beforeAll(async () => {
    const { dataSource, rounds } = application;
    const { id } = await rounds.start({ showcaseId: showcase.id, userId, seed: 7, budget: 20_000 });
    await roundIn(dataSource, id, ['proposed']);
    await rounds.publish({ roundId: id, userId, publicUrl: 'https://match.example' });
    const version = await dataSource.manager.findOneByOrFail(ScheduleVersion, { number: 1 });
    meetings = await readMeetings(dataSource.manager, version.id);
  });

  it('a delegate sees his own meetings, and nobody of his own firm in them', async () => {
    const { id, email } = meetings[0]!.usDelegate;
    const client = await signedIn(email);
    const [schedule] = await own(client);
    const mine = meetings.filter(({ usDelegate }) => usDelegate.id === id);
    expect(schedule).toMatchObject({ id, version: 1 });
    expect(schedule!.meetings.map(({ parties }) => parties.map(({ person }) => person.en))).toEqual(
      mine.map(({ krDelegate }) => [krDelegate.nameEn]),
    );
    expect(await calendar(client, id)).toHaveLength(mine.length);
  });

  it('an interpreter sees both firms, both people, their languages and the table', async () => {
    const { id, email } = meetings.find(({ interpreter }) => interpreter)!.interpreter!;
    const client = await signedIn(email);
    const [schedule] = await own(client);
    const mine = meetings.filter(({ interpreter }) => interpreter?.id === id);
    expect(schedule).toMatchObject({ id, attendee: { kind: 'interpreter' } });
    expect(schedule!.meetings).toMatchObject(
      mine.map(({ krParticipant, krDelegate, usParticipant, usDelegate, table }) => ({
        table: table!.number,
        parties: [said(krParticipant, krDelegate), said(usParticipant, usDelegate)],
      })),
    );
    expect(await calendar(client, id)).toHaveLength(mine.length);
  });

  it("answers another's schedule like one that does not exist", async () => {
    const [first, second] = [meetings[0]!.usDelegate, meetings[0]!.krDelegate];
    const client = await signedIn(first.email);
    const nowhere = '00000000-0000-4000-8000-000000000000';
    const answers = await Promise.all(
      [second.id, nowhere].map((id) => client.call('GET', `/me/schedules/${id}/calendar.ics`)),
    );
    expect(answers[0]).toMatchObject({ status: 404, body: { code: 'schedule.unknown' } });
    expect(answers[1]?.body).toEqual(answers[0]?.body);
  });

  it('has mailed every interpreter who has a meeting, in his language, with a calendar', async () => {
    const { manager } = application.dataSource;
    const interpreters = [
      ...new Set(meetings.flatMap(({ interpreter }) => interpreter?.email ?? [])),
    ];
    expect(interpreters.length).toBeGreaterThan(1);
    for (const email of interpreters) {
      const mails = await manager.findBy(OutboxMail, { toAddress: email, kind: 'schedule' });
      const { mailLanguage } = await manager.findOneByOrFail(Interpreter, { email });
      expect(mails).toMatchObject([{ language: mailLanguage, calendarMethod: 'PUBLISH' }]);
      expect(mails[0]?.text).toMatch(mailLanguage === 'ko' ? /영어\)/ : /\(English\)/);
    }
  });
});

describe('once the next version is published', () => {
  it('shows it, and mails only the interpreters whose meetings changed', async () => {
    const { dataSource, rounds } = application;
    const { manager } = dataSource;
    const { id } = await rounds.start({ showcaseId: showcase.id, userId, seed: 8, budget: 20_000 });
    await roundIn(dataSource, id, ['proposed']);
    const [first, second] = await Promise.all([
      meetingsOf(1),
      rounds
        .publish({ roundId: id, userId, publicUrl: 'https://match.example' })
        .then(() => meetingsOf(2)),
    ]);
    for (const { id: interpreterId, email } of await manager.find(Interpreter)) {
      const changed = theirs(first, interpreterId) !== theirs(second, interpreterId);
      const mails = await manager.countBy(OutboxMail, { toAddress: email, kind: 'schedule' });
      expect([email, mails]).toEqual([email, changed ? 2 : 1]);
      const [schedule] = await own(await signedIn(email));
      expect(schedule?.version).toBe(2);
      expect(schedule?.meetings).toHaveLength(
        second.filter(({ interpreter }) => interpreter?.id === interpreterId).length,
      );
    }
  });

  const meetingsOf = async (number: number) => {
    const { manager } = application.dataSource;
    const { id } = await manager.findOneByOrFail(ScheduleVersion, { number });
    return readMeetings(manager, id);
  };

  /** All that an interpreter must know of his meetings. */
  const theirs = (meetings: Meeting[], interpreterId: string) =>
    meetings
      .filter(({ interpreter }) => interpreter?.id === interpreterId)
      .map(({ uid, slot, table, krDelegate, usDelegate }) =>
        [uid, slot.id, table!.id, krDelegate.id, usDelegate.id].join(),
      )
      .join();
});

function said(participant: Participant, delegate: Delegate) {
  return {
    company: { en: participant.company.nameEn },
    person: { en: delegate.nameEn },
    languages: delegate.languages,
  };
}

/** Events of a schedule's calendar file. */
async function calendar(client: Client, id: string): Promise<string[]> {
  const { body } = await client.call<string>('GET', `/me/schedules/${id}/calendar.ics`);
  return body.match(/BEGIN:VEVENT/g) ?? [];
}

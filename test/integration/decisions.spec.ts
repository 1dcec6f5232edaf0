import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ArrayContains } from 'typeorm';

import { OutboxMail } from '#libs/mail/outbox-mail.entity.js';
import { forgetDecisions } from '#libs/registrations/forget-decisions.js';
import { takeSnapshot } from '#libs/rounds/take-snapshot.js';
import { Cap } from '#libs/showcases/cap.entity.js';
import { Participant } from '#libs/showcases/participant.entity.js';
import { Showcase } from '#libs/showcases/showcase.entity.js';
import { base, slug, openIntake, type Intake } from '#test/support/intake.js';

let intake: Intake;
beforeAll(async () => {
  intake = await openIntake();
});
afterAll(() => intake.application.close());

describe('a decision', () => {
  it('can be taken back, question and mail included, before anything has left', async () => {
    const firm = await intake.register('undo@firm.example', 'KR', 1);
    const { body } = await intake.decide([firm.id], 'ask', 'Which payload?');
    const [held] = await intake.mailsTo(firm.email, 'registration.asked');
    const wait = (held?.nextTryAt.getTime() ?? 0) - Date.now();
    expect(wait).toBeGreaterThan(9_000);
    expect((await intake.undo(body.undo)).status).toBe(204);
    expect(await intake.participant(firm.id)).toMatchObject({ status: 'pending', decidedAt: null });
    expect(await intake.mailsTo(firm.email, 'registration.asked')).toEqual([]);
    const thread = await intake.organiser.call<{ items: unknown[] }>(
      'GET',
      `/participants/${firm.id}/messages`,
    );
    expect(thread.body.items).toEqual([]);
    expect((await intake.undo(body.undo)).body.code).toBe('decision.unknown');
  });

  it('cannot be taken back once a mail has left, and then nothing changes', async () => {
    const firm = await intake.register('late@firm.example', 'KR', 2);
    const { body } = await intake.decide([firm.id], 'approve');
    const [mail] = await intake.mailsTo(firm.email, 'registration.approved');
    await intake.application.dataSource.manager.update(OutboxMail, mail!.id, { state: 'sent' });
    const late = await intake.undo(body.undo);
    expect([late.status, late.body.code]).toEqual([409, 'decision.sent']);
    expect((await intake.participant(firm.id)).status).toBe('approved');
  });

  it('cannot be taken back later, though it has mailed nobody', async () => {
    const { manager } = intake.application.dataSource;
    const firm = await intake.register('none@firm.example', 'KR', 4);
    const { body } = await intake.decide([firm.id], 'approve');
    await manager.delete(OutboxMail, { toAddress: firm.email, kind: 'registration.approved' });
    await manager.query('update decision_record set mail_ids = $2, made_at = $3 where id = $1', [
      body.undo,
      [],
      new Date(Date.now() - 13_000),
    ]);
    const late = await intake.undo(body.undo);
    expect([late.status, late.body.code]).toEqual([409, 'decision.too-late']);
    await manager.query(`update decision_record set made_at = now() - interval '25 hours'`);
    await forgetDecisions(intake.application.dataSource);
    expect((await intake.undo(body.undo)).body.code).toBe('decision.unknown');
  });

  it('taken back takes back who moved up because of it, unless the place is gone', async () => {
    const { manager } = intake.application.dataSource;
    const showcase = await manager.findOneByOrFail(Showcase, { slug });
    const [first, second, third] = [
      await intake.register('cap1@firm.example', 'US', 11),
      await intake.register('cap2@firm.example', 'US', 12),
      await intake.register('cap3@firm.example', 'US', 13),
    ];
    await manager.insert(Cap, { showcase, country: 'US', role: null, most: 1 });
    await intake.decide([first.id], 'approve');
    await intake.decide([second.id], 'wait');
    await intake.decide([third.id], 'wait');
    expect(
      (await intake.rows('?status=waiting&sort=waiting')).map(({ waitingPlace }) => waitingPlace),
    ).toEqual([1, 2]);
    const places = await intake.organiser.call('GET', `${base}/places`);
    expect(places.body).toEqual({
      items: [{ country: 'US', role: null, most: 1, taken: 1, waiting: 2 }],
    });
    const { body } = await intake.decide([first.id], 'withdraw');
    expect(body.movedUp).toEqual([second.id]);
    expect((await intake.undo(body.undo)).status).toBe(204);
    expect((await intake.participant(first.id)).status).toBe('approved');
    expect((await intake.participant(second.id)).status).toBe('waiting');
    expect(await intake.mailsTo(second.email, 'registration.approved')).toEqual([]);
    expect((await intake.rows('?status=waiting&sort=waiting')).map(({ id }) => id)).toEqual([
      second.id,
      third.id,
    ]);
    await manager.delete(Cap, { showcase: { id: showcase.id } });
  });
});

describe('a role that an approved firm gives up', () => {
  it('moves up who waits longest for its place, and nobody where no place became free', async () => {
    const { manager } = intake.application.dataSource;
    const showcase = await manager.findOneByOrFail(Showcase, { slug });
    const [first, second, third] = [
      await intake.register('role1@firm.example', 'US', 61),
      await intake.register('role2@firm.example', 'US', 62),
      await intake.register('role3@firm.example', 'US', 63),
    ];
    // Others of this file must not wait longer.
    await manager.update(Participant, { status: 'waiting' }, { status: 'withdrawn' });
    await manager.update(Participant, first.id, { roles: ['buyer', 'investor'] });
    await intake.decide([first.id], 'approve');
    for (const { id } of [second, third]) await intake.decide([id], 'wait');
    const taken = await manager.countBy(Participant, {
      showcase: { id: showcase.id },
      status: 'approved',
      roles: ArrayContains(['buyer']),
    });
    await manager.insert(Cap, { showcase, country: null, role: 'buyer', most: taken });
    const take = async (roles: string[]) => {
      const { etag } = await first.client.call('GET', `/participations/${first.id}`);
      const part = { roles, minMeetings: 1, maxMeetings: 8 };
      const path = `/participations/${first.id}/part`;
      expect((await first.client.call('PUT', path, part, { 'If-Match': etag ?? '' })).status).toBe(
        200,
      );
      return Promise.all(
        [second, third].map(async ({ id }) => (await intake.participant(id)).status),
      );
    };
    expect(await take(['buyer'])).toEqual(['waiting', 'waiting']);
    expect(await take(['investor'])).toEqual(['approved', 'waiting']);
    expect(await intake.mailsTo(second.email, 'registration.approved')).toHaveLength(1);
    await manager.delete(Cap, { showcase: { id: showcase.id } });
  });
});

describe('the consent to a transfer abroad', () => {
  it('may be refused: the registration stands, and the person gets no meetings', async () => {
    const firm = await intake.register('no-transfer@firm.example', 'KR', 51, undefined, false);
    await intake.decide([firm.id], 'approve');
    const { manager } = intake.application.dataSource;
    const showcase = await manager.findOneByOrFail(Showcase, { slug });
    const { firms } = await takeSnapshot(manager, showcase.id);
    const own = firms.find(({ id }) => id === firm.id);
    expect(own?.delegates ?? []).toEqual([]);
    expect(firms.flatMap(({ delegates }) => delegates).length).toBeGreaterThan(0);
  });
});

import type { DataSource, EntityManager } from 'typeorm';

import { record } from '#libs/audit/record.js';
import { queueMails } from '#libs/mail/outbox.js';
import { recordChange } from '#libs/profiles/record-change.js';
import { refreshProfiles } from '#libs/profiles/refresh-profiles.js';
import { Participant } from '#libs/showcases/participant.entity.js';
import { lockPlaces } from '#libs/showcases/places.js';

import { noticesToCompany } from './notices.js';
import { recordDecision } from './record-decision.js';
import { RegistrationError } from './registration-error.js';

interface Pair {
  showcaseId: string;
  participantId: string;
  otherId: string;
}

/** Two participants are two companies: the hint does not come again. */
export async function tellApart(
  dataSource: DataSource,
  { userId, ...pair }: Pair & { userId: string },
): Promise<void> {
  const { showcaseId, participantId, otherId } = pair;
  await dataSource.transaction(async (manager) => {
    await ofOneShowcase(manager, pair);
    await manager.query(
      `insert into not_duplicate (a_id, b_id) values (least($1::uuid, $2::uuid), greatest($1::uuid, $2::uuid))
       on conflict do nothing`,
      [participantId, otherId],
    );
    const about = { actedAs: 'organiser' as const, actorId: userId, showcaseId, participantId };
    await record(manager, { action: 'registration.told-apart', ...about });
  });
}

/** What is filled in from the other one where the kept one says nothing. */
const fillIn = `
  update company k set
    name_ko = coalesce(k.name_ko, o.name_ko), trade_name = coalesce(k.trade_name, o.trade_name),
    address_en = coalesce(k.address_en, o.address_en), address_ko = coalesce(k.address_ko, o.address_ko),
    postal_code = coalesce(k.postal_code, o.postal_code), region = coalesce(k.region, o.region),
    website = coalesce(k.website, o.website), employees = coalesce(k.employees, o.employees),
    founded = coalesce(k.founded, o.founded),
    export_experience = coalesce(k.export_experience, o.export_experience),
    description_en = coalesce(k.description_en, o.description_en),
    description_ko = coalesce(k.description_ko, o.description_ko), version = k.version + 1
  from company o where k.id = $1 and o.id = $2`;

/** Its people act for the kept company; whoever owned the other one becomes a member. */
const moveMembers = `
  insert into membership (company_id, user_id, role)
  select $1, m.user_id, case when exists (select from membership where company_id = $1 and role = 'owner')
    then 'member' else m.role end
  from membership m where m.company_id = $2 on conflict do nothing`;

/** Offerings, needs and interests come over where the kept one has none of its own. */
const moveRows = (table: string) => `
  update ${table} set participant_id = $1 where participant_id = $2
    and not exists (select from ${table} where participant_id = $1)`;

/**
 * Joins two registrations of one company: gaps of the kept one are filled from the other, its conversation
 * and people come over, and it is withdrawn. Its people are told in one mail.
 * @returns ids of the mails
 * @throws RegistrationError `registration.unknown`, `registration.not-mergeable` once the other one is approved
 */
export async function mergeInto(
  dataSource: DataSource,
  merge: Pair & { userId: string; publicUrl: string },
): Promise<string[]> {
  const { showcaseId, participantId, otherId, userId, publicUrl } = merge;
  return dataSource.transaction(async (manager) => {
    await lockPlaces(manager, showcaseId);
    const [kept, other] = await ofOneShowcase(manager, merge);
    // An approved one may have wishes, meetings and a place; the organiser keeps it or withdraws it first.
    if (other.status === 'approved') throw new RegistrationError('registration.not-mergeable');
    const notices = await noticesToCompany(manager, otherId, {
      kind: 'registration.merged',
      cause: participantId,
      path: `/c/${participantId}`,
      publicUrl,
    });
    const companies = [kept.company.id, other.company.id];
    await manager.query(fillIn, companies);
    await manager.query(moveMembers, companies);
    for (const table of ['offering', 'need', 'interest'])
      await manager.query(moveRows(table), [participantId, otherId]);
    await manager.query('update thread_message set participant_id = $1 where participant_id = $2', [
      participantId,
      otherId,
    ]);
    // Its people may have the kept profile open: what they would save was read before all of this came over.
    await manager.increment(Participant, { id: participantId }, 'version', 1);
    await manager.update(Participant, otherId, { status: 'withdrawn', decidedAt: new Date() });
    await refreshProfiles(manager, [participantId, otherId]);
    await recordChange(manager, [participantId], 'company');
    const withdrawn = { decision: 'withdrawn', decidedBy: 'organiser' } as const;
    await recordDecision(manager, { showcaseId, participantId: otherId }, withdrawn);
    const about = { actedAs: 'organiser' as const, actorId: userId, showcaseId };
    await record(
      manager,
      { ...about, action: 'registration.merged', participantId },
      { ...about, action: 'registration.withdrawn', participantId: otherId },
    );
    return queueMails(manager, notices);
  });
}

async function ofOneShowcase(
  manager: EntityManager,
  { showcaseId, participantId, otherId }: Pair,
): Promise<[Participant, Participant]> {
  const find = (id: string) =>
    manager.findOne(Participant, {
      where: { id, showcase: { id: showcaseId } },
      relations: { company: true },
    });
  const [kept, other] = [await find(participantId), await find(otherId)];
  if (!kept || !other || participantId === otherId)
    throw new RegistrationError('registration.unknown');
  return [kept, other];
}

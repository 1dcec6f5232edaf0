import type { EntityManager } from 'typeorm';

import { Company } from '#libs/companies/company.entity.js';
import { Interpreter, mailLanguageOf } from '#libs/showcases/interpreter.entity.js';
import { Participant } from '#libs/showcases/participant.entity.js';
import { ShowcaseTable } from '#libs/showcases/showcase-table.entity.js';
import { defaultWeights, Showcase } from '#libs/showcases/showcase.entity.js';
import { Slot } from '#libs/showcases/slot.entity.js';

import { applyProfiles } from './apply-profiles.js';
import { companyIndex, findCompanies } from './find-companies.js';
import type { ImportPlan } from './plan.js';
import { syncRows, type SyncCount } from './sync-rows.js';

export type ImportCounts = Record<
  | 'showcases'
  | 'slots'
  | 'tables'
  | 'interpreters'
  | 'companies'
  | 'participants'
  | 'delegates'
  | 'offerings'
  | 'needs'
  | 'interests'
  | 'wishes',
  SyncCount
>;

/**
 * Makes a checked plan true, in the caller's transaction: all of it or, when that rolls back, nothing.
 * @param keepOthers leaves companies alone that somebody acts for, or that take part in another showcase
 */
export async function applyImport(
  manager: EntityManager,
  plan: ImportPlan,
  slug: string,
  keepOthers: boolean,
): Promise<ImportCounts> {
  const showcases = await applyShowcase(manager, plan);
  const showcase = await manager.findOneByOrFail(Showcase, { slug });
  const where = { showcase: { id: showcase.id } };
  const slots = await syncRows(
    manager,
    Slot,
    new Map((await manager.findBy(Slot, where)).map((slot) => [slot.code, slot])),
    plan.slots.map(({ code, ...fields }) => ({ key: code, identity: { showcase, code }, fields })),
    `slot ${slug}`,
    plan.absent.slots,
  );
  const tables = await syncRows(
    manager,
    ShowcaseTable,
    new Map((await manager.findBy(ShowcaseTable, where)).map((each) => [`${each.number}`, each])),
    plan.tables.map(({ number, availableSlots }) => ({
      key: `${number}`,
      identity: { showcase, number },
      fields: { availableSlots },
    })),
    `table ${slug}`,
    plan.absent.tables,
  );
  const interpreters = await syncRows(
    manager,
    Interpreter,
    new Map((await manager.findBy(Interpreter, where)).map((each) => [each.email, each])),
    plan.interpreters.map(({ email, mailLanguage, timeZone, ...fields }) => ({
      key: email,
      identity: { showcase, email },
      fields: {
        ...fields,
        mailLanguage: mailLanguage ?? mailLanguageOf(fields.languages),
        timeZone: timeZone ?? showcase.timeZone,
      },
    })),
    `interpreter ${slug}`,
    plan.absent.interpreters,
  );
  await raiseVersion(manager, showcase.id, [showcases, slots, tables, interpreters]);
  const companies = await applyCompanies(manager, plan, keepOthers ? showcase.id : null);
  const participants = await applyParticipants(manager, plan, showcase);
  const profiles = await applyProfiles(manager, plan, showcase);
  return { showcases, slots, tables, interpreters, companies, participants, ...profiles };
}

async function applyShowcase(manager: EntityManager, plan: ImportPlan): Promise<SyncCount> {
  if (!plan.showcase) return { created: 0, updated: 0, unchanged: 0 };
  const { slug, sample, ...fields } = plan.showcase;
  const existing = await manager.findOneBy(Showcase, { slug });
  return syncRows(
    manager,
    Showcase,
    new Map(existing ? [[slug, existing]] : []),
    [
      {
        key: slug,
        identity: { slug, weights: defaultWeights },
        fields: { ...fields, sample: sample === 'yes' },
      },
    ],
    'showcase',
    plan.absent.showcase,
  );
}

/** What was changed stands in the settings: whoever has them open must not save over it unseen. */
async function raiseVersion(
  manager: EntityManager,
  showcaseId: string,
  [showcases, ...parts]: [SyncCount, ...SyncCount[]],
): Promise<void> {
  const changed = [showcases, ...parts].some(({ created, updated }) => created + updated > 0);
  if (changed && showcases.created === 0)
    await manager.increment(Showcase, { id: showcaseId }, 'version', 1);
}

/** The firm of the database for each code of the file. */
async function companiesByCode(
  manager: EntityManager,
  plan: ImportPlan,
): Promise<Map<string, Company>> {
  const index = companyIndex(await findCompanies(manager, plan.companies));
  return new Map(
    plan.companies.flatMap((row): [string, Company][] => {
      const company = index.same(row);
      return company ? [[row.code, company]] : [];
    }),
  );
}

async function applyCompanies(
  manager: EntityManager,
  plan: ImportPlan,
  onlyOf: string | null,
): Promise<SyncCount> {
  const known = await companiesByCode(manager, plan);
  const others = onlyOf === null ? new Set() : await companiesElsewhere(manager, known, onlyOf);
  const rows = plan.companies.filter(({ code }) => !others.has(known.get(code)?.id));
  return syncRows(
    manager,
    Company,
    known,
    rows.map(
      ({
        code,
        country,
        roles: _roles,
        minMeetings: _min,
        maxMeetings: _max,
        sample,
        ...fields
      }) => ({
        key: code,
        identity: { country },
        fields: { ...fields, sample: sample === 'yes' },
      }),
    ),
    null,
    plan.absent.companies,
  );
}

/** Ids of those that somebody acts for, or that take part in another showcase than the one named. */
async function companiesElsewhere(
  manager: EntityManager,
  known: Map<string, Company>,
  showcaseId: string,
): Promise<Set<unknown>> {
  const rows = await manager.query<{ id: string }[]>(
    `select c.id from company c where c.id = any($1::uuid[]) and (
       exists (select from membership m where m.company_id = c.id)
       or exists (select from participant p where p.company_id = c.id and p.showcase_id <> $2))`,
    [[...known.values()].map(({ id }) => id), showcaseId],
  );
  return new Set(rows.map(({ id }) => id));
}

async function applyParticipants(
  manager: EntityManager,
  plan: ImportPlan,
  showcase: Showcase,
): Promise<SyncCount> {
  const companies = await companiesByCode(manager, plan);
  const rows = await manager.find(Participant, { where: { showcase: { id: showcase.id } } });
  return syncRows(
    manager,
    Participant,
    new Map(rows.map((row) => [row.code, row])),
    plan.companies.map(({ code, roles, minMeetings, maxMeetings }) => ({
      key: code,
      // Who is on the organiser's own list has been admitted by the organiser.
      identity: { showcase, company: companies.get(code), code, status: 'approved' },
      fields: { roles, minMeetings: minMeetings ?? 1, maxMeetings: maxMeetings ?? 8 },
    })),
    `participant ${showcase.slug}`,
    plan.absent.companies,
  );
}

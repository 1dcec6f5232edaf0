import type { DataSource, EntityManager } from 'typeorm';

import { record } from '#libs/audit/record.js';
import { refreshProfiles } from '#libs/profiles/refresh-profiles.js';
import { Delegate } from '#libs/showcases/delegate.entity.js';
import { Participant } from '#libs/showcases/participant.entity.js';
import { Showcase } from '#libs/showcases/showcase.entity.js';
import { Slot } from '#libs/showcases/slot.entity.js';

import { applyImport, type ImportCounts } from './apply-import.js';
import { checkImport } from './check-import.js';
import { findCompanies } from './find-companies.js';
import type { ExistingShowcase } from './plan.js';
import { ImportFileError, type ImportProblem } from './problem.js';
import { readSheets, type ImportSource, type RawSheet } from './read-file.js';
import { readRows } from './read-rows.js';

export interface ImportOptions {
  /** Report only; write nothing. */
  check?: boolean;
  /** Short name of the showcase, for a file without a sheet for it. */
  showcase?: string;
  /** What the one sheet of a .csv holds, where its headers do not tell. */
  sheet?: string;
  /** Writes, counts, and takes it all back: what an import would do. */
  rehearse?: boolean;
  /** Who imports runs this showcase only: companies that also belong elsewhere keep what they say. */
  keepOthers?: boolean;
  /** Id of the organiser who imports; left out for the command line and the samples. */
  userId?: string;
}

export interface ImportReport {
  showcase: string | null;
  problems: ImportProblem[];
  /** null when there was a problem, or nothing was to be written. */
  counts: ImportCounts | null;
}

const importLock = 7_204_313;

/** Rolls a rehearsal back and carries what it would have written. */
class Rehearsed extends Error {
  constructor(readonly report: ImportReport) {
    super('rehearsed');
  }
}

/** Reads, checks and writes a file: all of it, or nothing and every problem. */
export async function importFile(
  dataSource: DataSource,
  file: ImportSource,
  options: ImportOptions,
): Promise<ImportReport> {
  let sheets: RawSheet[];
  try {
    sheets = await readSheets(file);
  } catch (error) {
    if (!(error instanceof ImportFileError)) throw error;
    return { showcase: options.showcase ?? null, problems: [error.problem], counts: null };
  }
  try {
    return await dataSource.transaction(async (manager) => {
      // Of two imports at once the second one sees what the first one wrote.
      await manager.query('select pg_advisory_xact_lock($1)', [importLock]);
      const report = await importSheets(manager, sheets, options);
      if (options.rehearse) throw new Rehearsed(report);
      return report;
    });
  } catch (error) {
    if (error instanceof Rehearsed) return error.report;
    throw error;
  }
}

async function importSheets(
  manager: EntityManager,
  sheets: RawSheet[],
  options: ImportOptions,
): Promise<ImportReport> {
  const file = readRows(sheets, options.sheet);
  const slug = file.rows.showcase[0]?.value.slug ?? options.showcase ?? null;
  const existing = slug === null ? null : await existingShowcase(manager, slug);
  const known = await findCompanies(
    manager,
    file.rows.companies.map(({ value }) => value),
  );
  const { plan, problems } = checkImport(file, existing, known, options.showcase);
  if (!plan || slug === null || options.check) return { showcase: slug, problems, counts: null };
  const counts = await applyImport(manager, plan, slug, options.keepOthers ?? false);
  const written = await manager.find(Participant, {
    select: { id: true },
    where: { showcase: { slug } },
  });
  await refreshProfiles(
    manager,
    written.map(({ id }) => id),
  );
  const showcase = await manager.findOneByOrFail(Showcase, { slug });
  await record(manager, {
    action: 'import.applied',
    actedAs: options.userId === undefined ? 'system' : 'organiser',
    actorId: options.userId ?? null,
    showcaseId: showcase.id,
    detail: { participants: 'all' },
  });
  return { showcase: slug, problems, counts };
}

async function existingShowcase(
  manager: EntityManager,
  slug: string,
): Promise<ExistingShowcase | null> {
  const showcase = await manager.findOneBy(Showcase, { slug });
  if (!showcase) return null;
  const where = { showcase: { id: showcase.id } };
  const slots = await manager.findBy(Slot, where);
  const participants = await manager.find(Participant, { where, relations: { company: true } });
  const delegates = await manager.find(Delegate, {
    where: { participant: where },
    relations: { participant: true },
  });
  const counts = new Map<string, number>();
  for (const { participant } of delegates)
    counts.set(participant.id, (counts.get(participant.id) ?? 0) + 1);
  return {
    slug,
    sector: showcase.sector,
    timeZone: showcase.timeZone,
    startsOn: showcase.startsOn,
    endsOn: showcase.endsOn,
    slots,
    companies: participants.map(({ id, code, company, minMeetings, maxMeetings }) => ({
      code,
      companyId: company.id,
      nameEn: company.nameEn,
      country: company.country,
      minMeetings,
      maxMeetings,
      delegates: counts.get(id) ?? 0,
    })),
  };
}

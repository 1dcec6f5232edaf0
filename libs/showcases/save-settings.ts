import { In, Not, type DataSource, type EntityManager } from 'typeorm';

import { lastChange, StaleError } from '#libs/audit/last-change.js';
import { record } from '#libs/audit/record.js';
import type { Country } from '#libs/companies/company.entity.js';

import { AgendaItem, type AgendaBlocks } from './agenda-item.entity.js';
import { Cap } from './cap.entity.js';
import { Interpreter } from './interpreter.entity.js';
import type { ParticipantRole } from './participant.entity.js';
import { ShowcaseTable } from './showcase-table.entity.js';
import { Showcase, type DirectoryRule, type ShowcaseWeights } from './showcase.entity.js';
import { Slot } from './slot.entity.js';

export type SettingsErrorCode = 'settings.in-use' | 'settings.slots-overlap';

/** A change of settings that is refused. */
export class SettingsError extends Error {
  constructor(readonly code: SettingsErrorCode) {
    super(code);
  }
}

/** All an organiser sets. Instants are UTC; lists replace what is there, matched by code, number or address. */
export interface Settings {
  nameEn: string;
  nameKo: string;
  venueEn: string;
  venueKo: string;
  cityEn: string;
  cityKo: string;
  contactName: string;
  contactEmail: string;
  contactPhone: string | null;
  registrationOpensAt: Date | null;
  registrationClosesAt: Date | null;
  wishesOpenAt: Date | null;
  wishesCloseAt: Date | null;
  /** Calendar day in the venue's zone. */
  schedulesOn: string | null;
  mustLimit: number;
  directoryRule: DirectoryRule;
  showInterest: boolean;
  videoFrom: string;
  videoTo: string;
  videoLink: string | null;
  retentionDays: number;
  weights: ShowcaseWeights;
  caps: { country: Country | null; role: ParticipantRole | null; most: number }[];
  agenda: {
    titleEn: string;
    titleKo: string;
    startsAt: Date;
    endsAt: Date;
    blocks: AgendaBlocks;
  }[];
  slots: { code: string; session: string; startsAt: Date; endsAt: Date; video: boolean }[];
  tables: { number: number; availableSlots: string[] | null }[];
  interpreters: {
    nameEn: string;
    nameKo: string | null;
    email: string;
    languages: string[];
    mailLanguage: 'ko' | 'en';
    timeZone: string;
    availableSlots: string[] | null;
    maxMeetings: number | null;
  }[];
}

const foreignKeyViolation = '23503';

/**
 * Saves the settings as a whole.
 * @returns the new version
 * @throws StaleError `settings.changed` when somebody else saved meanwhile; SettingsError `settings.slots-overlap`,
 *   `settings.in-use` when a slot, table or interpreter of a published meeting was left out
 */
export async function saveSettings(
  dataSource: DataSource,
  showcaseId: string,
  { settings, version, userId }: { settings: Settings; version: number; userId: string },
): Promise<number> {
  const { caps, agenda, slots, tables, interpreters, ...columns } = settings;
  if (overlap(slots.filter(({ video }) => video)) || overlap(slots.filter(({ video }) => !video)))
    throw new SettingsError('settings.slots-overlap');
  return dataSource.transaction(async (manager) => {
    const { affected } = await manager.update(
      Showcase,
      { id: showcaseId, version },
      { ...columns, version: version + 1 },
    );
    if (affected !== 1)
      throw new StaleError(
        'settings.changed',
        await lastChange(manager, 'showcase', showcaseId, 'settings.changed'),
      );
    const showcase = { id: showcaseId };
    await manager.delete(Cap, { showcase });
    await manager.insert(
      Cap,
      caps.map((cap) => ({ ...cap, showcase })),
    );
    await manager.delete(AgendaItem, { showcase });
    await manager.insert(
      AgendaItem,
      agenda.map((item) => ({ ...item, showcase })),
    );
    try {
      await manager.delete(Slot, { showcase, code: Not(In(slots.map(({ code }) => code))) });
      await manager.delete(ShowcaseTable, {
        showcase,
        number: Not(In(tables.map((table) => table.number))),
      });
      await manager.delete(Interpreter, {
        showcase,
        email: Not(In(interpreters.map(({ email }) => email.toLowerCase()))),
      });
    } catch (error) {
      if ((error as { code?: string }).code === foreignKeyViolation)
        throw new SettingsError('settings.in-use');
      throw error;
    }
    await upsertLists(manager, showcase, settings);
    await record(manager, {
      action: 'settings.changed',
      actedAs: 'organiser',
      actorId: userId,
      showcaseId,
    });
    return version + 1;
  });
}

async function upsertLists(
  manager: EntityManager,
  showcase: { id: string },
  { slots, tables, interpreters }: Settings,
): Promise<void> {
  await manager.upsert(
    Slot,
    slots.map((slot) => ({ ...slot, showcase })),
    ['showcase', 'code'],
  );
  await manager.upsert(
    ShowcaseTable,
    tables.map((table) => ({ ...table, showcase })),
    ['showcase', 'number'],
  );
  await manager.upsert(
    Interpreter,
    interpreters.map((each) => ({ ...each, email: each.email.toLowerCase(), showcase })),
    ['showcase', 'email'],
  );
}

/** Whether two slots share a moment; a video slot may lie beside one in person. */
function overlap(slots: Settings['slots']): boolean {
  const sorted = [...slots].sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime());
  return sorted.some((slot, index) => {
    const next = sorted[index + 1];
    return next !== undefined && next.startsAt < slot.endsAt;
  });
}

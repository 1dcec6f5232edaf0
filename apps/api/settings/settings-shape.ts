import type { z } from 'zod';

import type { StoredSettings } from '#libs/showcases/read-settings.js';
import type { Settings } from '#libs/showcases/save-settings.js';
import { defaultWeights } from '#libs/showcases/showcase.entity.js';

import type { settings, settingsInput } from './settings.shapes.js';

const when = (instant: Date | null) => instant?.toISOString() ?? null;
const dated = (text: string | null) => (text === null ? null : new Date(text));

/** The settings as they are stored, in the shape in which they are sent back. */
export function settingsShape(stored: StoredSettings): z.infer<typeof settings> {
  const { showcase } = stored;
  const { version, slug, sector, timeZone, startsOn, endsOn } = showcase;
  return {
    version,
    slug,
    sector,
    timeZone,
    startsOn,
    endsOn,
    retentionAppliedAt: when(showcase.retentionAppliedAt),
    defaultWeights,
    settings: {
      nameEn: showcase.nameEn,
      nameKo: showcase.nameKo,
      venueEn: showcase.venueEn,
      venueKo: showcase.venueKo,
      cityEn: showcase.cityEn,
      cityKo: showcase.cityKo,
      contactName: showcase.contactName,
      contactEmail: showcase.contactEmail,
      contactPhone: showcase.contactPhone,
      registrationOpensAt: when(showcase.registrationOpensAt),
      registrationClosesAt: when(showcase.registrationClosesAt),
      wishesOpenAt: when(showcase.wishesOpenAt),
      wishesCloseAt: when(showcase.wishesCloseAt),
      schedulesOn: showcase.schedulesOn,
      mustLimit: showcase.mustLimit,
      directoryRule: showcase.directoryRule,
      showInterest: showcase.showInterest,
      videoFrom: showcase.videoFrom,
      videoTo: showcase.videoTo,
      videoLink: showcase.videoLink,
      retentionDays: showcase.retentionDays,
      weights: showcase.weights,
      ...listShapes(stored),
    },
  };
}

function listShapes({ caps, agenda, slots, tables, interpreters }: StoredSettings) {
  const times = ({ startsAt, endsAt }: { startsAt: Date; endsAt: Date }) => ({
    startsAt: startsAt.toISOString(),
    endsAt: endsAt.toISOString(),
  });
  return {
    caps: caps.map(({ country, role, most }) => ({ country, role, most })),
    agenda: agenda.map(({ titleEn, titleKo, blocks, ...at }) => ({
      titleEn,
      titleKo,
      blocks,
      ...times(at),
    })),
    slots: slots.map(({ code, session, video, ...at }) => ({ code, session, video, ...times(at) })),
    tables: tables.map(({ number, availableSlots }) => ({ number, availableSlots })),
    interpreters: interpreters.map(({ id: _, ...interpreter }) => interpreter),
  };
}

/** What was sent, with its instants as dates. */
export function settingsOf(body: z.infer<typeof settingsInput>): Settings {
  const times = ({ startsAt, endsAt }: { startsAt: string; endsAt: string }) => ({
    startsAt: new Date(startsAt),
    endsAt: new Date(endsAt),
  });
  return {
    ...body,
    registrationOpensAt: dated(body.registrationOpensAt),
    registrationClosesAt: dated(body.registrationClosesAt),
    wishesOpenAt: dated(body.wishesOpenAt),
    wishesCloseAt: dated(body.wishesCloseAt),
    agenda: body.agenda.map((item) => ({ ...item, ...times(item) })),
    slots: body.slots.map((slot) => ({ ...slot, ...times(slot) })),
  };
}

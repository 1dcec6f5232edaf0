import { z } from 'zod';

import { email, filled, line, timeZone, wholeNumber } from '#libs/companies/fields.js';
import { agendaBlocks } from '#libs/showcases/agenda-item.entity.js';
import { participantRoles } from '#libs/showcases/participant.entity.js';
import { directoryRules } from '#libs/showcases/showcase.entity.js';

import { country, language } from '../shapes.js';

const instant = z.iso.datetime().meta({ description: 'UTC.', example: '2027-05-17T14:00:00.000Z' });
const codes = z
  .array(z.string().max(40))
  .max(500)
  .nullable()
  .meta({ description: 'Slot codes; null means every slot.' });
const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);
const points = wholeNumber(0, 100_000).meta({ description: 'Thousandths of a point.' });

const ends = (from: string, to: string) => (item: object) => {
  const values = item as Record<string, string | null>;
  return !values[from] || !values[to] || values[from] < values[to];
};

export const weights = z
  .strictObject({
    objective: z.strictObject({
      must: points,
      shortfall: points,
      gap: points,
      break: points,
      change: points,
    }),
    score: z.strictObject({
      supply: points,
      certificates: points,
      terms: points,
      interests: points,
      wishes: points,
      languages: points,
    }),
  })
  .meta({ id: 'Weights', description: "Weights of a round's value and of a pair's score." });

export const settingsInput = z
  .strictObject({
    nameEn: filled(),
    nameKo: filled(),
    venueEn: filled(),
    venueKo: filled(),
    cityEn: filled(),
    cityKo: filled(),
    contactName: filled(120),
    contactEmail: email,
    contactPhone: line(40).nullable(),
    registrationOpensAt: instant.nullable(),
    registrationClosesAt: instant.nullable(),
    wishesOpenAt: instant.nullable(),
    wishesCloseAt: instant.nullable(),
    schedulesOn: z.iso.date().nullable().meta({
      description: 'Day by which schedules are to be published; null while none is announced.',
      example: '2027-05-03',
    }),
    mustLimit: wholeNumber(0, 100).meta({ description: 'Most “must” wishes of a participant.' }),
    directoryRule: z.enum(directoryRules).meta({ description: 'Whom a participant finds.' }),
    showInterest: z.boolean().meta({ description: 'Show that another one wishes to meet.' }),
    videoFrom: clock.default('08:00').meta({
      description: 'From when people can be called by video, on their own clocks.',
    }),
    videoTo: clock.default('20:00'),
    videoLink: z
      .url({ protocol: /^https$/ })
      .max(500)
      .nullable()
      .default(null)
      .meta({ description: 'Room of video meetings; `{meeting}` in it gives each its own.' }),
    retentionDays: wholeNumber(1, 3650).meta({ description: 'Days after the last day.' }),
    weights,
    caps: z
      .array(
        z.strictObject({
          country: country.nullable(),
          role: z.enum(participantRoles).nullable(),
          most: wholeNumber(0, 100_000),
        }),
      )
      .max(40),
    agenda: z
      .array(
        z
          .strictObject({
            titleEn: filled(),
            titleKo: filled(),
            startsAt: instant,
            endsAt: instant,
            blocks: z.enum(agendaBlocks),
          })
          .refine(ends('startsAt', 'endsAt'), { path: ['endsAt'] }),
      )
      .max(100),
    slots: z
      .array(
        z
          .strictObject({
            code: filled(40),
            session: filled(40),
            startsAt: instant,
            endsAt: instant,
            video: z.boolean().default(false).meta({ description: 'For video meetings only.' }),
          })
          .refine(ends('startsAt', 'endsAt'), { path: ['endsAt'] }),
      )
      .max(500)
      .refine((slots) => new Set(slots.map(({ code }) => code)).size === slots.length),
    tables: z
      .array(z.strictObject({ number: wholeNumber(1, 9999), availableSlots: codes }))
      .max(1000)
      .refine((tables) => new Set(tables.map(({ number }) => number)).size === tables.length),
    interpreters: z
      .array(
        z.strictObject({
          nameEn: filled(120),
          nameKo: line(120).nullable(),
          email,
          languages: z
            .array(z.string().regex(/^[a-z]{2,3}$/))
            .min(2)
            .max(8),
          mailLanguage: language,
          timeZone,
          availableSlots: codes,
          maxMeetings: wholeNumber(1, 500).nullable(),
        }),
      )
      .max(500)
      .refine((all) => new Set(all.map((each) => each.email.toLowerCase())).size === all.length),
  })
  .refine(ends('registrationOpensAt', 'registrationClosesAt'), { path: ['registrationClosesAt'] })
  .refine(ends('videoFrom', 'videoTo'), { path: ['videoTo'] })
  .refine(ends('wishesOpenAt', 'wishesCloseAt'), { path: ['wishesCloseAt'] })
  .meta({ id: 'SettingsInput' });

export const settings = z
  .object({
    version: z.int().meta({ description: 'For If-Match.' }),
    slug: z.string(),
    sector: z.string(),
    timeZone: z.string(),
    startsOn: z.iso.date(),
    endsOn: z.iso.date(),
    retentionAppliedAt: z.iso
      .datetime()
      .nullable()
      .meta({ description: 'When the personal data was removed.' }),
    defaultWeights: weights,
    settings: settingsInput,
  })
  .meta({ id: 'Settings' });

export const settingsSaved = z.object({ version: z.int() }).meta({ id: 'SavedSettings' });

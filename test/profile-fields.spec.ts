import { readFileSync } from 'node:fs';

import { describe, expect, it } from '@jest/globals';
import { getMetadataArgsStorage } from 'typeorm';
import type { z } from 'zod';

import { directoryEntry } from '#apps/api/directory/directory.shapes.js';
import { companyInput } from '#apps/api/participations/participations.shapes.js';
import { participantDetail } from '#apps/api/participants/participants.shapes.js';
import { CompanyOwner } from '#libs/companies/company-owner.entity.js';
import { Company } from '#libs/companies/company.entity.js';
import * as sections from '#libs/profiles/sections.js';
import { Delegate } from '#libs/showcases/delegate.entity.js';
import { HeldCertificate } from '#libs/showcases/held-certificate.entity.js';
import { Interest } from '#libs/showcases/interest.entity.js';
import { Need } from '#libs/showcases/need.entity.js';
import { Offering } from '#libs/showcases/offering.entity.js';
import type {
  ScoreFirm,
  ScoreInterest,
  ScoreNeed,
  ScoreOffering,
} from '#libs/matching/snapshot.js';

/**
 * Who reads each field that a firm is asked for: the score, other firms (directory), the organiser who
 * decides, or another part of the product. A field that nobody reads must not be asked for.
 */
type Reader = 'score' | 'firms' | 'organiser' | 'schedule';

const readers: Record<string, Record<string, Reader[]>> = {
  offering: {
    id: ['firms'],
    code: ['score', 'firms', 'organiser'],
    moreCodes: ['score', 'firms'],
    nameEn: ['score', 'firms', 'organiser'],
    nameKo: ['score', 'firms', 'organiser'],
    descriptionEn: ['score', 'firms', 'organiser'],
    descriptionKo: ['score', 'firms', 'organiser'],
    capacityPerMonth: ['score', 'firms', 'organiser'],
    minimumOrder: ['score', 'firms', 'organiser'],
    leadTimeDays: ['score', 'firms', 'organiser'],
    priceFrom: ['score', 'firms', 'organiser'],
    priceTo: ['score', 'firms', 'organiser'],
    certificates: ['score', 'firms', 'organiser'],
    control: ['organiser'],
    controlCode: ['organiser'],
    technologyTalk: ['organiser'],
  },
  need: {
    id: ['firms'],
    code: ['score', 'firms', 'organiser'],
    moreCodes: ['score', 'firms'],
    descriptionEn: ['score', 'firms', 'organiser'],
    descriptionKo: ['score', 'firms', 'organiser'],
    quantity: ['score', 'firms', 'organiser'],
    neededInDays: ['score', 'firms', 'organiser'],
    budgetFrom: ['score', 'organiser'],
    budgetTo: ['score', 'organiser'],
    certificatesRequired: ['score', 'firms', 'organiser'],
    certificatesPreferred: ['score', 'organiser'],
    regionsExcluded: ['score', 'organiser'],
    presentSupply: ['organiser'],
  },
  interest: {
    id: ['firms'],
    kind: ['score', 'firms', 'organiser'],
    code: ['score', 'firms', 'organiser'],
    stage: ['score', 'firms', 'organiser'],
    instrument: ['score', 'organiser'],
    ticketFrom: ['score', 'organiser'],
    ticketTo: ['score', 'organiser'],
    cooperation: ['score', 'firms', 'organiser'],
  },
  certificate: {
    id: ['firms'],
    standard: ['firms', 'organiser'],
    number: ['organiser'],
    issuer: ['firms', 'organiser'],
    scope: ['organiser'],
    expiresOn: ['firms', 'organiser'],
  },
  company: {
    nameEn: ['firms', 'organiser'],
    nameKo: ['firms', 'organiser'],
    tradeName: ['organiser'],
    addressEn: ['organiser'],
    addressKo: ['organiser'],
    postalCode: ['organiser'],
    region: ['score', 'firms', 'organiser'],
    city: ['firms', 'organiser'],
    timeZone: ['schedule'],
    website: ['firms', 'organiser'],
    employees: ['firms', 'organiser'],
    founded: ['firms', 'organiser'],
    exportExperience: ['firms', 'organiser'],
    descriptionEn: ['firms', 'organiser'],
    descriptionKo: ['firms', 'organiser'],
  },
};

const asked: Record<string, z.ZodObject> = {
  offering: sections.offering,
  need: sections.need,
  interest: sections.interest,
  certificate: sections.certificate,
  company: companyInput,
};

/** What the score takes, by what it is called where it is asked for. */
const scored = {
  offering: {
    code: 'code',
    moreCodes: 'moreCodes',
    nameEn: 'text',
    nameKo: 'text',
    descriptionEn: 'text',
    descriptionKo: 'text',
    capacityPerMonth: 'capacityPerMonth',
    minimumOrder: 'minimumOrder',
    leadTimeDays: 'leadTimeDays',
    priceFrom: 'price',
    priceTo: 'price',
    certificates: 'certificates',
  } satisfies Record<string, keyof ScoreOffering>,
  need: {
    code: 'code',
    moreCodes: 'moreCodes',
    descriptionEn: 'text',
    descriptionKo: 'text',
    quantity: 'quantity',
    neededInDays: 'neededInDays',
    budgetFrom: 'budget',
    budgetTo: 'budget',
    certificatesRequired: 'certificatesRequired',
    certificatesPreferred: 'certificatesPreferred',
    regionsExcluded: 'regionsExcluded',
  } satisfies Record<string, keyof ScoreNeed>,
  interest: {
    kind: 'kind',
    code: 'code',
    stage: 'stage',
    instrument: 'instrument',
    ticketFrom: 'ticket',
    ticketTo: 'ticket',
    cooperation: 'cooperation',
  } satisfies Record<string, keyof ScoreInterest>,
  certificate: {},
  company: { region: 'region' } satisfies Record<string, keyof ScoreFirm>,
} as const;

/** Every field that a shape shows, at any depth. */
function shown(schema: unknown, into = new Set<string>()): Set<string> {
  const { def, shape } = schema as {
    def?: Record<string, unknown>;
    shape?: Record<string, unknown>;
  };
  for (const [name, field] of Object.entries(shape ?? {})) {
    into.add(name);
    shown(field, into);
  }
  for (const inner of [def?.['innerType'], def?.['element']]) if (inner) shown(inner, into);
  return into;
}

/** Names under which a page shows what is asked for in two languages, by id, or in a list of codes. */
const alias: Record<string, string> = {
  nameEn: 'company',
  nameKo: 'company',
  descriptionEn: 'description',
  descriptionKo: 'description',
  addressEn: 'address',
  addressKo: 'address',
  moreCodes: 'codes',
  standard: 'code',
};

describe('what a firm is asked for', () => {
  it.each(Object.keys(asked))('%s: each field is read by somebody, and no other is', (name) => {
    expect(Object.keys(readers[name]!).sort()).toEqual(Object.keys(asked[name]!.shape).sort());
    const unread = Object.entries(readers[name]!).filter(([, who]) => who.length === 0);
    expect(unread).toEqual([]);
  });

  it.each(Object.keys(asked))('%s: the score reads what is said to be read by it', (name) => {
    const said = Object.entries(readers[name]!).flatMap(([field, who]) =>
      who.includes('score') ? [field] : [],
    );
    expect(said.sort()).toEqual(Object.keys(scored[name as keyof typeof scored]).sort());
  });

  it.each([
    ['firms', shown(directoryEntry)],
    ['organiser', shown(participantDetail)],
  ] as const)('the page of the %s shows what is said to be shown there', (who, fields) => {
    for (const table of Object.values(readers))
      for (const [field, of] of Object.entries(table))
        if (of.includes(who) && field !== 'id')
          expect(fields).toContain(fields.has(field) ? field : (alias[field] ?? field));
  });
});

describe('what the score reads', () => {
  it('is all asked for', () => {
    // Were a field of the score not asked for anywhere, this would not compile.
    type Asked<Kind extends keyof typeof scored> =
      (typeof scored)[Kind][keyof (typeof scored)[Kind]];
    type Left<Of, Kind extends keyof typeof scored> = Exclude<keyof Of, Asked<Kind> | 'id'>;
    const complete: [
      [Left<ScoreOffering, 'offering'>] extends [never] ? true : false,
      [Left<ScoreNeed, 'need'>] extends [never] ? true : false,
      [Left<ScoreInterest, 'interest'>] extends [never] ? true : false,
    ] = [true, true, true];
    expect(complete).toEqual([true, true, true]);
  });
});

describe('a change that an organiser is shown', () => {
  const entities = [Company, CompanyOwner, Delegate, HeldCertificate, Interest, Need, Offering];
  const unsaid = new Set(['id', 'position', 'version', 'sample', 'createdAt']);
  const columns = getMetadataArgsStorage()
    .columns.filter(({ target }) => (entities as unknown[]).includes(target))
    .map(({ propertyName }) => propertyName)
    .filter((name) => !unsaid.has(name));
  const snake = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

  it.each(['en', 'ko'])('names every field in words, %s', (language) => {
    const words = JSON.parse(
      readFileSync(new URL(`../apps/web/src/messages/${language}.json`, import.meta.url), 'utf8'),
    ) as Record<string, string>;
    const ids = new Set(columns.map((name) => `changes.field.${snake(name)}`));
    expect([...ids].filter((id) => !(id in words))).toEqual([]);
  });
});

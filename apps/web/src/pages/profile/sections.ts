import type { MessageId } from '../../language.js';

/** Sections of the profile, in the order of the side list. */
export const sectionNames = [
  'company',
  'part',
  'offerings',
  'needs',
  'interests',
  'certificates',
  'delegates',
] as const;
export type SectionName = (typeof sectionNames)[number];

export function isSection(name: string): name is SectionName {
  return (sectionNames as readonly string[]).includes(name);
}

export const sectionTitle = (section: SectionName): MessageId => `profile.${section}`;

type Entry = Record<string, unknown>;

/** A new entry of a list; the server asks for every field, empty or not. */
export const emptyEntries: Record<'offerings' | 'needs' | 'interests' | 'certificates', Entry> = {
  offerings: {
    code: '',
    moreCodes: [],
    nameEn: null,
    nameKo: null,
    descriptionEn: null,
    descriptionKo: null,
    capacityPerMonth: null,
    minimumOrder: null,
    leadTimeDays: null,
    priceFrom: null,
    priceTo: null,
    certificates: [],
    control: null,
    controlCode: null,
    technologyTalk: false,
  },
  needs: {
    code: '',
    moreCodes: [],
    descriptionEn: null,
    descriptionKo: null,
    quantity: null,
    neededInDays: null,
    budgetFrom: null,
    budgetTo: null,
    certificatesRequired: [],
    certificatesPreferred: [],
    regionsExcluded: [],
    presentSupply: null,
  },
  interests: {
    kind: 'invest',
    code: '',
    stage: null,
    instrument: null,
    ticketFrom: null,
    ticketTo: null,
    cooperation: [],
  },
  certificates: { standard: '', number: null, issuer: null, scope: null, expiresOn: null },
};

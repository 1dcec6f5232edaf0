import type { MessageId } from '../../language.js';

/** Steps of the wizard, in order; the names are the server's. */
export const stepNames = ['company', 'identifiers', 'people', 'part', 'consent'] as const;
export type StepName = (typeof stepNames)[number];

/** Pages of the wizard: the steps, then all of it to read once more. */
export const pageNames = [...stepNames, 'review'] as const;
export type PageName = (typeof pageNames)[number];

export function isPage(name: string | undefined): name is PageName {
  return pageNames.includes(name as PageName);
}

export const pageTitle = (page: PageName): MessageId => `register.${page}`;

const zone = () => Intl.DateTimeFormat().resolvedOptions().timeZone;

/** What a step starts from; the server asks for every field, empty or not. */
export function emptyStep(
  step: StepName,
  country: 'KR' | 'US',
  email: string,
): Record<string, unknown> {
  const korean = country === 'KR';
  if (step === 'company')
    return {
      country,
      nameEn: '',
      nameKo: null,
      tradeName: null,
      addressEn: null,
      addressKo: null,
      postalCode: null,
      region: null,
      city: '',
      timeZone: zone(),
      website: null,
      employees: null,
      founded: null,
      exportExperience: null,
      descriptionEn: null,
      descriptionKo: null,
    };
  if (step === 'identifiers')
    return {
      registrationNumber: '',
      numberConfirmed: false,
      corporateNumber: null,
      uei: null,
      cage: null,
      duns: null,
      lei: null,
      owners: [],
      noOwners: false,
    };
  if (step === 'people') return { delegates: [emptyDelegate(korean, email)] };
  if (step === 'part')
    return { roles: [korean ? 'supplier' : 'buyer'], minMeetings: 1, maxMeetings: 8 };
  return { registration: false, transfer: false, news: false };
}

export function emptyDelegate(korean: boolean, email: string): Record<string, unknown> {
  return {
    nameEn: '',
    nameKo: null,
    titleEn: null,
    titleKo: null,
    email,
    phone: null,
    languages: [korean ? 'ko' : 'en'],
    mailLanguage: korean ? 'ko' : 'en',
    timeZone: zone(),
    availableSlots: null,
  };
}

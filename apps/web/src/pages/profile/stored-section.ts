import type { Schemas } from '../../api/client.js';

import type { SectionName } from './sections.js';

/** What is stored of a section, as its form takes it. */
export function storedSection(
  own: Schemas['Participation'],
  section: SectionName,
): Record<string, unknown> {
  if (section === 'company') return companyFields(own.company);
  if (section === 'part') {
    const { roles, minMeetings, maxMeetings } = own;
    return { roles, minMeetings, maxMeetings };
  }
  return { items: own[section] };
}

/** What a company may change; its number and country are the registration's, its logo is a file. */
function companyFields({
  id: _,
  version: __,
  country: ___,
  registrationNumber: ____,
  logo: _____,
  ...fields
}: Schemas['Participation']['company']) {
  return fields;
}

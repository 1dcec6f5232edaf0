import type { DataSource } from 'typeorm';

import { lastChange, StaleError } from '#libs/audit/last-change.js';
import { record } from '#libs/audit/record.js';
import { orNull } from '#libs/companies/fields.js';
import { Company } from '#libs/companies/company.entity.js';
import { websiteOf } from '#libs/companies/text-rules.js';

import { recordChange } from './record-change.js';
import { ProfileError } from './profile-error.js';
import { refreshProfiles } from './refresh-profiles.js';
import type { Editor } from './save-section.js';

/** What a company may change of itself; country and identifiers are the registration's. */
export type CompanyChange = Pick<
  Company,
  | 'nameEn'
  | 'nameKo'
  | 'tradeName'
  | 'addressEn'
  | 'addressKo'
  | 'postalCode'
  | 'region'
  | 'city'
  | 'timeZone'
  | 'website'
  | 'employees'
  | 'founded'
  | 'exportExperience'
  | 'descriptionEn'
  | 'descriptionKo'
>;

const uniqueViolation = '23505';

function refuseTaken(error: unknown): never {
  if ((error as { code?: string }).code === uniqueViolation)
    throw new ProfileError('company.exists');
  throw error;
}

/**
 * Saves what a company says of itself.
 * @returns its new version
 * @throws StaleError `profile.changed` when somebody else saved meanwhile; `company.exists` where another
 *   company has the name
 */
export async function saveCompany(
  dataSource: DataSource,
  { companyId, change, version }: { companyId: string; change: CompanyChange; version: number },
  editor: Editor,
): Promise<number> {
  return dataSource.transaction(async (manager) => {
    const values = Object.fromEntries(
      Object.entries(change).map(([key, value]) => [
        key,
        typeof value === 'string' ? orNull(value) : value,
      ]),
    );
    if (typeof values['website'] === 'string') values['website'] = websiteOf(values['website']);
    const { affected } = await manager
      .update(Company, { id: companyId, version }, { ...values, version: version + 1 })
      .catch(refuseTaken);
    if (affected !== 1)
      throw new StaleError(
        'profile.changed',
        await lastChange(manager, 'company', companyId, 'profile.company'),
      );
    const parts = await manager.query<{ id: string }[]>(
      'select id from participant where company_id = $1',
      [companyId],
    );
    const participantIds = parts.map(({ id }) => id);
    await refreshProfiles(manager, participantIds);
    await recordChange(manager, participantIds, 'company');
    const names = Object.keys(change);
    await record(manager, {
      action: 'profile.company',
      actedAs: editor.actedAs,
      actorId: editor.userId,
      companyId,
      detail: { fields: names },
    });
    return version + 1;
  });
}

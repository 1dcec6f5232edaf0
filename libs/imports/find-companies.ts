import type { EntityManager } from 'typeorm';

import { Company } from '#libs/companies/company.entity.js';

/** What a firm is known by. */
export type FirmName = Pick<Company, 'country' | 'nameEn' | 'registrationNumber'>;

/** Digits of a registration number, however it is written. */
function digitsOf(number: string): string {
  return number.replace(/[\s-]/g, '');
}

function numberKey({ country, registrationNumber }: FirmName): string | null {
  return registrationNumber === null ? null : `${country} #${digitsOf(registrationNumber)}`;
}

function nameKey({ country, nameEn }: FirmName): string {
  return `${country} ${nameEn.toLowerCase()}`;
}

/** Firms of the database that have the number or the English name of one of `firms`. */
export async function findCompanies(manager: EntityManager, firms: FirmName[]): Promise<Company[]> {
  return manager
    .createQueryBuilder(Company, 'company')
    .where('lower(company.name_en) = any(:names)', {
      names: firms.map(({ nameEn }) => nameEn.toLowerCase()),
    })
    .orWhere('company.registration_number = any(:numbers)', {
      numbers: firms.flatMap(({ registrationNumber: of }) => (of === null ? [] : digitsOf(of))),
    })
    .getMany();
}

/** Finds a firm again by its registration number in its country, else by its English name there. */
export function companyIndex<Known extends FirmName>(known: Known[]) {
  const byNumber = new Map(known.map((company) => [numberKey(company), company]));
  const byName = new Map(known.map((company) => [nameKey(company), company]));
  return {
    /** The firm that is the same. */
    same: (firm: FirmName): Known | undefined => {
      const number = numberKey(firm);
      return (number === null ? undefined : byNumber.get(number)) ?? byName.get(nameKey(firm));
    },
    /** The firm that has the English name, the same or another. */
    namesake: (firm: FirmName): Known | undefined => byName.get(nameKey(firm)),
  };
}

import type { DataSource } from 'typeorm';

import type { User } from '#libs/accounts/user.entity.js';
import { record } from '#libs/audit/record.js';

import { Organiser } from './organiser.entity.js';
import { ShowcaseTable } from './showcase-table.entity.js';
import { defaultWeights, Showcase } from './showcase.entity.js';
import { Slot } from './slot.entity.js';

export interface NewShowcase {
  slug: string;
  sector: string;
  name: { en: string; ko: string };
  venue: { en: string; ko: string };
  city: { en: string; ko: string };
  timeZone: string;
  startsOn: string;
  endsOn: string;
  contact: { name: string; email: string; phone: string | null };
  slots: { code: string; session: string; startsAt: string; endsAt: string }[];
  tables: number;
}

export class ShowcaseError extends Error {
  constructor(readonly code: 'showcase.slug-taken') {
    super(code);
  }
}

const uniqueViolation = '23505';

function refuseTaken(error: unknown): never {
  if ((error as { code?: string }).code === uniqueViolation)
    throw new ShowcaseError('showcase.slug-taken');
  throw error;
}

/** Creates a showcase with its slots and tables; the user becomes its organiser. */
export async function createShowcase(
  dataSource: DataSource,
  input: NewShowcase,
  user: User,
): Promise<Showcase> {
  return dataSource.transaction(async (manager) => {
    const showcase = await manager
      .save(
        manager.create(Showcase, {
          slug: input.slug,
          sector: input.sector,
          nameEn: input.name.en,
          nameKo: input.name.ko,
          venueEn: input.venue.en,
          venueKo: input.venue.ko,
          cityEn: input.city.en,
          cityKo: input.city.ko,
          timeZone: input.timeZone,
          startsOn: input.startsOn,
          endsOn: input.endsOn,
          contactName: input.contact.name,
          contactEmail: input.contact.email,
          contactPhone: input.contact.phone,
          weights: defaultWeights,
        }),
      )
      .catch(refuseTaken);
    await manager.insert(
      Slot,
      input.slots.map((slot) => ({ ...slot, showcase })),
    );
    await manager.insert(
      ShowcaseTable,
      Array.from({ length: input.tables }, (_, index) => ({ showcase, number: index + 1 })),
    );
    await manager.insert(Organiser, { showcase, user });
    await record(manager, {
      action: 'showcase.created',
      actedAs: 'organiser',
      actorId: user.id,
      showcaseId: showcase.id,
    });
    return showcase;
  });
}

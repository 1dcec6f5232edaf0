import type { DataSource } from 'typeorm';

import { SampleStep } from './sample-step.entity.js';
import { stepCode, stepNames, type StepName } from './sample-steps.js';
import { samples } from './samples.js';

export interface SetupStep {
  code: StepName | 'database';
  showcase: string | null;
  done: boolean;
  milliseconds: number | null;
  counts: Record<string, number>;
}

/** A firm whose mail can be opened in the mailbox, to see the showcase as that firm does. */
export interface Door {
  nameEn: string;
  nameKo: string | null;
  mailId: string;
}

export interface Setup {
  steps: SetupStep[];
  doors: { showcase: string; supplier: Door | null; buyer: Door | null }[];
}

export const databaseStep = 'database';

/** What the first start has done so far, step by step, and whose mails to look at. */
export async function readSetup(dataSource: DataSource): Promise<Setup> {
  const rows = await dataSource.getRepository(SampleStep).find();
  const byCode = new Map(rows.map((row) => [row.code, row]));
  const step = (code: SetupStep['code'], showcase: string | null): SetupStep => {
    const row = byCode.get(
      code === 'database' || showcase === null ? databaseStep : stepCode(showcase, code),
    );
    return {
      code,
      showcase,
      done: row !== undefined,
      milliseconds: row?.milliseconds ?? null,
      counts: row?.counts ?? {},
    };
  };
  const steps = [
    step('database', null),
    ...stepNames.flatMap((name) => samples.map(({ slug }) => step(name, slug))),
  ];
  const doors = await Promise.all(
    samples.map(async ({ slug }) => ({
      showcase: slug,
      supplier: await door(dataSource, slug, 'KR', 'supplier'),
      buyer: await door(dataSource, slug, 'US', 'buyer'),
    })),
  );
  return { steps, doors };
}

async function door(
  dataSource: DataSource,
  slug: string,
  country: string,
  role: string,
): Promise<Door | null> {
  const [found] = await dataSource.query<Door[]>(
    `select c.name_en as "nameEn", c.name_ko as "nameKo", m.id as "mailId"
     from showcase s
     join participant p on p.showcase_id = s.id and $3 = any (p.roles)
     join company c on c.id = p.company_id and c.country = $2
     join delegate d on d.participant_id = p.id
     join caught_mail m on m.to_address = d.email
     where s.slug = $1
     order by p.code, d.position, m.received_at desc limit 1`,
    [slug, country, role],
  );
  return found ?? null;
}

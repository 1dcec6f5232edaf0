import type { DataSource } from 'typeorm';

import { ensureUser } from '#libs/accounts/sign-in.js';
import { importFile } from '#libs/imports/import-file.js';
import { OutboxMail } from '#libs/mail/outbox-mail.entity.js';
import { Round } from '#libs/rounds/round.entity.js';
import type { RoundsService } from '#libs/rounds/rounds.service.js';
import { Organiser } from '#libs/showcases/organiser.entity.js';
import { Showcase } from '#libs/showcases/showcase.entity.js';

import { onceOnly, stepCode, type StepName } from './sample-steps.js';
import { sampleOrganiser, type Sample } from './samples.js';

export interface SampleLoad {
  dataSource: DataSource;
  rounds: RoundsService;
  /** Address under which readers reach us. */
  publicUrl: string;
  /** Called while a step waits; `done` of `total`. */
  onProgress: (step: StepName, done: number, total: number) => void;
  signal: AbortSignal;
}

type Counts = Record<string, number>;

/**
 * One step of a sample's way from the workbook to the mailed schedules.
 * Each step looks at what is there first, so that a step cut short by a crash can run again.
 */
export async function loadSampleStep(
  load: SampleLoad,
  sample: Sample,
  step: StepName,
): Promise<Counts> {
  const work: Record<StepName, () => Promise<Counts>> = {
    import: () => importSample(load, sample),
    round: () => runSampleRound(load, sample),
    publish: () => publishSample(load, sample),
    mail: () => awaitSampleMails(load, sample),
  };
  const done = await onceOnly(load.dataSource, stepCode(sample.slug, step), work[step]);
  return done.counts;
}

async function importSample({ dataSource }: SampleLoad, sample: Sample): Promise<Counts> {
  const report = await importFile(dataSource, sample.file, {});
  if (report.problems.length > 0)
    throw new Error(
      `The sample ${sample.slug} does not import: ${JSON.stringify(report.problems[0])}`,
    );
  const user = await ensureUser(dataSource.manager, sampleOrganiser);
  const showcase = await sampleShowcase(dataSource, sample);
  await dataSource
    .createQueryBuilder()
    .insert()
    .into(Organiser)
    .values({ showcase, user })
    .orIgnore()
    .execute();
  const [counts] = await dataSource.query<[Counts]>(
    `select count(distinct p.id)::int as companies,
       (select count(*)::int from delegate d join participant q on q.id = d.participant_id where q.showcase_id = $1) as delegates,
       (select count(*)::int from offering o join participant q on q.id = o.participant_id where q.showcase_id = $1) as offerings,
       (select count(*)::int from need n join participant q on q.id = n.participant_id where q.showcase_id = $1) as needs,
       (select count(*)::int from wish w join participant q on q.id = w.from_id where q.showcase_id = $1) as wishes
     from participant p where p.showcase_id = $1`,
    [showcase.id],
  );
  return counts;
}

async function runSampleRound(load: SampleLoad, sample: Sample): Promise<Counts> {
  const { dataSource, rounds } = load;
  const showcase = await sampleShowcase(dataSource, sample);
  const user = await ensureUser(dataSource.manager, sampleOrganiser);
  const existing = await firstRound(dataSource, showcase.id);
  const started =
    existing ??
    (await rounds.start({
      showcaseId: showcase.id,
      seed: sample.seed,
      budget: 'quick',
      userId: user.id,
    }));
  const round = await poll(load, async () => {
    const now = await dataSource.getRepository(Round).findOneByOrFail({ id: started.id });
    load.onProgress('round', now.progress?.done ?? 0, now.progress?.total ?? 1);
    return now.state === 'queued' || now.state === 'running' ? null : now;
  });
  if (!round.quality)
    throw new Error(
      `The round of ${sample.slug} ended as ${round.state}: ${round.failure?.message ?? ''}`,
    );
  return {
    meetings: round.quality.meetings,
    // Rounded up: only the proven best has no gap.
    gapBasisPoints: Math.ceil(round.quality.gapPct * 100),
  };
}

async function publishSample(load: SampleLoad, sample: Sample): Promise<Counts> {
  const { dataSource, rounds, publicUrl } = load;
  const showcase = await sampleShowcase(dataSource, sample);
  const user = await ensureUser(dataSource.manager, sampleOrganiser);
  const round = await firstRound(dataSource, showcase.id);
  if (round?.state === 'proposed')
    await rounds.publish({ roundId: round.id, userId: user.id, publicUrl });
  return { mails: await dataSource.getRepository(OutboxMail).countBy({ showcaseId: showcase.id }) };
}

async function awaitSampleMails(load: SampleLoad, sample: Sample): Promise<Counts> {
  const mails = load.dataSource.getRepository(OutboxMail);
  const { id: showcaseId } = await sampleShowcase(load.dataSource, sample);
  return poll(load, async () => {
    const [total, sent, failed] = await Promise.all([
      mails.countBy({ showcaseId }),
      mails.countBy({ showcaseId, state: 'sent' }),
      mails.countBy({ showcaseId, state: 'failed' }),
    ]);
    load.onProgress('mail', sent + failed, total);
    return sent + failed === total ? { sent, failed } : null;
  });
}

function sampleShowcase(dataSource: DataSource, sample: Sample): Promise<Showcase> {
  return dataSource.getRepository(Showcase).findOneByOrFail({ slug: sample.slug });
}

function firstRound(dataSource: DataSource, showcaseId: string): Promise<Round | null> {
  return dataSource
    .getRepository(Round)
    .findOne({ where: { showcase: { id: showcaseId } }, order: { number: 'ASC' } });
}

const pollMilliseconds = 100;

/** Asks until there is an answer; the work itself runs in the worker. */
async function poll<T>({ signal }: SampleLoad, ask: () => Promise<T | null>): Promise<T> {
  for (;;) {
    signal.throwIfAborted();
    const answer = await ask();
    if (answer !== null) return answer;
    await new Promise((resolve) => setTimeout(resolve, pollMilliseconds));
  }
}

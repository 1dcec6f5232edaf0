import type { DataSource } from 'typeorm';

import { SampleStep } from './sample-step.entity.js';
import { samples } from './samples.js';

export type StepName = 'import' | 'round' | 'publish' | 'mail';
export const stepNames: readonly StepName[] = ['import', 'round', 'publish', 'mail'];

export function stepCode(slug: string, step: StepName): string {
  return `${slug}:${step}`;
}

/** Whether the first start has come to its end: the mails of every sample are out. */
export async function samplesFinished(dataSource: DataSource): Promise<boolean> {
  const done = await dataSource.getRepository(SampleStep).find();
  const codes = new Set(done.map((step) => step.code));
  return samples.every(({ slug }) => codes.has(stepCode(slug, 'mail')));
}

/**
 * Does a step once: a step that has its row is not repeated.
 * The work itself must be safe to repeat, for a process killed before the row was written.
 * @param millisecondsBefore time the step had taken already when this was called
 */
export async function onceOnly(
  dataSource: DataSource,
  code: string,
  work: () => Promise<Record<string, number>>,
  millisecondsBefore = 0,
): Promise<SampleStep> {
  const steps = dataSource.getRepository(SampleStep);
  const done = await steps.findOneBy({ code });
  if (done) return done;
  const started = performance.now();
  const counts = await work();
  const milliseconds = Math.round(millisecondsBefore + performance.now() - started);
  await steps.insert({ code, milliseconds, counts });
  return steps.findOneByOrFail({ code });
}

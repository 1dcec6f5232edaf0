import type { INestApplicationContext } from '@nestjs/common';
import { DataSource } from 'typeorm';

import { RoundsService } from '#libs/rounds/rounds.service.js';
import { loadSampleStep } from '#libs/samples/load-sample.js';
import { samplesFinished, stepNames, type StepName } from '#libs/samples/sample-steps.js';
import { samples } from '#libs/samples/samples.js';

import type { Terminal } from './terminal.js';

type Counts = Record<string, number>;

const working: Record<StepName, string> = {
  import: 'importing',
  round: 'running the round',
  publish: 'publishing',
  mail: 'mailing',
};

const results: Record<StepName, (counts: Counts) => string> = {
  import: (c) => `${c['companies']} companies and ${c['wishes']} wishes imported`,
  round: (c) =>
    `${c['meetings']} meetings, ${((10_000 - (c['gapBasisPoints'] ?? 0)) / 100).toFixed(2)} % of the proven best`,
  publish: (c) => `version 1 published, ${c['mails']} mails written`,
  mail: (c) => `${c['sent']} mails delivered${c['failed'] ? `, ${c['failed']} failed` : ''}`,
};

/** Takes the sample showcases from the workbook to the mailed schedules, and shows each step. */
export async function loadSamples(
  app: INestApplicationContext,
  publicUrl: string,
  terminal: Terminal,
  signal: AbortSignal,
): Promise<void> {
  const load = {
    dataSource: app.get(DataSource),
    rounds: app.get(RoundsService),
    publicUrl,
    signal,
  };
  if (await samplesFinished(load.dataSource)) {
    terminal.line('  ✓ The sample showcases are there from an earlier start');
    return;
  }
  for (const sample of samples)
    for (const step of stepNames) {
      const name = `${sample.slug}: ${working[step]}`;
      const onProgress = (_: StepName, done: number, total: number) =>
        terminal.progress(`${name} ${total > 0 ? Math.floor((100 * done) / total) : 0} %`);
      await terminal.step(
        name,
        () => loadSampleStep({ ...load, onProgress }, sample, step),
        (counts) => `${sample.slug}: ${results[step](counts)}`,
      );
    }
}

import { z } from 'zod';

/** Queues and what their jobs carry: ids only, so that a job always works on what the database says. */
export const jobs = {
  rounds: z.strictObject({ roundId: z.uuid() }),
  mail: z.strictObject({ mailId: z.uuid() }),
  webhooks: z.strictObject({ endpointId: z.uuid() }),
} as const;

export type QueueName = keyof typeof jobs;
export type JobData<Name extends QueueName> = z.infer<(typeof jobs)[Name]>;

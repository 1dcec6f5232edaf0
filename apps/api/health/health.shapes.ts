import { z } from 'zod';

export const liveness = z.object({ status: z.literal('ok') }).meta({ id: 'Liveness' });

export const readiness = z
  .object({
    status: z.enum(['ready', 'starting']),
    missing: z
      .array(z.enum(['database', 'queue', 'samples']))
      .meta({ description: 'What is not there yet.' }),
  })
  .meta({ id: 'Readiness' });

import type { z } from 'zod';

import type { ThreadEntry } from '#libs/registrations/thread.js';

import type { thread } from './intake.shapes.js';

export function threadShape(entries: ThreadEntry[]): z.infer<typeof thread> {
  return {
    items: entries.map((entry) => ({ ...entry, createdAt: entry.createdAt.toISOString() })),
  };
}

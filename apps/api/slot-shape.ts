import type { z } from 'zod';

import type { Slot } from '#libs/showcases/slot.entity.js';

import type { slot as slotSchema } from './shapes.js';

export function slotShape({
  code,
  session,
  video,
  startsAt,
  endsAt,
}: Slot): z.infer<typeof slotSchema> {
  return { code, session, video, startsAt: startsAt.toISOString(), endsAt: endsAt.toISOString() };
}

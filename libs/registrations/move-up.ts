import type { EntityManager } from 'typeorm';

import { Participant } from '#libs/showcases/participant.entity.js';

import { decideOne, type Done } from './decide-one.js';

/**
 * Approves who waits longest and fits, one for each place that became free, in the caller's transaction, which
 * holds the lock of the showcase's places.
 * @param done what it did is added to it
 * @returns ids of who moved up
 */
export async function moveUp(
  manager: EntityManager,
  freed: { showcaseId: string; publicUrl: string; places: number; passOver: string[] },
  done: Done,
): Promise<string[]> {
  const { showcaseId, publicUrl, places, passOver } = freed;
  if (places <= 0) return [];
  const waiting = await manager.find(Participant, {
    where: { showcase: { id: showcaseId }, status: 'waiting' },
    order: { waitingSince: 'ASC', code: 'ASC' },
  });
  const moved: string[] = [];
  const up = { action: 'approve', text: null, userId: null, actedAs: 'system' } as const;
  for (const { id } of waiting) {
    if (moved.length === places) break;
    if (passOver.includes(id)) continue;
    const outcome = await decideOne(manager, { showcaseId, publicUrl, ...up }, id, done);
    if (outcome === 'approved') moved.push(id);
  }
  return moved;
}

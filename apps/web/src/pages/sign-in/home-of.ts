import type { Schemas } from '../../api/client.js';

/** Where somebody is at home who asked for no page: his showcase, company or schedule, else the first page. */
export function homeOf(me: Schemas['Me']): string {
  const [showcase] = me.showcases;
  const [participation] = me.participations;
  if (showcase) return `/o/${showcase.slug}`;
  if (participation) return `/c/${participation.id}`;
  return me.attends ? '/schedule' : '/';
}

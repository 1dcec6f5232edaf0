import type { Schemas } from '../../api/client.js';

export interface Task {
  code: 'mails' | 'decide' | 'answer' | 'wishes' | 'incomplete' | 'publish';
  count: number;
  /** Below the showcase's address. */
  to: string;
  search: Record<string, string>;
}

/** What waits for the organiser, by harm: lost mail first, then people who wait, then quality. */
export function needsYou(overview: Schemas['Overview']): Task[] {
  const count = (status: string) =>
    overview.participants
      .filter((each) => each.status === status)
      .reduce((sum, each) => sum + each.count, 0);
  const approved = count('approved');
  const unpublished = overview.round?.state === 'proposed' ? 1 : 0;
  const tasks: Task[] = [
    { code: 'mails', count: overview.mails.failed, to: '/mail', search: { state: 'failed' } },
    { code: 'decide', count: count('pending'), to: '/registrations', search: { view: 'pending' } },
    { code: 'answer', count: overview.unanswered, to: '/registrations', search: {} },
    { code: 'publish', count: unpublished, to: '/rounds', search: {} },
    {
      code: 'wishes',
      count: approved - overview.wishing,
      to: '/registrations',
      search: { view: 'approved' },
    },
    {
      code: 'incomplete',
      count: overview.incomplete,
      to: '/registrations',
      search: { view: 'approved', sort: 'completeness' },
    },
  ];
  return tasks.filter((task) => task.count > 0);
}

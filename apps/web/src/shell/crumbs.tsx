import { IconChevronRight } from '@tabler/icons-react';
import { Link, useMatches } from '@tanstack/react-router';
import type { ReactNode } from 'react';

import type { MessageId } from '../language.js';
import { useSay } from '../say.js';

import { usePageTitle } from './page-title.js';

const pages: Record<string, MessageId> = {
  '': 'home.title',
  registrations: 'registrations.title',
  rounds: 'rounds.title',
  timetable: 'timetable.title',
  mail: 'mails.title',
  settings: 'settings.title',
};

/** Where the reader is: showcase, page, and on a round's page its number. Names the tab alike. */
export function Crumbs({ slug, name }: { slug: string; name: string }) {
  const say = useSay();
  const path = useMatches().at(-1)?.pathname ?? '';
  const [, , , page = '', number] = path.split('/');
  const title = say(pages[page] ?? 'home.title');
  const round = number ? say('rounds.number', { number }) : undefined;
  usePageTitle(round ?? title, name);
  return (
    <nav aria-label={say('shell.crumbs')}>
      <ol className="crumbs">
        <li>
          <Link to="/s/$slug" params={{ slug }}>
            {name}
          </Link>
        </li>
        {round === undefined ? (
          <Step current>{title}</Step>
        ) : (
          <>
            <Step>
              <Link to="/o/$slug/rounds" params={{ slug }}>
                {title}
              </Link>
            </Step>
            <Step current>{round}</Step>
          </>
        )}
      </ol>
    </nav>
  );
}

function Step({ current = false, children }: { current?: boolean; children: ReactNode }) {
  return (
    <li>
      <IconChevronRight size={14} aria-hidden />{' '}
      <span aria-current={current ? 'page' : undefined}>{children}</span>
    </li>
  );
}

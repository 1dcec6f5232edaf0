import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';

import { meQuery } from '../api/queries.js';

import { Brand } from './brand.js';
import { LanguageSwitch } from './language-switch.js';
import { PersonLinks } from './person-links.js';

/** Top of the pages that need no sign-in. */
export function PublicBar({ children, end }: { children?: ReactNode; end?: ReactNode }) {
  const me = useQuery(meQuery);
  return (
    <header className="bar no-print">
      <Brand />
      {children}
      <div className="bar-end">
        {end}
        <PersonLinks me={me.data} />
        <LanguageSwitch />
      </div>
    </header>
  );
}

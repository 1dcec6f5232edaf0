import type { ReactNode } from 'react';

import { Brand } from './brand.js';
import { LanguageSwitch } from './language-switch.js';

/** Top of the pages that need no sign-in. */
export function PublicBar({ children, end }: { children?: ReactNode; end?: ReactNode }) {
  return (
    <header className="bar no-print">
      <Brand />
      {children}
      <div className="bar-end">
        {end}
        <LanguageSwitch />
      </div>
    </header>
  );
}

import { Link } from '@tanstack/react-router';

import { useSay } from '../say.js';

import { usePageTitle } from './page-title.js';
import { PublicBar } from './public-bar.js';

export function NotFound() {
  const say = useSay();
  usePageTitle(say('shell.not-found'));
  return (
    <>
      <PublicBar />
      <main className="page">
        <h1>{say('shell.not-found')}</h1>
        <Link to="/">{say('shell.home')}</Link>
      </main>
    </>
  );
}

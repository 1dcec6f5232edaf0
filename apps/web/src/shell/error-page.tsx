import { ErrorView } from '../parts/error-view.js';
import { useSay } from '../say.js';

import { usePageTitle } from './page-title.js';
import { PublicBar } from './public-bar.js';

/** A page that could not be shown; the way home and the language stay at hand. */
export function ErrorPage({ error, onRetry }: { error: Error; onRetry?: () => void }) {
  usePageTitle(useSay()('error.title'));
  return (
    <>
      <PublicBar />
      <main className="page">
        <ErrorView error={error} {...(onRetry ? { onRetry } : {})} />
      </main>
    </>
  );
}

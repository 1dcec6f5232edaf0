import { useSay } from '../../say.js';
import { usePageTitle } from '../../shell/page-title.js';
import { PublicBar } from '../../shell/public-bar.js';

/** Said where a page needs a sign-in: how to get one. */
export function SignInFirst({ invalid = false }: { invalid?: boolean }) {
  const say = useSay();
  usePageTitle(say('sign-in.title'));
  return (
    <>
      <PublicBar />
      <main className="page" style={{ maxWidth: 640 }}>
        <h1 style={{ fontSize: 20 }}>{say('sign-in.title')}</h1>
        {invalid && (
          <p role="alert" style={{ color: 'var(--danger)' }}>
            {say('sign-in.invalid')}
          </p>
        )}
        <p>{say('sign-in.how')}</p>
        <pre className="source card">
          npx showcase sign-in-link --email organiser@showcase.example
        </pre>
      </main>
    </>
  );
}

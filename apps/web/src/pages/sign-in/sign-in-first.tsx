import { useLocation } from '@tanstack/react-router';

import { useSay } from '../../say.js';
import { usePageTitle } from '../../shell/page-title.js';
import { PublicBar } from '../../shell/public-bar.js';

import { PasskeySignIn } from './passkey-sign-in.js';
import { SignInForm } from './sign-in-form.js';

/** Said where a page needs a sign-in; the mailed link leads back to the page. */
export function SignInFirst({ invalid = false }: { invalid?: boolean }) {
  const say = useSay();
  const here = useLocation({ select: ({ pathname, searchStr }) => pathname + searchStr });
  const next = here.startsWith('/sign-in') ? undefined : here;
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
        <SignInForm next={next} />
        <PasskeySignIn next={next} />
      </main>
    </>
  );
}

import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, Outlet } from '@tanstack/react-router';

import { meQuery, participationQuery } from '../api/queries.js';
import { useText, type MessageId } from '../language.js';
import { Loading } from '../parts/loading.js';
import { SignInFirst } from '../pages/sign-in/sign-in-first.js';
import { useSay } from '../say.js';

import { Brand } from './brand.js';
import { ErrorPage } from './error-page.js';
import { LanguageSwitch } from './language-switch.js';
import { PersonLinks } from './person-links.js';

const route = getRouteApi('/c/$id');

const places = [
  { to: '/c/$id', name: 'company.home', exact: true, open: true },
  { to: '/c/$id/profile/$section', name: 'company.profile', exact: false, open: true },
  { to: '/c/$id/directory', name: 'company.directory', exact: false, open: false },
  { to: '/c/$id/wishes', name: 'company.wishes', exact: false, open: false },
  { to: '/c/$id/people', name: 'company.people', exact: false, open: true },
] as const;

/** Top bar and page of a company at one showcase. Directory and wishes open once it is approved. */
export function CompanyShell() {
  const { id } = route.useParams();
  const me = useQuery(meQuery);
  const own = useQuery({ ...participationQuery(id), enabled: Boolean(me.data?.user) });
  const say = useSay();
  const text = useText();
  if (me.isPending) return <Loading />;
  if (me.isError) return <ErrorPage error={me.error} onRetry={() => void me.refetch()} />;
  if (!me.data.user) return <SignInFirst />;
  if (own.isError) return <ErrorPage error={own.error} />;
  const approved = own.data?.status === 'approved';
  return (
    <>
      <a className="skip" href="#content">
        {say('shell.skip')}
      </a>
      <header className="bar no-print">
        <Brand />
        <nav className="bar-nav" aria-label={say('shell.company')}>
          {places
            .filter(({ open }) => open || approved)
            .map(({ to, name, exact }) => (
              <Link
                key={to}
                to={to}
                params={{ id, section: 'offerings' }}
                className="bar-link"
                activeOptions={{ exact, includeSearch: false }}
              >
                {say(name satisfies MessageId)}
              </Link>
            ))}
        </nav>
        <div className="bar-end">
          <span className="quiet wide-only">{own.data && text(own.data.showcase.name)}</span>
          <LanguageSwitch />
          <PersonLinks me={me.data} />
        </div>
      </header>
      <main className="page" id="content" tabIndex={-1}>
        {own.data ? <Outlet /> : <Loading />}
      </main>
    </>
  );
}

import {
  IconCalendarEvent,
  IconInbox,
  IconLayoutDashboard,
  IconMail,
  IconSettings,
  IconRoute,
} from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, Outlet } from '@tanstack/react-router';

import type { Schemas } from '../api/client.js';
import { meQuery, showcaseQuery } from '../api/queries.js';
import { useText } from '../language.js';
import { Loading } from '../parts/loading.js';
import { SignInFirst } from '../pages/sign-in/sign-in-first.js';
import { useSay } from '../say.js';

import { Brand } from './brand.js';
import { Clocks } from './clocks.js';
import { Crumbs } from './crumbs.js';
import { ErrorPage } from './error-page.js';
import { LanguageSwitch } from './language-switch.js';
import { PersonLinks } from './person-links.js';

const route = getRouteApi('/o/$slug');

/** Rail, top bar and the page; without a sign-in nothing private is asked for. */
export function OrganiserShell() {
  const me = useQuery(meQuery);
  if (me.isPending) return <Loading />;
  if (me.isError) return <ErrorPage error={me.error} onRetry={() => void me.refetch()} />;
  if (!me.data.user) return <SignInFirst />;
  return <SignedIn me={me.data} />;
}

function SignedIn({ me }: { me: Schemas['Me'] }) {
  const { slug } = route.useParams();
  const showcase = useQuery(showcaseQuery(slug));
  const say = useSay();
  const text = useText();
  if (showcase.isError) return <ErrorPage error={showcase.error} />;
  return (
    <div className="organiser">
      <a className="skip" href="#content">
        {say('shell.skip')}
      </a>
      <nav className="rail no-print" aria-label={say('shell.rail')}>
        <Brand />
        <ShowcaseSwitch slug={slug} showcases={me.showcases} />
        <Link
          to="/o/$slug"
          params={{ slug }}
          className="rail-link"
          activeOptions={{ exact: true, includeSearch: false }}
        >
          <IconLayoutDashboard size={16} aria-hidden /> {say('home.title')}
        </Link>
        <Link to="/o/$slug/registrations" params={{ slug }} className="rail-link">
          <IconInbox size={16} aria-hidden /> {say('registrations.title')}
        </Link>
        <Link to="/o/$slug/rounds" params={{ slug }} className="rail-link">
          <IconRoute size={16} aria-hidden /> {say('rounds.title')}
        </Link>
        <Link to="/o/$slug/timetable" params={{ slug }} className="rail-link">
          <IconCalendarEvent size={16} aria-hidden /> {say('timetable.title')}
        </Link>
        <Link to="/o/$slug/mail" params={{ slug }} className="rail-link">
          <IconMail size={16} aria-hidden /> {say('mails.title')}
        </Link>
        <Link to="/o/$slug/settings" params={{ slug }} className="rail-link" data-last>
          <IconSettings size={16} aria-hidden /> {say('settings.title')}
        </Link>
        <div className="rail-foot">
          <PersonLinks me={me} />
        </div>
      </nav>
      <div>
        <header className="top no-print">
          {showcase.data && <Crumbs slug={slug} name={text(showcase.data.name)} />}
          {showcase.data?.sample && <span className="tag">{say('shell.sample')}</span>}
          <div className="bar-end">
            {showcase.data && (
              <Clocks timeZone={showcase.data.timeZone} city={text(showcase.data.city)} />
            )}
            <LanguageSwitch />
          </div>
        </header>
        <main className="content" id="content" tabIndex={-1}>
          {showcase.data ? <Outlet /> : <Loading />}
        </main>
      </div>
    </div>
  );
}

function ShowcaseSwitch({
  slug,
  showcases,
}: {
  slug: string;
  showcases: Schemas['Me']['showcases'];
}) {
  const navigate = route.useNavigate();
  const text = useText();
  const say = useSay();
  return (
    <select
      className="showcase-switch"
      aria-label={say('shell.showcase')}
      value={slug}
      onChange={(event) => void navigate({ to: '/o/$slug', params: { slug: event.target.value } })}
    >
      {showcases.map((each) => (
        <option key={each.slug} value={each.slug}>
          {text(each.name)}
        </option>
      ))}
    </select>
  );
}

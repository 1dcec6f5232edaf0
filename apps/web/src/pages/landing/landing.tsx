import { Button } from '@mantine/core';
import { IconFlask, IconMailOpened } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';

import type { Schemas } from '../../api/client.js';
import { meQuery, setupQuery, showcasesQuery } from '../../api/queries.js';
import { useText } from '../../language.js';
import { ErrorView } from '../../parts/error-view.js';
import { Loading } from '../../parts/loading.js';
import { StateTag } from '../../parts/state-tag.js';
import { useSay } from '../../say.js';
import { usePageTitle } from '../../shell/page-title.js';
import { PublicBar } from '../../shell/public-bar.js';

import { SetupSteps } from './setup-steps.js';
import { ShowcaseCard } from './showcase-card.js';

/** The first page: what the first start did, or the list of showcases. */
export function Landing() {
  const setup = useQuery(setupQuery);
  const ready = setup.data?.ready ?? true;
  const me = useQuery(meQuery);
  const say = useSay();
  usePageTitle(say('landing.title'));
  return (
    <>
      <PublicBar end={<SignInButton me={me.data} />}>
        {setup.data && (
          <span className="tag">
            <IconFlask size={14} aria-hidden /> {say('landing.first-start')}
          </span>
        )}
      </PublicBar>
      <main className="page">
        <h1 style={{ fontSize: 32, lineHeight: '42px', fontWeight: 720, margin: '0 0 8px' }}>
          {setup.data ? say(ready ? 'landing.ready' : 'landing.starting') : say('landing.title')}
        </h1>
        <p style={{ color: 'var(--text-2)', fontSize: 16, maxWidth: 720, margin: '0 0 24px' }}>
          {say(setup.data ? 'landing.invented' : 'landing.about')}
        </p>
        <MakeShowcase admin={me.data?.user?.isAdmin ?? false} />
        <OwnCompanies participations={me.data?.participations ?? []} />
        <Showcases setup={setup.data ?? null} ready={ready} />
        {setup.data && (
          <div className="two-columns" style={{ marginTop: 16 }}>
            <SetupSteps setup={setup.data} />
            <div style={{ display: 'grid', gap: 16 }}>
              {setup.data.mailbox && <MailsCard />}
              <StartYourOwn />
            </div>
          </div>
        )}
      </main>
    </>
  );
}

function Showcases({ setup, ready }: { setup: Schemas['Setup'] | null; ready: boolean }) {
  const showcases = useQuery({ ...showcasesQuery, refetchInterval: ready ? false : 1000 });
  const say = useSay();
  return (
    <>
      {showcases.isPending && <Loading />}
      {showcases.isError && (
        <ErrorView error={showcases.error} onRetry={() => void showcases.refetch()} />
      )}
      {showcases.data?.items.length === 0 && ready && (
        <p className="quiet">{say('landing.none')}</p>
      )}
      <div className="halves">
        {showcases.data?.items.map((showcase) => (
          <ShowcaseCard
            key={showcase.slug}
            showcase={showcase}
            doors={setup?.doors.find((door) => door.showcase === showcase.slug)}
          />
        ))}
      </div>
    </>
  );
}

function MailsCard() {
  const say = useSay();
  return (
    <section className="card" style={{ padding: 20 }}>
      <h2 style={{ fontSize: 16, margin: '0 0 8px' }}>
        <IconMailOpened size={18} aria-hidden /> {say('landing.mails')}
      </h2>
      <p className="quiet" style={{ margin: '0 0 12px' }}>
        {say('landing.mails-about')}
      </p>
      <Button component={Link} to="/mailbox" variant="default" fullWidth>
        {say('landing.mails-open')}
      </Button>
    </section>
  );
}

function StartYourOwn() {
  const say = useSay();
  return (
    <section className="card" style={{ padding: 20 }}>
      <h2 style={{ fontSize: 16, margin: '0 0 8px' }}>{say('landing.own')}</h2>
      <p className="quiet" style={{ margin: '0 0 12px' }}>
        {say('landing.own-about')}
      </p>
      <pre className="source" style={{ background: 'var(--sunken)', borderRadius: 6, padding: 12 }}>
        {'npx showcase template my.xlsx\nnpx showcase import my.xlsx'}
      </pre>
    </section>
  );
}

function SignInButton({ me }: { me: Schemas['Me'] | undefined }) {
  const say = useSay();
  if (!me || me.user) return null;
  return (
    <Button component={Link} to="/sign-in" variant="default" size="xs">
      {say('sign-in.title')}
    </Button>
  );
}

function MakeShowcase({ admin }: { admin: boolean }) {
  const say = useSay();
  if (!admin) return null;
  return (
    <Button component={Link} to="/new" variant="default" mb="md">
      {say('new-showcase.title')}
    </Button>
  );
}

/** Where the reader's companies take part. */
function OwnCompanies({ participations }: { participations: Schemas['Me']['participations'] }) {
  const say = useSay();
  const text = useText();
  if (participations.length === 0) return null;
  return (
    <section className="card" style={{ padding: 20, marginBottom: 16 }}>
      <h2 style={{ fontSize: 16, margin: '0 0 8px' }}>{say('landing.companies-own')}</h2>
      <ul className="plain-list">
        {participations.map(({ id, showcase, status }) => (
          <li key={id} className="line-item">
            <Link to="/c/$id" params={{ id }}>
              {text(showcase)}
            </Link>
            <StateTag state={status} />
          </li>
        ))}
      </ul>
    </section>
  );
}

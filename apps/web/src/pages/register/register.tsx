import { Button, Stepper } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';

import type { Schemas } from '../../api/client.js';
import { meQuery, showcaseQuery } from '../../api/queries.js';
import { useText } from '../../language.js';
import { Loading } from '../../parts/loading.js';
import { useSay } from '../../say.js';
import { ErrorPage } from '../../shell/error-page.js';
import { usePageTitle } from '../../shell/page-title.js';
import { PublicBar } from '../../shell/public-bar.js';
import { SignInFirst } from '../sign-in/sign-in-first.js';

import { registrationQuery } from './registration-query.js';
import { StepPage } from './step-page.js';
import { Review } from './review.js';
import { isPage, pageNames, pageTitle, type PageName } from './steps.js';

const route = getRouteApi('/s/$slug/register');

/** The registration wizard: one group of questions a step, saved as it is typed. */
export function RegisterPage() {
  const { slug } = route.useParams();
  const me = useQuery(meQuery);
  const showcase = useQuery(showcaseQuery(slug));
  const registration = useQuery({ ...registrationQuery(slug), enabled: Boolean(me.data?.user) });
  const say = useSay();
  const text = useText();
  usePageTitle(showcase.data && `${say('register.title')} · ${text(showcase.data.name)}`);
  const failed = me.error ?? showcase.error ?? registration.error;
  if (failed) return <ErrorPage error={failed} />;
  if (me.data && !me.data.user) return <SignInFirst />;
  if (!me.data?.user || !showcase.data || !registration.data) return <Loading />;
  return (
    <>
      <PublicBar end={<span className="quiet wide-only">{text(showcase.data.name)}</span>} />
      <main className="page">
        <h1 className="visually-hidden">{say('register.title')}</h1>
        <Wizard
          showcase={showcase.data}
          registration={registration.data}
          email={me.data.user.email}
        />
      </main>
    </>
  );
}

interface WizardProps {
  showcase: Schemas['ShowcaseDetail'];
  registration: Schemas['Registration'];
  email: string;
}

function Wizard({ showcase, registration, email }: WizardProps) {
  const { step: asked, via } = route.useSearch();
  const navigate = route.useNavigate();
  const say = useSay();
  const [strict, setStrict] = useState(false);
  const page: PageName = isPage(asked) ? asked : 'company';
  const active = pageNames.indexOf(page);
  const go = (next: PageName, insist = false) => {
    setStrict(insist);
    void navigate({ search: (now) => ({ ...now, step: next }) });
    window.scrollTo(0, 0);
  };
  if (registration.participation)
    return (
      <section className="card" style={{ padding: 24 }}>
        <p>{say('register.exists')}</p>
        <Button component={Link} to={`/c/${registration.participation}`}>
          {say('register.open')}
        </Button>
      </section>
    );
  const errorsIn = (name: PageName) =>
    registration.issues.some((issue) => issue.step === name && issue.level === 'error');
  return (
    <>
      {!registration.open && (
        <p role="alert" className="tag" data-tone="attention" style={{ whiteSpace: 'normal' }}>
          {say('register.closed')}
        </p>
      )}
      <Stepper
        active={active}
        onStepClick={(index) => go(pageNames[index] ?? 'company')}
        size="sm"
        mb="xl"
        wrap
      >
        {pageNames.map((name) => (
          <Stepper.Step
            key={name}
            label={say(pageTitle(name))}
            {...(errorsIn(name) || name === 'review' ? {} : { color: 'green' })}
          />
        ))}
      </Stepper>
      {page === 'review' ? (
        <Review {...{ showcase, registration, go }} />
      ) : (
        <StepPage
          key={page}
          {...{ showcase, registration, email, strict, setStrict, go }}
          step={page}
          invitation={via ?? null}
        />
      )}
    </>
  );
}

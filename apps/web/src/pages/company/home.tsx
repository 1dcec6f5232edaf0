import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';

import { api, bodyOf, type Schemas } from '../../api/client.js';
import { participationQuery } from '../../api/queries.js';
import { useLanguage, useText } from '../../language.js';
import { AskFirst } from '../../parts/ask-first.js';
import { ErrorView } from '../../parts/error-view.js';
import { Loading } from '../../parts/loading.js';
import { Logo } from '../../parts/logo.js';
import { StateTag } from '../../parts/state-tag.js';
import { Thread } from '../../parts/thread.js';
import { useSay } from '../../say.js';
import { usePageTitle } from '../../shell/page-title.js';
import { dayRange } from '../../time.js';
import { Completeness } from '../profile/completeness.js';

import { Deadline } from './deadline.js';

const route = getRouteApi('/c/$id/');

/** Where a company's registration stands, what comes next, and the talk with the organiser. */
export function CompanyHome() {
  const { id } = route.useParams();
  const own = useQuery(participationQuery(id));
  const say = useSay();
  const text = useText();
  const { language } = useLanguage();
  usePageTitle(own.data && text(own.data.showcase.name));
  if (own.isError) return <ErrorView error={own.error} />;
  if (!own.data) return <Loading />;
  const { status, showcase, company, reason, completeness } = own.data;
  return (
    <div className="with-aside">
      <div className="form">
        <header>
          <p className="quiet" style={{ margin: 0 }}>
            {text(showcase.name)} · {dayRange(showcase.startsOn, showcase.endsOn, language)} ·{' '}
            {text(showcase.city)}
          </p>
          <h1 className="with-logo" style={{ fontSize: 20, margin: '4px 0 8px' }}>
            <Logo id={company.logo} />
            {language === 'ko' ? (company.nameKo ?? company.nameEn) : company.nameEn}
          </h1>
          <StateTag state={status} />
        </header>
        <section className="card" style={{ padding: 20 }}>
          <p style={{ margin: 0 }}>{say(`company.status.${status}`)}</p>
          {reason && (
            <blockquote className="quote" style={{ whiteSpace: 'pre-line' }}>
              {reason}
            </blockquote>
          )}
          <div className="button-row">
            <Button
              component={Link}
              to={`/c/${id}/profile/offerings`}
              variant={status === 'approved' ? 'default' : 'filled'}
            >
              {say('company.edit-profile')}
            </Button>
            {status === 'approved' && (
              <Button component={Link} to={`/c/${id}/directory`}>
                {say('company.open-directory')}
              </Button>
            )}
          </div>
        </section>
        <section className="card" style={{ padding: 20 }}>
          <h2 style={{ fontSize: 16, margin: '0 0 12px' }}>{say('thread.title')}</h2>
          <CompanyThread id={id} />
        </section>
        {own.data.role === 'owner' && status !== 'withdrawn' && status !== 'rejected' && (
          <Withdraw id={id} />
        )}
      </div>
      <aside className="stack">
        <Completeness id={id} completeness={completeness} />
        <Deadline showcase={showcase} homeZone={company.timeZone} />
      </aside>
    </div>
  );
}

function CompanyThread({ id }: { id: string }) {
  const client = useQueryClient();
  const path = { params: { path: { id } } };
  const thread = useQuery({
    queryKey: ['own-thread', id],
    queryFn: () => bodyOf(api.GET('/api/v1/participations/{id}/messages', path)),
  });
  const send = useMutation({
    mutationFn: (body: string) =>
      api.POST('/api/v1/participations/{id}/messages', { ...path, body: { body } }),
    onSuccess: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: ['own-thread', id] }),
        client.invalidateQueries(participationQuery(id)),
      ]),
  });
  if (thread.isError) return <ErrorView error={thread.error} />;
  if (!thread.data) return <Loading />;
  const messages: Schemas['Thread']['items'] = thread.data.items;
  return (
    <>
      {send.isError && <ErrorView error={send.error} />}
      <Thread
        messages={messages}
        own="company"
        sending={send.isPending}
        onSend={send.mutateAsync}
      />
    </>
  );
}

function Withdraw({ id }: { id: string }) {
  const say = useSay();
  const client = useQueryClient();
  const withdraw = useMutation({
    mutationFn: () =>
      api.POST('/api/v1/participations/{id}/withdraw', { params: { path: { id } } }),
    onSuccess: () => client.invalidateQueries(),
  });
  return (
    <>
      {withdraw.isError && <ErrorView error={withdraw.error} />}
      <AskFirst
        label={say('company.withdraw')}
        question={say('company.withdraw-about')}
        busy={withdraw.isPending}
        onYes={() => withdraw.mutate()}
      />
    </>
  );
}

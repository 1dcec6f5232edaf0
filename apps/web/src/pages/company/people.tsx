import { Button, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState, type FormEvent } from 'react';

import { api, bodyOf, type Schemas } from '../../api/client.js';
import { participationQuery } from '../../api/queries.js';
import { useLanguage } from '../../language.js';
import { AskFirst } from '../../parts/ask-first.js';
import { ErrorView } from '../../parts/error-view.js';
import { Loading } from '../../parts/loading.js';
import { useSay } from '../../say.js';
import { usePageTitle } from '../../shell/page-title.js';

import { CompanyData } from './company-data.js';

const route = getRouteApi('/c/$id/people');

/** Who acts for the company; owners invite, let in, hand over and take out. */
export function PeoplePage() {
  const { id } = route.useParams();
  const own = useQuery(participationQuery(id));
  const say = useSay();
  usePageTitle(say('company.people'));
  if (own.isError) return <ErrorView error={own.error} />;
  if (!own.data) return <Loading />;
  return (
    <div className="form" style={{ maxWidth: 720 }}>
      <div>
        <h1 style={{ fontSize: 20, margin: 0 }}>{say('company.people')}</h1>
        <p className="quiet" style={{ margin: '4px 0 0' }}>
          {say('people.about')}
        </p>
      </div>
      <People companyId={own.data.company.id} owner={own.data.role === 'owner'} />
    </div>
  );
}

function People({ companyId, owner }: { companyId: string; owner: boolean }) {
  const client = useQueryClient();
  const key = ['people', companyId];
  const people = useQuery({
    queryKey: key,
    queryFn: () =>
      bodyOf(api.GET('/api/v1/companies/{id}/people', { params: { path: { id: companyId } } })),
  });
  const act = useMutation({
    mutationFn: (action: () => Promise<unknown>) => action(),
    onSuccess: () => client.invalidateQueries({ queryKey: key }),
  });
  if (people.isError) return <ErrorView error={people.error} />;
  if (!people.data) return <Loading />;
  const shared = { companyId, owner, people: people.data, act: act.mutate };
  return (
    <>
      {act.isError && <ErrorView error={act.error} />}
      {people.data.asking.length > 0 && <Asking {...shared} />}
      <section className="card" style={{ padding: 16 }}>
        <Members {...shared} />
        {owner && (
          <Invite
            busy={act.isPending}
            onInvite={(email, language) =>
              act.mutateAsync(() =>
                api.POST('/api/v1/companies/{id}/people', {
                  params: { path: { id: companyId } },
                  body: { email, language },
                }),
              )
            }
          />
        )}
      </section>
      {owner && <CompanyData companyId={companyId} />}
    </>
  );
}

interface PeopleProps {
  companyId: string;
  owner: boolean;
  people: Schemas['Colleagues'];
  act: (action: () => Promise<unknown>) => void;
}

/** People who ask to be let in. */
function Asking({ companyId, owner, people, act }: PeopleProps) {
  const say = useSay();
  const decide = (userId: string, grant: boolean) =>
    act(() =>
      api.PATCH('/api/v1/companies/{id}/access-requests/{userId}', {
        params: { path: { id: companyId, userId } },
        body: { grant },
      }),
    );
  return (
    <section className="card" style={{ padding: 16 }}>
      <h2 className="form-heading">{say('people.asking')}</h2>
      <ul className="plain-list">
        {people.asking.map(({ userId, name, email }) => (
          <li key={userId} className="line-item">
            <Person name={name} email={email} />
            {owner && (
              <span className="button-row">
                <Button size="xs" onClick={() => decide(userId, true)}>
                  {say('people.grant')}
                </Button>
                <Button size="xs" variant="default" onClick={() => decide(userId, false)}>
                  {say('people.refuse')}
                </Button>
              </span>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Members({ companyId, owner, people, act }: PeopleProps) {
  const say = useSay();
  const of = (userId: string) => ({ params: { path: { id: companyId, userId } } });
  const path = '/api/v1/companies/{id}/people/{userId}';
  return (
    <ul className="plain-list">
      {people.members.map(({ userId, name, email, role }) => (
        <li key={userId} className="line-item">
          <Person name={name} email={email} />
          <span className="button-row">
            <span className="tag">{say(`people.${role}`)}</span>
            {owner && (
              <>
                <Button
                  size="xs"
                  variant="default"
                  onClick={() =>
                    act(() =>
                      api.PATCH(path, {
                        ...of(userId),
                        body: { role: role === 'owner' ? 'member' : 'owner' },
                      }),
                    )
                  }
                >
                  {say(role === 'owner' ? 'people.make-member' : 'people.make-owner')}
                </Button>
                <AskFirst
                  label={say('action.remove')}
                  question={say('people.remove-about', { name })}
                  busy={false}
                  onYes={() => act(() => api.DELETE(path, of(userId)))}
                />
              </>
            )}
          </span>
        </li>
      ))}
      {people.invited.map(({ email }) => (
        <li key={email} className="line-item">
          <span>{email}</span>
          <span className="tag">{say('people.invited')}</span>
        </li>
      ))}
    </ul>
  );
}

function Person({ name, email }: { name: string; email: string }) {
  return (
    <span>
      {name} <span className="quiet">{email}</span>
    </span>
  );
}

function Invite({
  busy,
  onInvite,
}: {
  busy: boolean;
  onInvite: (email: string, language: 'ko' | 'en') => Promise<unknown>;
}) {
  const [email, setEmail] = useState('');
  const say = useSay();
  const { language } = useLanguage();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void onInvite(email.trim(), language).then(() => setEmail(''));
  };
  return (
    <form onSubmit={submit} className="field-row" style={{ alignItems: 'end', marginTop: 16 }}>
      <TextInput
        type="email"
        required
        label={say('people.invite')}
        value={email}
        onChange={(event) => setEmail(event.target.value)}
      />
      <Button type="submit" loading={busy} w="fit-content">
        {say('people.send')}
      </Button>
    </form>
  );
}

import { Button, Group, TextInput } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState, type FormEvent } from 'react';

import { api, bodyOf, type Schemas } from '../../api/client.js';
import { meQuery } from '../../api/queries.js';
import { useLanguage, useText } from '../../language.js';
import { AskFirst } from '../../parts/ask-first.js';
import { ErrorView } from '../../parts/error-view.js';
import { Loading } from '../../parts/loading.js';
import { useSay } from '../../say.js';
import { usePageTitle } from '../../shell/page-title.js';
import { PublicBar } from '../../shell/public-bar.js';
import { SignOut } from '../../shell/sign-out.js';
import { clockTime, shortDay, zoneName } from '../../time.js';
import { SignInFirst } from '../sign-in/sign-in-first.js';

/** A person's own account: name, consents, data to take along, and the way out. */
export function AccountPage() {
  const me = useQuery(meQuery);
  const say = useSay();
  usePageTitle(say('account.title'));
  if (me.isPending) return <Loading />;
  if (!me.data?.user) return <SignInFirst />;
  return (
    <>
      <PublicBar end={<SignOut />} />
      <main className="page stack" style={{ maxWidth: 760 }}>
        <h1 style={{ fontSize: 20, margin: 0 }}>{say('account.title')}</h1>
        <Name user={me.data.user} />
        <Consents />
        <OwnData />
      </main>
    </>
  );
}

function Name({ user }: { user: NonNullable<Schemas['Me']['user']> }) {
  const [name, setName] = useState(user.name);
  const say = useSay();
  const client = useQueryClient();
  const save = useMutation({
    mutationFn: () => api.PATCH('/api/v1/me', { body: { name: name.trim() } }),
    onSuccess: () => client.invalidateQueries(meQuery),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate();
  };
  return (
    <form onSubmit={submit} className="card form">
      <p style={{ margin: 0 }}>{user.email}</p>
      <div className="field-row" style={{ alignItems: 'end' }}>
        <TextInput
          label={say('account.name')}
          required
          maxLength={120}
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
        <Button type="submit" w="fit-content" loading={save.isPending}>
          {say('form.save')}
        </Button>
      </div>
      {save.isError && <ErrorView error={save.error} />}
    </form>
  );
}

function Consents() {
  const say = useSay();
  const text = useText();
  const { language } = useLanguage();
  const client = useQueryClient();
  const consents = useQuery({
    queryKey: ['consents'],
    queryFn: () => bodyOf(api.GET('/api/v1/me/consents')),
  });
  const withdraw = useMutation({
    mutationFn: (consentId: string) =>
      api.DELETE('/api/v1/me/consents/{consentId}', { params: { path: { consentId } } }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['consents'] }),
  });
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const at = (instant: string) =>
    `${shortDay(instant, zone, language)} ${clockTime(instant, zone)} ${zoneName(instant, zone)}`;
  if (consents.isError) return <ErrorView error={consents.error} />;
  return (
    <section className="card form">
      <h2 className="form-heading">{say('account.consents')}</h2>
      {consents.data?.items.length === 0 && (
        <p className="quiet" style={{ margin: 0 }}>
          {say('account.no-consents')}
        </p>
      )}
      {withdraw.isError && <ErrorView error={withdraw.error} />}
      <ul className="plain-list">
        {consents.data?.items.map(({ id, purpose, showcase, givenAt, withdrawnAt }) => (
          <li key={id} className="line-item drawer-item">
            <span>
              <strong>{say(`consent.${purpose}`)}</strong> · {text(showcase)}
              <br />
              <span className="quiet">
                {withdrawnAt
                  ? say('account.withdrawn', { time: at(withdrawnAt) })
                  : say('account.given', { time: at(givenAt) })}
              </span>
            </span>
            {!withdrawnAt && (
              <AskFirst
                label={say('account.withdraw')}
                question={say(`account.withdraw.${purpose}`)}
                busy={withdraw.isPending && withdraw.variables === id}
                onYes={() => withdraw.mutate(id)}
              />
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

function OwnData() {
  const say = useSay();
  const client = useQueryClient();
  const erase = useMutation({
    mutationFn: () => api.DELETE('/api/v1/me'),
    onSuccess: () => {
      client.clear();
      location.assign('/');
    },
  });
  return (
    <section className="card form">
      <h2 className="form-heading">{say('account.data')}</h2>
      <p className="quiet" style={{ margin: 0 }}>
        {say('account.data-about')}
      </p>
      {erase.isError && <ErrorView error={erase.error} />}
      <Group>
        <Button
          component="a"
          href="/api/v1/me/data"
          variant="default"
          leftSection={<IconDownload size={16} aria-hidden />}
        >
          {say('account.download')}
        </Button>
        <Button component={Link} to="/account/log" variant="default">
          {say('log.title')}
        </Button>
        <AskFirst
          label={say('account.erase')}
          question={say('account.erase-about')}
          busy={erase.isPending}
          onYes={() => erase.mutate()}
        />
      </Group>
    </section>
  );
}

import { Button, CopyButton, Modal, Select, TextInput } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconCopy, IconLink } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';

import { api } from '../../api/client.js';
import { invitationsQuery } from '../../api/queries.js';
import { AskFirst } from '../../parts/ask-first.js';
import { useLanguage } from '../../language.js';
import { ErrorView } from '../../parts/error-view.js';
import { roles } from '../../roles.js';
import { useSay } from '../../say.js';
import { clockTime, shortDay, zoneName } from '../../time.js';

/** Links for segments: whoever registers by one is counted under its name. */
export function Invitations({ slug }: { slug: string }) {
  const [opened, { open, close }] = useDisclosure(false);
  const say = useSay();
  return (
    <>
      <Button
        size="xs"
        variant="default"
        leftSection={<IconLink size={14} aria-hidden />}
        onClick={open}
      >
        {say('invitations.title')}
      </Button>
      <Modal
        opened={opened}
        onClose={close}
        size="lg"
        title={say('invitations.title')}
        closeButtonProps={{ 'aria-label': say('action.close') }}
      >
        <List slug={slug} />
      </Modal>
    </>
  );
}

function List({ slug }: { slug: string }) {
  const say = useSay();
  const client = useQueryClient();
  const { language } = useLanguage();
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const list = useQuery(invitationsQuery(slug));
  const end = useMutation({
    onSuccess: () => client.invalidateQueries(invitationsQuery(slug)),
    mutationFn: (invitationId: string) =>
      api.DELETE('/api/v1/showcases/{slug}/invitations/{invitationId}', {
        params: { path: { slug, invitationId } },
      }),
  });
  const error = list.error ?? end.error;
  return (
    <div className="stack">
      <p className="quiet" style={{ margin: 0 }}>
        {say('invitations.about')}
      </p>
      {error && <ErrorView error={error} />}
      <ul className="plain-list">
        {list.data?.items.map((each) => (
          <li key={each.id} className="line-item">
            <span>
              <strong>{each.segment}</strong>{' '}
              {[each.country, each.role && say(`role.${each.role}`)].filter(Boolean).join(' · ')}{' '}
              <span className="quiet">
                {say('invitations.registered', { count: each.registered })}
                {each.expiresAt &&
                  ` · ${say('invitations.valid', { time: `${shortDay(each.expiresAt, zone, language)} ${clockTime(each.expiresAt, zone)} ${zoneName(each.expiresAt, zone)}` })}`}
              </span>
            </span>
            <span className="button-row">
              <CopyButton value={each.url}>
                {({ copied, copy }) => (
                  <Button
                    size="xs"
                    variant="default"
                    leftSection={<IconCopy size={14} aria-hidden />}
                    onClick={copy}
                  >
                    {say(copied ? 'invitations.copied' : 'invitations.copy')}
                  </Button>
                )}
              </CopyButton>
              <AskFirst
                label={say('invitations.end')}
                question={say('invitations.end-about', { segment: each.segment })}
                busy={end.isPending}
                onYes={() => end.mutate(each.id)}
              />
            </span>
          </li>
        ))}
      </ul>
      <NewInvitation slug={slug} />
    </div>
  );
}

function NewInvitation({ slug }: { slug: string }) {
  const say = useSay();
  const client = useQueryClient();
  const [segment, setSegment] = useState('');
  const [country, setCountry] = useState<'KR' | 'US' | null>(null);
  const [role, setRole] = useState<(typeof roles)[number] | null>(null);
  const [until, setUntil] = useState('');
  const create = useMutation({
    mutationFn: () =>
      api.POST('/api/v1/showcases/{slug}/invitations', {
        params: { path: { slug } },
        body: {
          segment: segment.trim(),
          country,
          role,
          // The whole last day, at the reader's own place.
          expiresAt: until === '' ? null : new Date(`${until}T23:59:59`).toISOString(),
        },
      }),
    onSuccess: () => {
      setSegment('');
      return client.invalidateQueries(invitationsQuery(slug));
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    create.mutate();
  };
  return (
    <form onSubmit={submit} className="field-row" style={{ alignItems: 'end' }}>
      {create.isError && <ErrorView error={create.error} />}
      <TextInput
        required
        label={say('invitations.segment')}
        value={segment}
        onChange={(event) => setSegment(event.target.value)}
      />
      <Select
        clearable
        label={say('participants.country')}
        value={country}
        onChange={(value) => setCountry(value)}
        data={(['KR', 'US'] as const).map((value) => ({ value, label: say(`country.${value}`) }))}
      />
      <Select
        clearable
        label={say('facet.role')}
        value={role}
        onChange={(value) => setRole(value)}
        data={roles.map((value) => ({ value, label: say(`role.${value}`) }))}
      />
      <TextInput
        type="date"
        label={say('invitations.until')}
        value={until}
        onChange={(event) => setUntil(event.target.value)}
      />
      <Button type="submit" loading={create.isPending} w="fit-content">
        {say('invitations.create')}
      </Button>
    </form>
  );
}

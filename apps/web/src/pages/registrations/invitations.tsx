import { ActionIcon, Button, CopyButton, Modal, Select, TextInput } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconCopy, IconLink, IconTrash } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';

import { api, bodyOf } from '../../api/client.js';
import { ErrorView } from '../../parts/error-view.js';
import { useSay } from '../../say.js';

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
  const key = ['invitations', slug];
  const [segment, setSegment] = useState('');
  const [country, setCountry] = useState<'KR' | 'US' | null>(null);
  const list = useQuery({
    queryKey: key,
    queryFn: () =>
      bodyOf(api.GET('/api/v1/showcases/{slug}/invitations', { params: { path: { slug } } })),
  });
  const refresh = { onSuccess: () => client.invalidateQueries({ queryKey: key }) };
  const create = useMutation({
    ...refresh,
    mutationFn: () =>
      api.POST('/api/v1/showcases/{slug}/invitations', {
        params: { path: { slug } },
        body: { segment: segment.trim(), country, role: null, expiresAt: null },
      }),
  });
  const end = useMutation({
    ...refresh,
    mutationFn: (invitationId: string) =>
      api.DELETE('/api/v1/showcases/{slug}/invitations/{invitationId}', {
        params: { path: { slug, invitationId } },
      }),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    create.mutate(undefined, { onSuccess: () => setSegment('') });
  };
  const error = list.error ?? create.error ?? end.error;
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
              <strong>{each.segment}</strong> {each.country}{' '}
              <span className="quiet">
                {say('invitations.registered', { count: each.registered })}
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
              <ActionIcon
                variant="subtle"
                color="gray"
                aria-label={say('invitations.end', { segment: each.segment })}
                onClick={() => end.mutate(each.id)}
              >
                <IconTrash size={16} aria-hidden />
              </ActionIcon>
            </span>
          </li>
        ))}
      </ul>
      <form onSubmit={submit} className="field-row" style={{ alignItems: 'end' }}>
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
        <Button type="submit" loading={create.isPending} w="fit-content">
          {say('invitations.create')}
        </Button>
      </form>
    </div>
  );
}

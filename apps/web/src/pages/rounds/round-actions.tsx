import { Button, Group, Menu, Modal, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconDownload, IconSquare } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';

import { api, bodyOf, type Schemas } from '../../api/client.js';
import { ErrorView } from '../../parts/error-view.js';
import { useSay } from '../../say.js';

interface Props {
  slug: string;
  round: Schemas['Round'];
}

/** While it runs: stop and keep the best so far, or cancel and keep nothing. */
export function RunningActions({ slug, round }: Props) {
  const say = useSay();
  const params = { path: { id: round.id } };
  const stop = useRoundAction(slug, () => bodyOf(api.POST('/api/v1/rounds/{id}/stop', { params })));
  const cancel = useRoundAction(slug, () =>
    bodyOf(api.POST('/api/v1/rounds/{id}/cancel', { params })),
  );
  return (
    <Group>
      <Button
        variant="default"
        leftSection={<IconSquare size={14} aria-hidden />}
        loading={stop.isPending}
        disabled={round.stopping}
        onClick={() => stop.mutate(undefined)}
      >
        {say(round.stopping ? 'rounds.stopping-short' : 'rounds.stop')}
      </Button>
      <AskFirst
        label={say('rounds.cancel')}
        title={say('rounds.cancel-ask')}
        confirm={say('rounds.cancel-yes')}
        danger
        action={() => cancel.mutate(undefined)}
        busy={cancel.isPending}
        error={cancel.error}
      >
        {say('rounds.cancel-what')}
      </AskFirst>
      {stop.isError && <ErrorView error={stop.error} />}
    </Group>
  );
}

/** Once it has a timetable: its files, and what can be done with it. */
export function ProposedActions({ slug, round }: Props) {
  const say = useSay();
  return (
    <Group>
      {round.quality && <Files round={round} />}
      {round.state === 'proposed' && <PublishRound slug={slug} round={round} />}
      {round.version !== null && (
        <>
          <span>{say('rounds.published-as', { version: round.version })}</span>
          <Link to="/o/$slug/timetable" params={{ slug }} search={{ version: round.version }}>
            {say('rounds.open-timetable')}
          </Link>
        </>
      )}
    </Group>
  );
}

const files = ['snapshot', 'instance', 'timetable'] as const;

function Files({ round }: { round: Schemas['Round'] }) {
  const say = useSay();
  return (
    <Menu>
      <Menu.Target>
        <Button variant="default" leftSection={<IconDownload size={14} aria-hidden />}>
          {say('rounds.files')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {files.map((file) => (
          <Menu.Item
            key={file}
            component="a"
            href={`/api/v1/rounds/${round.id}/files/${file}`}
            download
          >
            {say(`rounds.file.${file}`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

function PublishRound({ slug, round }: Props) {
  const say = useSay();
  const publish = useRoundAction(slug, async () => {
    const done = await bodyOf(
      api.POST('/api/v1/rounds/{id}/publish', { params: { path: { id: round.id } } }),
    );
    notifications.show({
      message: say('rounds.published', { version: done.version, mails: done.mails }),
    });
    return done;
  });
  const meetings = round.quality?.meetings ?? 0;
  return (
    <AskFirst
      label={say('rounds.publish')}
      title={say('rounds.publish-ask', { meetings })}
      confirm={say('rounds.publish-yes', { meetings })}
      action={() => publish.mutate(undefined)}
      busy={publish.isPending}
      error={publish.error}
    >
      {say('rounds.publish-what')}
    </AskFirst>
  );
}

function useRoundAction<T>(slug: string, mutationFn: () => Promise<T>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn,
    onSuccess: () =>
      Promise.all(
        [
          ['rounds', slug],
          ['round'],
          ['showcase', slug],
          ['timetable', slug],
          ['mails', slug],
          ['showcases'],
        ].map((queryKey) => client.invalidateQueries({ queryKey })),
      ),
  });
}

interface AskFirstProps {
  label: string;
  title: string;
  confirm: string;
  danger?: boolean;
  action: () => void;
  busy: boolean;
  error: Error | null;
  children: ReactNode;
}

/** A button whose act cannot be undone, so it asks. */
function AskFirst({
  label,
  title,
  confirm,
  danger = false,
  action,
  busy,
  error,
  children,
}: AskFirstProps) {
  const [asking, setAsking] = useState(false);
  const say = useSay();
  return (
    <>
      <Button
        variant={danger ? 'default' : 'filled'}
        {...(danger ? { c: 'var(--danger)' } : {})}
        onClick={() => setAsking(true)}
      >
        {label}
      </Button>
      <Modal
        opened={asking}
        onClose={() => setAsking(false)}
        title={title}
        closeButtonProps={{ 'aria-label': say('action.close') }}
      >
        <Text size="sm">{children}</Text>
        {error && <ErrorView error={error} />}
        <Group justify="flex-end" mt="md">
          <Button variant="default" onClick={() => setAsking(false)}>
            {say('action.back')}
          </Button>
          <Button {...(danger ? { color: 'red' } : {})} loading={busy} onClick={action}>
            {confirm}
          </Button>
        </Group>
      </Modal>
    </>
  );
}

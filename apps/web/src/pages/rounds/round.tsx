import { Button, Group, Modal, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';

import { api, bodyOf, type Schemas } from '../../api/client.js';
import { roundsQuery } from '../../api/queries.js';
import { ErrorView } from '../../parts/error-view.js';
import { Loading } from '../../parts/loading.js';
import { StateTag } from '../../parts/state-tag.js';
import { useSay } from '../../say.js';

import { RoundQuality } from './round-quality.js';
import { RoundRunning } from './round-running.js';
import { useRoundEvents } from './use-round-events.js';

const route = getRouteApi('/o/$slug/rounds/$number');
type Round = Schemas['Round'];

/** One round: live while it runs, its quality afterwards. */
export function RoundPage() {
  const { slug, number } = route.useParams();
  const rounds = useQuery(roundsQuery(slug));
  const say = useSay();
  if (rounds.isPending) return <Loading />;
  if (rounds.isError) return <ErrorView error={rounds.error} />;
  const found = rounds.data.items.find((round) => String(round.number) === number);
  if (!found) return <p>{say('rounds.unknown')}</p>;
  return <Live key={found.id} slug={slug} listed={found} />;
}

function Live({ slug, listed }: { slug: string; listed: Round }) {
  const { round, history, connected } = useRoundEvents(listed);
  const say = useSay();
  const running = round.state === 'queued' || round.state === 'running';
  return (
    <>
      <Group justify="space-between" mb="md">
        <div>
          <h1 style={{ fontSize: 20, margin: 0 }}>
            {say('rounds.number', { number: round.number })} <StateTag state={round.state} />
          </h1>
          <p className="quiet" style={{ margin: '4px 0 0', fontSize: 13 }}>
            {say('rounds.facts', { seed: String(round.seed), budget: String(round.budget) })}
            {round.snapshotHash &&
              ` · ${say('rounds.snapshot', { hash: round.snapshotHash.slice(0, 12) })}`}
          </p>
        </div>
        {running ? (
          <CancelRound slug={slug} round={round} />
        ) : (
          <AfterRound slug={slug} round={round} />
        )}
      </Group>
      {running && <RoundRunning round={round} history={history} connected={connected} />}
      {round.state === 'failed' && (
        <p role="alert" style={{ color: 'var(--danger)' }}>
          {say('rounds.failed')} {round.failure?.code}: {round.failure?.message}
        </p>
      )}
      {round.state === 'cancelled' && <p>{say('rounds.cancelled')}</p>}
      {round.quality && <RoundQuality quality={round.quality} />}
    </>
  );
}

function AfterRound({ slug, round }: { slug: string; round: Round }) {
  const say = useSay();
  return (
    <Group>
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

function CancelRound({ slug, round }: { slug: string; round: Round }) {
  const say = useSay();
  const cancel = useRoundAction(slug, () =>
    bodyOf(api.POST('/api/v1/rounds/{id}/cancel', { params: { path: { id: round.id } } })),
  );
  return (
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
  );
}

function PublishRound({ slug, round }: { slug: string; round: Round }) {
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
      <Button variant={danger ? 'default' : 'filled'} onClick={() => setAsking(true)}>
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

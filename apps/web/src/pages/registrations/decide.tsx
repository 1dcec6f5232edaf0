import { Button, Group, Modal, Textarea } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';

import { api, bodyOf, type Schemas } from '../../api/client.js';
import { ErrorView } from '../../parts/error-view.js';
import { useSay } from '../../say.js';

type Action = Schemas['RegistrationDecision']['action'];
type Status = Schemas['ParticipantRow']['status'];

/** From which states each decision may be taken; the server has the last word. */
const possible: Record<Action, Status[]> = {
  approve: ['pending', 'asked', 'waiting', 'rejected'],
  ask: ['pending', 'asked', 'waiting'],
  wait: ['pending', 'asked', 'approved'],
  reject: ['pending', 'asked', 'waiting', 'approved'],
  withdraw: ['pending', 'asked', 'waiting', 'approved'],
  reopen: ['approved', 'waiting', 'rejected', 'withdrawn'],
};
const worded: Action[] = ['ask', 'reject'];
const asksFirst: Action[] = ['ask', 'reject', 'withdraw'];

interface Props {
  slug: string;
  rows: Pick<Schemas['ParticipantRow'], 'id' | 'status'>[];
  onDone?: () => void;
}

/** Buttons for every decision that fits what is marked; each says how many it will reach. */
export function Decide({ slug, rows, onDone }: Props) {
  const [asking, setAsking] = useState<Action | null>(null);
  const [words, setWords] = useState('');
  const say = useSay();
  const client = useQueryClient();
  const decide = useMutation({
    mutationFn: ({ action, text }: { action: Action; text: string | null }) =>
      bodyOf(
        api.POST('/api/v1/showcases/{slug}/decisions', {
          params: { path: { slug } },
          body: { participants: reached(rows, action), action, text },
        }),
      ),
    onSuccess: async ({ outcomes, movedUp }, { action }) => {
      const done = outcomes.filter(({ outcome }) => !['full', 'not-now'].includes(outcome)).length;
      const full = outcomes.filter(({ outcome }) => outcome === 'full').length;
      notifications.show({
        message: [
          say(`decided.${action}`, { count: done }),
          full > 0 ? say('decided.full', { count: full }) : '',
          movedUp.length > 0 ? say('decided.moved-up', { count: movedUp.length }) : '',
        ]
          .filter(Boolean)
          .join(' '),
        closeButtonProps: { 'aria-label': say('action.close') },
      });
      setAsking(null);
      setWords('');
      await client.invalidateQueries();
      onDone?.();
    },
  });
  const actions = (Object.keys(possible) as Action[]).filter(
    (action) => reached(rows, action).length > 0,
  );
  const start = (action: Action) =>
    asksFirst.includes(action) ? setAsking(action) : decide.mutate({ action, text: null });
  const count = (action: Action) => reached(rows, action).length;
  const label = (action: Action) =>
    rows.length === 1
      ? say(`decide.${action}`)
      : say('decide.some', {
          action: say(`decide.${action}`),
          count: count(action),
          of: rows.length,
        });
  return (
    <>
      {decide.isError && !asking && <ErrorView error={decide.error} />}
      <Group gap="xs">
        {actions.map((action) => (
          <Button
            key={action}
            size="xs"
            variant={action === 'approve' ? 'filled' : 'default'}
            loading={decide.isPending && decide.variables.action === action}
            onClick={() => start(action)}
          >
            {label(action)}
          </Button>
        ))}
      </Group>
      <Modal
        opened={asking !== null}
        onClose={() => setAsking(null)}
        title={asking && label(asking)}
        centered
        closeButtonProps={{ 'aria-label': say('action.close') }}
      >
        {asking && (
          <form
            className="form"
            onSubmit={(event) => {
              event.preventDefault();
              decide.mutate({ action: asking, text: words.trim() || null });
            }}
          >
            <Textarea
              label={say(asking === 'ask' ? 'decide.question' : 'decide.reason')}
              description={say('decide.mailed')}
              withAsterisk={worded.includes(asking)}
              autosize
              minRows={3}
              maxLength={2000}
              data-autofocus
              value={words}
              onChange={(event) => setWords(event.target.value)}
            />
            {decide.isError && <ErrorView error={decide.error} />}
            <Group justify="flex-end">
              <Button variant="default" onClick={() => setAsking(null)}>
                {say('action.no')}
              </Button>
              <Button
                type="submit"
                loading={decide.isPending}
                disabled={worded.includes(asking) && words.trim() === ''}
              >
                {label(asking)}
              </Button>
            </Group>
          </form>
        )}
      </Modal>
    </>
  );
}

function reached(rows: Props['rows'], action: Action): string[] {
  return rows.filter(({ status }) => possible[action].includes(status)).map(({ id }) => id);
}

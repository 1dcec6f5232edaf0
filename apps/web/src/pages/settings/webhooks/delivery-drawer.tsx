import { Button, Drawer } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';

import { api, bodyOf, type Schemas } from '../../../api/client.js';
import { ErrorView } from '../../../parts/error-view.js';
import { Loading } from '../../../parts/loading.js';
import { StateTag } from '../../../parts/state-tag.js';
import { useAt } from '../../../parts/use-at.js';
import { useNumbers, useSay } from '../../../say.js';

import { useOutcome } from './use-outcome.js';

interface Props {
  slug: string;
  id: string | undefined;
  onClose: () => void;
}

/** One delivery: what is sent, every attempt, and a button to send it again. */
export function DeliveryDrawer({ slug, id, onClose }: Props) {
  const say = useSay();
  return (
    <Drawer
      opened={id !== undefined}
      onClose={onClose}
      position="right"
      size="lg"
      title={say('webhook.delivery')}
      closeButtonProps={{ 'aria-label': say('action.close') }}
    >
      {id && <Content slug={slug} deliveryId={id} />}
    </Drawer>
  );
}

function Content({ slug, deliveryId }: { slug: string; deliveryId: string }) {
  const say = useSay();
  const client = useQueryClient();
  const params = { path: { slug, deliveryId } };
  const queryKey = ['webhook-deliveries', slug, deliveryId];
  const delivery = useQuery({
    queryKey,
    queryFn: () =>
      bodyOf(api.GET('/api/v1/showcases/{slug}/webhook-deliveries/{deliveryId}', { params })),
    refetchInterval: ({ state: { data } }) =>
      data?.state === 'queued' || data?.state === 'sending' ? 2000 : false,
  });
  const again = useMutation({
    mutationFn: () =>
      api.POST('/api/v1/showcases/{slug}/webhook-deliveries/{deliveryId}/send', { params }),
    onSettled: () => client.invalidateQueries({ queryKey: ['webhook-deliveries', slug] }),
  });
  if (delivery.isPending) return <Loading />;
  if (delivery.isError) return <ErrorView error={delivery.error} />;
  const { type, eventId, url, state, body, tried } = delivery.data;
  return (
    <div className="stack">
      <div>
        <strong>{say(`webhook.type.${type as 'mail.failed'}`)}</strong> <StateTag state={state} />
        <div className="quiet" style={{ overflowWrap: 'anywhere' }}>
          {url}
          <br />
          webhook-id: {eventId}
        </div>
      </div>
      {again.isError && <ErrorView error={again.error} />}
      <Button
        variant="default"
        w="fit-content"
        loading={again.isPending}
        onClick={() => again.mutate()}
      >
        {say('webhook.again')}
      </Button>
      <Attempts tried={tried} />
      <h3 className="form-heading">{say('webhook.body')}</h3>
      <pre className="source" tabIndex={0} aria-label={say('webhook.body')}>
        {JSON.stringify(JSON.parse(body), null, 2)}
      </pre>
    </div>
  );
}

function Attempts({ tried }: { tried: Schemas['WebhookDeliveryDetail']['tried'] }) {
  const say = useSay();
  const at = useAt();
  const outcome = useOutcome();
  const { whole } = useNumbers();
  return (
    <>
      <h3 className="form-heading">{say('webhook.attempts', { count: tried.length })}</h3>
      <ul className="plain-list">
        {tried.map((attempt) => (
          <li key={attempt.id} className="drawer-item">
            {at(attempt.at)} · <strong>{outcome(attempt)}</strong> ·{' '}
            {whole(attempt.durationMilliseconds)} ms
            {attempt.answer && (
              <pre className="source" tabIndex={0} aria-label={say('webhook.answer')}>
                {attempt.answer}
              </pre>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}

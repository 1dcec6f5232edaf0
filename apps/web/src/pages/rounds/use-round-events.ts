import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';

import { roundQuery } from '../../api/queries.js';
import type { Schemas } from '../../api/client.js';

type Round = Schemas['Round'];

const finalStates = ['proposed', 'published', 'failed', 'cancelled'];

/**
 * Follows a round by server-sent events until it has ended. The browser reconnects by itself; the curve is
 * stored with the round, so that a reload shows all of it.
 */
export function useRoundEvents(listed: Round) {
  const client = useQueryClient();
  const [connected, setConnected] = useState(true);
  const whole = useQuery(roundQuery(listed.id)).data;
  const round = whole ?? listed;
  const ended = finalStates.includes(round.state);
  useEffect(() => {
    if (ended) return;
    const source = new EventSource(`/api/v1/rounds/${listed.id}/events`);
    source.addEventListener('open', () => setConnected(true));
    source.addEventListener('error', () => setConnected(false));
    source.addEventListener('round', (event: MessageEvent<string>) => {
      const next = JSON.parse(event.data) as Round;
      client.setQueryData(roundQuery(listed.id).queryKey, next);
      if (!finalStates.includes(next.state)) return;
      source.close();
      void client.invalidateQueries({ queryKey: ['rounds', listed.showcase] });
    });
    return () => source.close();
  }, [client, ended, listed.id, listed.showcase]);
  return { round, connected };
}

import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';

import type { Schemas } from '../../api/client.js';

type Round = Schemas['Round'];

/** A point of the chart: seconds since the start, value and bound in thousandths. */
export interface ProgressPoint {
  seconds: number;
  value: number | null;
  bound: number | null;
}

const finalStates = ['proposed', 'published', 'failed', 'cancelled'];

/** Follows a round by server-sent events until it has ended. The browser reconnects by itself. */
export function useRoundEvents(listed: Round) {
  const client = useQueryClient();
  const [live, setLive] = useState<Round | null>(null);
  const [history, setHistory] = useState<ProgressPoint[]>([]);
  const [connected, setConnected] = useState(true);
  // Until the first event, and again once the list has been read anew after the end, the list tells.
  const round = live && !finalStates.includes(listed.state) ? live : listed;
  const ended = finalStates.includes(round.state);
  useEffect(() => {
    if (ended) return;
    const source = new EventSource(`/api/v1/rounds/${listed.id}/events`);
    source.addEventListener('open', () => setConnected(true));
    source.addEventListener('error', () => setConnected(false));
    source.addEventListener('round', (event: MessageEvent<string>) => {
      const next = JSON.parse(event.data) as Round;
      setLive(next);
      setHistory((points) => [...points, pointOf(next)]);
      if (!finalStates.includes(next.state)) return;
      source.close();
      void client.invalidateQueries({ queryKey: ['rounds', listed.showcase] });
    });
    return () => source.close();
  }, [client, ended, listed.id, listed.showcase]);
  return { round, history, connected };
}

function pointOf(round: Round): ProgressPoint {
  const since = round.startedAt === null ? Date.now() : new Date(round.startedAt).getTime();
  return {
    seconds: Math.max(0, (Date.now() - since) / 1000),
    value: round.progress?.value ?? null,
    bound: round.progress?.bound ?? null,
  };
}

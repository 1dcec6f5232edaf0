import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';

import { api, bodyOf, type Schemas } from '../../api/client.js';
import { placesQuery } from '../../api/queries.js';
import { useSay } from '../../say.js';

import { asksFirst, reachOf, type Action, type Place, type Row } from './decisions.js';

export interface Decisions {
  places: Place[];
  /** Decides at once, or asks for words first. */
  start: (action: Action, rows: Row[]) => void;
  busy: Action | null;
  asking: { action: Action; rows: Row[] } | null;
  /** Goes on with what was asked for, or drops it (null). */
  answer: (text: string | null, go: boolean) => void;
  error: Error | null;
}

const undoMilliseconds = 10_000;

/** Decides on registrations; for ten seconds it can be taken back, since its mails wait as long. */
export function useDecide(slug: string, onDone: () => void): Decisions {
  const [asking, setAsking] = useState<Decisions['asking']>(null);
  const say = useSay();
  const client = useQueryClient();
  const places = useQuery(placesQuery(slug)).data?.items ?? [];
  const close = { closeButtonProps: { 'aria-label': say('action.close') } };
  const refused = (error: Error) =>
    notifications.show({ ...close, color: 'red', message: error.message });
  const undo = async (decisionId: string) => {
    notifications.hide(decisionId);
    await api
      .DELETE('/api/v1/showcases/{slug}/decisions/{decisionId}', {
        params: { path: { slug, decisionId } },
      })
      .then(() => notifications.show({ ...close, message: say('decided.undone') }), refused);
    await client.invalidateQueries();
  };
  const tell = (
    action: Action,
    { outcomes, movedUp, undo: id }: Schemas['RegistrationsDecided'],
  ) => {
    const count = (...kinds: string[]) =>
      outcomes.filter(({ outcome }) => kinds.includes(outcome)).length;
    const full = count('full');
    const words = [
      say(`decided.${action}`, { count: outcomes.length - full - count('not-now') }),
      full > 0 ? say('decided.full', { count: full }) : '',
      movedUp.length > 0 ? say('decided.moved-up', { count: movedUp.length }) : '',
    ];
    notifications.show({
      ...close,
      ...(id === null ? {} : { id, autoClose: undoMilliseconds }),
      message: (
        <span className="line-item">
          {words.filter(Boolean).join(' ')}
          {id !== null && (
            <Button size="xs" variant="subtle" onClick={() => void undo(id)}>
              {say('action.undo')}
            </Button>
          )}
        </span>
      ),
    });
  };
  const decide = useMutation({
    mutationFn: ({ action, rows, text }: { action: Action; rows: Row[]; text: string | null }) =>
      bodyOf(
        api.POST('/api/v1/showcases/{slug}/decisions', {
          params: { path: { slug } },
          body: { participants: reachOf(rows, action, places).ids, action, text },
        }),
      ),
    onError: (error, { action }) => !asksFirst.includes(action) && refused(error),
    onSuccess: async (decided, { action }) => {
      tell(action, decided);
      setAsking(null);
      onDone();
      await client.invalidateQueries();
    },
  });
  return {
    places,
    asking,
    busy: decide.isPending ? decide.variables.action : null,
    error: decide.error,
    start: (action, rows) => {
      if (decide.isPending || reachOf(rows, action, places).ids.length === 0) return;
      decide.reset();
      if (asksFirst.includes(action)) setAsking({ action, rows });
      else decide.mutate({ action, rows, text: null });
    },
    answer: (text, go) => {
      if (asking && go) decide.mutate({ ...asking, text });
      else setAsking(null);
    },
  };
}

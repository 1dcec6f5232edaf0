import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';

import { api } from '../../api/client.js';
import type { WishKind } from '../../parts/wish-control.js';
import { useSay } from '../../say.js';

export interface Mark {
  toId: string;
  name: string;
  kind: WishKind | null;
  note: string | null;
  before: WishKind | null;
}

const undoMilliseconds = 10_000;

/** Marks a company; the mark can be taken back for ten seconds, and a refusal is said. */
export function useWish(id: string) {
  const client = useQueryClient();
  const say = useSay();
  const apply = async ({ toId, kind, note }: Mark) => {
    const path = { params: { path: { id, toId } } };
    await (kind === null
      ? api.DELETE('/api/v1/participations/{id}/wishes/{toId}', path)
      : api.PUT('/api/v1/participations/{id}/wishes/{toId}', { ...path, body: { kind, note } }));
  };
  const refresh = () =>
    Promise.all(
      ['directory', 'directory-facets', 'directory-entry', 'wishes'].map((key) =>
        client.invalidateQueries({ queryKey: [key, id] }),
      ),
    );
  const close = { closeButtonProps: { 'aria-label': say('action.close') } };
  const refused = (error: Error) =>
    notifications.show({ ...close, color: 'red', message: error.message });
  const undo = (mark: Mark) => {
    notifications.hide(mark.toId);
    void apply({ ...mark, kind: mark.before })
      .catch(refused)
      .then(refresh);
  };
  return useMutation({
    scope: { id: `wishes-${id}` },
    mutationFn: apply,
    onError: refused,
    onSettled: refresh,
    onSuccess: (_, mark) => {
      notifications.hide(mark.toId);
      notifications.show({
        ...close,
        id: mark.toId,
        autoClose: undoMilliseconds,
        message: (
          <span className="line-item">
            {mark.kind === null
              ? say('wish.cleared', { name: mark.name })
              : say('wish.marked', { name: mark.name, kind: say(`wish.${mark.kind}`) })}
            <Button size="xs" variant="subtle" onClick={() => undo(mark)}>
              {say('action.undo')}
            </Button>
          </span>
        ),
      });
    },
  });
}

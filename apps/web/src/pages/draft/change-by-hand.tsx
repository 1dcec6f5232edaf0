import { Button } from '@mantine/core';
import { IconPencil } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';

import { api, bodyOf, type Schemas } from '../../api/client.js';
import { roundsQuery } from '../../api/queries.js';
import { useSay } from '../../say.js';
import { RepairButton } from '../repair/repair-button.js';

interface Props {
  slug: string;
  timetable: Schemas['Timetable'];
  /** Which of the version's rounds is shown. */
  kind: Schemas['Round']['kind'];
}

/** From a timetable to its draft: changed by hand, or because something happened. */
export function ChangeByHand({ slug, timetable, kind }: Props) {
  const say = useSay();
  const navigate = useNavigate();
  const client = useQueryClient();
  const rounds = useQuery(roundsQuery(slug));
  const round = lastOf(rounds.data?.items ?? [], kind, timetable.version ?? 0);
  const take = useMutation({
    mutationFn: (id: string) =>
      bodyOf(api.POST('/api/v1/rounds/{id}/drafts', { params: { path: { id } } })),
    onSuccess: async ({ number }) => {
      await client.invalidateQueries({ queryKey: ['rounds', slug] });
      await navigate({ to: '/o/$slug/drafts/$number', params: { slug, number: String(number) } });
    },
  });
  // Calls have no tables to move them between.
  if (!round || kind === 'video') return null;
  return (
    <>
      <RepairButton slug={slug} roundId={round.id} timetable={timetable} />
      <Button
        variant="default"
        leftSection={<IconPencil size={16} aria-hidden />}
        loading={take.isPending}
        onClick={() => take.mutate(round.id)}
      >
        {say('draft.change')}
      </Button>
    </>
  );
}

/** The round that last brought meetings of a kind into a version: the version itself may be of another kind. */
function lastOf(
  rounds: Schemas['Round'][],
  kind: Schemas['Round']['kind'],
  version: number,
): Schemas['Round'] | undefined {
  return rounds
    .filter((round) => round.kind === kind && round.version !== null && round.version <= version)
    .sort((one, other) => (other.version ?? 0) - (one.version ?? 0))[0];
}

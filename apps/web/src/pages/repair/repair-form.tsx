import { Button, Group, Select } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';

import { api, bodyOf, type Schemas } from '../../api/client.js';
import { ErrorView } from '../../parts/error-view.js';
import { useSay } from '../../say.js';

import { causeKinds, causeOf, useChoices, type CauseKind } from './causes.js';
import { RepairPreview } from './repair-preview.js';

interface Props {
  slug: string;
  roundId: string;
  timetable: Schemas['Timetable'];
  onTaken: () => void;
}

/** What happened, to whom and from when on; then what becomes of the timetable. */
export function RepairForm({ slug, roundId, timetable, onTaken }: Props) {
  const say = useSay();
  const navigate = useNavigate();
  const client = useQueryClient();
  const [kind, setKind] = useState<CauseKind>('no-show');
  const [what, setWhat] = useState<string | null>(null);
  const [from, setFrom] = useState<string | null>(null);
  const choices = useChoices(slug, timetable);
  const cause = causeOf(kind, what, from);
  const params = { path: { id: roundId } };
  const preview = useMutation({
    mutationFn: (body: Schemas['NewRepair']) =>
      bodyOf(api.POST('/api/v1/rounds/{id}/repairs/preview', { params, body })),
  });
  const take = useMutation({
    mutationFn: (body: Schemas['NewRepair']) =>
      bodyOf(api.POST('/api/v1/rounds/{id}/repairs', { params, body })),
    onSuccess: async ({ number }) => {
      await client.invalidateQueries({ queryKey: ['rounds', slug] });
      onTaken();
      await navigate({ to: '/o/$slug/drafts/$number', params: { slug, number: String(number) } });
    },
  });
  const change = (act: () => void) => {
    act();
    preview.reset();
  };
  return (
    <>
      <Select
        label={say('repair.kind')}
        mb="sm"
        allowDeselect={false}
        value={kind}
        onChange={(next) =>
          change(() => {
            setKind(next as CauseKind);
            setWhat(null);
          })
        }
        data={causeKinds.map((each) => ({ value: each, label: say(`repair.kind.${each}`) }))}
      />
      <Select
        label={say('repair.what')}
        mb="sm"
        searchable
        value={what}
        onChange={(next) => change(() => setWhat(next))}
        data={choices.of(kind)}
        nothingFoundMessage={say('repair.nothing')}
      />
      {choices.hasFrom(kind) && (
        <Select
          label={say('repair.from')}
          description={kind === 'leaves' ? undefined : say('repair.from-optional')}
          mb="sm"
          clearable={kind !== 'leaves'}
          value={from}
          onChange={(next) => change(() => setFrom(next))}
          data={choices.moments}
        />
      )}
      {(preview.error ?? take.error) && <ErrorView error={(preview.error ?? take.error)!} />}
      {preview.data && <RepairPreview preview={preview.data} timetable={timetable} />}
      <Group justify="flex-end" mt="md">
        <Button
          variant={preview.data ? 'default' : 'filled'}
          disabled={!cause}
          loading={preview.isPending}
          onClick={() => cause && preview.mutate({ cause })}
        >
          {say('repair.look')}
        </Button>
        {preview.data && cause && (
          <Button loading={take.isPending} onClick={() => take.mutate({ cause })}>
            {say('repair.take')}
          </Button>
        )}
      </Group>
    </>
  );
}

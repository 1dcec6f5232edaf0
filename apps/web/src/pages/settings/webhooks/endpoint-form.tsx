import { Button, Checkbox, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';

import { ProblemError, type Schemas } from '../../../api/client.js';
import { ErrorView } from '../../../parts/error-view.js';
import { useSay } from '../../../say.js';

type EventType = Schemas['NewWebhook']['types'][number];

const types = [
  'registration.submitted',
  'registration.decided',
  'participant.changed',
  'round.proposed',
  'round.failed',
  'schedule.published',
  'mail.failed',
] as const satisfies readonly EventType[];

interface Props {
  initial: Schemas['NewWebhook'];
  label: string;
  busy: boolean;
  error: Error | null;
  onSubmit: (endpoint: Schemas['NewWebhook']) => void;
  onCancel: () => void;
}

/** Where events go, and which. */
export function EndpointForm({ initial, label, busy, error, onSubmit, onCancel }: Props) {
  const [url, setUrl] = useState(initial.url);
  const [chosen, setChosen] = useState<string[]>(initial.types);
  const say = useSay();
  const notes = error instanceof ProblemError ? error.errors : [];
  const note = notes.find(({ field }) => field === 'url')?.message;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSubmit({ url: url.trim(), types: types.filter((type) => chosen.includes(type)) });
  };
  return (
    <form onSubmit={submit} className="form">
      <TextInput
        type="url"
        required
        label={say('webhook.url')}
        description={say('webhook.url-about')}
        placeholder="https://"
        value={url}
        error={note}
        onChange={(event) => setUrl(event.currentTarget.value)}
      />
      <Checkbox.Group label={say('webhook.types')} required value={chosen} onChange={setChosen}>
        <div className="checks" data-dense>
          {types.map((type) => (
            <Checkbox key={type} value={type} label={say(`webhook.type.${type}`)} />
          ))}
        </div>
      </Checkbox.Group>
      {error && note === undefined && <ErrorView error={error} />}
      <div className="button-row">
        <Button type="submit" loading={busy} disabled={chosen.length === 0}>
          {label}
        </Button>
        <Button variant="default" onClick={onCancel}>
          {say('action.no')}
        </Button>
      </div>
    </form>
  );
}

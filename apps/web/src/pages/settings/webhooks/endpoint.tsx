import { Button } from '@mantine/core';
import { IconAlertTriangle, IconBan, IconCircleCheck } from '@tabler/icons-react';
import { useState } from 'react';

import type { Schemas } from '../../../api/client.js';
import { AskFirst } from '../../../parts/ask-first.js';
import { ErrorView } from '../../../parts/error-view.js';
import { FreshSecret } from '../../../parts/fresh-secret.js';
import { useAt } from '../../../parts/use-at.js';
import { useSay } from '../../../say.js';

import { EndpointForm } from './endpoint-form.js';
import { useEndpoint } from './use-endpoint.js';

interface Props {
  slug: string;
  endpoint: Schemas['Webhook'];
  onChange: () => Promise<void>;
}

/** One webhook: where it goes, how it fares, and what can be done with it. */
export function Endpoint({ slug, endpoint, onChange }: Props) {
  const [editing, setEditing] = useState(false);
  const say = useSay();
  const { change, remove, rotate, test } = useEndpoint(slug, endpoint, onChange);
  const { url, types, enabled } = endpoint;
  const failed = remove.error ?? rotate.error ?? test.error ?? (editing ? null : change.error);
  if (editing)
    return (
      <li className="drawer-item">
        <EndpointForm
          initial={{ url, types }}
          label={say('form.save')}
          busy={change.isPending}
          error={change.error}
          onSubmit={(edited) =>
            change.mutate({ ...edited, enabled }, { onSuccess: () => setEditing(false) })
          }
          onCancel={() => setEditing(false)}
        />
      </li>
    );
  return (
    <li className="drawer-item stack" style={{ gap: 8 }}>
      <Standing endpoint={endpoint} />
      <div className="button-row">
        <Button
          variant="default"
          disabled={!enabled}
          loading={test.isPending}
          onClick={() => test.mutate()}
        >
          {say('webhook.test')}
        </Button>
        <Button variant="default" onClick={() => setEditing(true)}>
          {say('webhook.edit')}
        </Button>
        <Button
          variant="default"
          loading={change.isPending}
          onClick={() => change.mutate({ url, types, enabled: !enabled })}
        >
          {say(enabled ? 'webhook.switch-off' : 'webhook.switch-on')}
        </Button>
        <AskFirst
          label={say('webhook.rotate')}
          question={say('webhook.rotate-about')}
          busy={rotate.isPending}
          onYes={() => rotate.mutate()}
        />
        <AskFirst
          label={say('webhook.remove')}
          question={say('webhook.remove-about', { url })}
          busy={remove.isPending}
          onYes={() => remove.mutate()}
        />
      </div>
      {rotate.data && (
        <FreshSecret
          title={say('webhook.secret')}
          secret={rotate.data.secret}
          onDone={() => rotate.reset()}
        />
      )}
      {failed && <ErrorView error={failed} />}
    </li>
  );
}

function Standing({ endpoint }: { endpoint: Schemas['Webhook'] }) {
  const say = useSay();
  const at = useAt();
  const { url, types, enabled, switchedOffBecause, failingSince, formerSecretUntil } = endpoint;
  const off = say(switchedOffBecause ? `webhook.off.${switchedOffBecause}` : 'webhook.off');
  const Picture = enabled ? IconCircleCheck : switchedOffBecause ? IconAlertTriangle : IconBan;
  return (
    <div>
      <strong style={{ overflowWrap: 'anywhere' }}>{url}</strong>{' '}
      <span className="tag" data-tone={enabled ? 'ok' : switchedOffBecause ? 'danger' : 'plain'}>
        <Picture size={14} aria-hidden /> {enabled ? say('webhook.on') : off}
      </span>
      <br />
      {types.map((type) => say(`webhook.type.${type}`)).join(' · ')}
      {enabled && failingSince && (
        <div style={{ color: 'var(--attention)' }}>
          {say('webhook.failing-since', { time: at(failingSince) })}
        </div>
      )}
      {formerSecretUntil && (
        <div className="quiet">{say('webhook.former-until', { time: at(formerSecretUntil) })}</div>
      )}
    </div>
  );
}

import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';

import { api, bodyOf, type Schemas } from '../../../api/client.js';
import { FreshSecret } from '../../../parts/fresh-secret.js';
import { useSay } from '../../../say.js';

import { EndpointForm } from './endpoint-form.js';

const nothing: Schemas['NewWebhook'] = { url: '', types: [] };

/** Makes a webhook; then shows its secret, once. */
export function NewEndpoint({ slug, onMade }: { slug: string; onMade: () => Promise<void> }) {
  const [opened, setOpened] = useState(false);
  const say = useSay();
  const make = useMutation({
    mutationFn: (body: Schemas['NewWebhook']) =>
      bodyOf(api.POST('/api/v1/showcases/{slug}/webhooks', { params: { path: { slug } }, body })),
    onSuccess: onMade,
  });
  const close = () => {
    make.reset();
    setOpened(false);
  };
  if (make.data)
    return <FreshSecret title={say('webhook.secret')} secret={make.data.secret} onDone={close} />;
  if (!opened)
    return (
      <Button
        w="fit-content"
        leftSection={<IconPlus size={16} aria-hidden />}
        onClick={() => setOpened(true)}
      >
        {say('webhook.add')}
      </Button>
    );
  return (
    <EndpointForm
      initial={nothing}
      label={say('webhook.add')}
      busy={make.isPending}
      error={make.error}
      onSubmit={(endpoint) => make.mutate(endpoint)}
      onCancel={close}
    />
  );
}

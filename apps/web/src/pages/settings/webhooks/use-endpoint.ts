import { useMutation } from '@tanstack/react-query';

import { api, bodyOf, type Schemas } from '../../../api/client.js';

/** What can be done with one webhook; the list is read again after each. */
export function useEndpoint(
  slug: string,
  { id: webhookId, version }: Schemas['Webhook'],
  onChange: () => Promise<void>,
) {
  const params = { path: { slug, webhookId } };
  // Also after a refusal: what is shown may be what somebody else has changed.
  const after = { onSettled: onChange };
  const change = useMutation({
    mutationFn: (body: Schemas['WebhookChange']) =>
      api.PUT('/api/v1/showcases/{slug}/webhooks/{webhookId}', {
        params: { ...params, header: { 'If-Match': `"${version}"` } },
        body,
      }),
    ...after,
  });
  const remove = useMutation({
    mutationFn: () => api.DELETE('/api/v1/showcases/{slug}/webhooks/{webhookId}', { params }),
    ...after,
  });
  const rotate = useMutation({
    mutationFn: () =>
      bodyOf(api.POST('/api/v1/showcases/{slug}/webhooks/{webhookId}/secret', { params })),
    ...after,
  });
  const test = useMutation({
    mutationFn: () => api.POST('/api/v1/showcases/{slug}/webhooks/{webhookId}/test', { params }),
    ...after,
  });
  return { change, remove, rotate, test };
}

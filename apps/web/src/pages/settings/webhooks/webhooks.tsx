import { useQuery, useQueryClient } from '@tanstack/react-query';

import { api, bodyOf } from '../../../api/client.js';
import { Section } from '../../../parts/section.js';
import { useSay } from '../../../say.js';

import { Deliveries } from './deliveries.js';
import { Endpoint } from './endpoint.js';
import { NewEndpoint } from './new-endpoint.js';

/** Addresses of other systems that are told what happens, and what became of each telling. */
export function Webhooks({ slug }: { slug: string }) {
  const say = useSay();
  const client = useQueryClient();
  const queryKey = ['webhooks', slug];
  const list = useQuery({
    queryKey,
    queryFn: () =>
      bodyOf(api.GET('/api/v1/showcases/{slug}/webhooks', { params: { path: { slug } } })),
  });
  const refresh = async () => {
    await client.invalidateQueries({ queryKey });
    await client.invalidateQueries({ queryKey: ['webhook-deliveries', slug] });
  };
  return (
    <>
      <Section title={say('settings.webhooks')} about={say('webhook.about')} error={list.error}>
        <ul className="plain-list">
          {list.data?.items.map((endpoint) => (
            <Endpoint key={endpoint.id} slug={slug} endpoint={endpoint} onChange={refresh} />
          ))}
        </ul>
        <NewEndpoint slug={slug} onMade={refresh} />
      </Section>
      {list.data && list.data.items.length > 0 && <Deliveries slug={slug} />}
    </>
  );
}

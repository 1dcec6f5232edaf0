import { Button, Group, SegmentedControl } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useCallback } from 'react';

import { api, bodyOf } from '../../../api/client.js';
import { ErrorView } from '../../../parts/error-view.js';
import { Loading } from '../../../parts/loading.js';
import { Pager } from '../../../parts/pager.js';
import { SearchBox } from '../../../parts/search-box.js';
import { useSay } from '../../../say.js';

import { DeliveryDrawer } from './delivery-drawer.js';
import { DeliveryTable } from './delivery-table.js';

const route = getRouteApi('/o/$slug/settings');
const states = ['queued', 'sending', 'delivered', 'failed'] as const;

/** The delivery log; looks again by itself while something is on its way. */
export function Deliveries({ slug }: { slug: string }) {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const say = useSay();
  const set = useCallback(
    (change: Partial<typeof search>) =>
      void navigate({ search: (now) => ({ ...now, cursor: undefined, ...change }), replace: true }),
    [navigate],
  );
  const onSearch = useCallback((q: string) => set({ q: q || undefined }), [set]);
  const { q, sort = '-created', cursor, open } = search;
  const state = states.find((each) => each === search.state);
  const query = { ...(q ? { q } : {}), ...(state ? { state } : {}), sort: sort as '-created' };
  const list = useQuery({
    queryKey: ['webhook-deliveries', slug, query, cursor],
    queryFn: () =>
      bodyOf(
        api.GET('/api/v1/showcases/{slug}/webhook-deliveries', {
          params: { path: { slug }, query: { ...query, ...(cursor ? { cursor } : {}) } },
        }),
      ),
    placeholderData: keepPreviousData,
    refetchInterval: ({ state: { data } }) =>
      data && data.counts.queued + data.counts.sending > 0 ? 2000 : false,
  });
  if (list.isPending) return <Loading />;
  if (list.isError) return <ErrorView error={list.error} onRetry={() => void list.refetch()} />;
  const { counts, items, total, next } = list.data;
  return (
    <section aria-label={say('webhook.log')}>
      <Group justify="space-between" mb="sm">
        <h2 className="form-heading">{say('webhook.log')}</h2>
        <Button
          component="a"
          size="xs"
          variant="default"
          leftSection={<IconDownload size={14} aria-hidden />}
          href={`/api/v1/showcases/${slug}/webhook-deliveries.csv?${new URLSearchParams(query).toString()}`}
        >
          .csv
        </Button>
      </Group>
      <Group mb="sm">
        <SearchBox label={say('webhook.search')} value={q ?? ''} onSearch={onSearch} />
        <div className="scroll">
          <SegmentedControl
            size="xs"
            aria-label={say('mails.state')}
            value={state ?? 'all'}
            onChange={(value) => set({ state: value === 'all' ? undefined : value })}
            data={[
              { value: 'all', label: say('mails.all') },
              ...states.map((each) => ({
                value: each,
                label: `${say(`state.${each}`)} ${counts[each]}`,
              })),
            ]}
          />
        </div>
      </Group>
      <div className="card">
        <DeliveryTable
          rows={items}
          sort={sort}
          onSort={(by) => set({ sort: by })}
          onOpen={(id) => set({ open: id, cursor })}
        />
        <Pager total={total} cursor={cursor} next={next} onCursor={(to) => set({ cursor: to })} />
      </div>
      <DeliveryDrawer slug={slug} id={open} onClose={() => set({ open: undefined, cursor })} />
    </section>
  );
}

import { Button, Group, SegmentedControl, Select, Tabs } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useCallback, useState } from 'react';

import { api, bodyOf, type Schemas } from '../../api/client.js';
import { overviewQuery } from '../../api/queries.js';
import type { MessageId } from '../../language.js';
import { ErrorView } from '../../parts/error-view.js';
import { Loading } from '../../parts/loading.js';
import { Pager } from '../../parts/pager.js';
import { SearchBox } from '../../parts/search-box.js';
import { roles } from '../../roles.js';
import { useSay } from '../../say.js';
import { usePageTitle } from '../../shell/page-title.js';

import { BulkBar } from './bulk-bar.js';
import { Invitations } from './invitations.js';
import { RegistrationDrawer } from './registration-drawer.js';
import { RegistrationTable } from './registration-table.js';

const route = getRouteApi('/o/$slug/registrations');
const pageSize = 50;

/** Views as tabs: the states a registration can be in, those to decide first. */
const views = ['pending', 'asked', 'waiting', 'approved', 'rejected', 'withdrawn'] as const;
/** The showcase's registrations; view, search, filter, sort, page and the open one stand in the address. */
export function RegistrationsPage() {
  const { slug } = route.useParams();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const say = useSay();
  const [marked, setMarked] = useState<ReadonlyMap<string, Schemas['ParticipantRow']>>(new Map());
  usePageTitle(say('registrations.title'));
  const set = useCallback(
    (change: Partial<typeof search>) =>
      void navigate({ search: (now) => ({ ...now, page: undefined, ...change }), replace: true }),
    [navigate],
  );
  const onSearch = useCallback((q: string) => set({ q: q || undefined }), [set]);
  const { q, sort = 'code', page = 1 } = search;
  const country = (['KR', 'US'] as const).find((each) => each === search.country);
  const status = views.find((each) => each === search.view);
  const role = roles.find((each) => each === search.role);
  const query = {
    ...(q ? { q } : {}),
    ...(country ? { country } : {}),
    ...(status ? { status } : {}),
    ...(role ? { role } : {}),
    sort: sort as 'code',
  };
  const list = useQuery({
    queryKey: ['participants', slug, query, page],
    queryFn: () =>
      bodyOf(
        api.GET('/api/v1/showcases/{slug}/participants', {
          params: { path: { slug }, query: { ...query, page, pageSize } },
        }),
      ),
    placeholderData: keepPreviousData,
  });
  const exportHref = (kind: string) =>
    `/api/v1/showcases/${slug}/participants.${kind}?${new URLSearchParams(query).toString()}`;
  return (
    <>
      <Group justify="space-between" mb="md">
        <h1 style={{ fontSize: 20, margin: 0 }}>{say('registrations.title')}</h1>
        <Group gap="xs">
          <Invitations slug={slug} />
          {['csv', 'xlsx'].map((kind) => (
            <Button
              key={kind}
              component="a"
              href={exportHref(kind)}
              size="xs"
              variant="default"
              leftSection={<IconDownload size={14} aria-hidden />}
            >
              .{kind}
            </Button>
          ))}
        </Group>
      </Group>
      <ViewTabs slug={slug} view={status ?? 'all'} onView={(view) => set({ view })} />
      <Group mb="md">
        <SearchBox label={say('participants.search')} value={q ?? ''} onSearch={onSearch} />
        <SegmentedControl
          size="xs"
          aria-label={say('participants.country')}
          value={country ?? 'all'}
          onChange={(value) => set({ country: value === 'all' ? undefined : value })}
          data={['all', 'KR', 'US'].map((value) => ({
            value,
            label: say(`country.${value}` as MessageId),
          }))}
        />
        <Select
          size="xs"
          clearable
          aria-label={say('participants.roles')}
          placeholder={say('participants.roles')}
          value={role ?? null}
          onChange={(value) => set({ role: value ?? undefined })}
          data={roles.map((value) => ({ value, label: say(`role.${value}`) }))}
        />
      </Group>
      {list.isError && <ErrorView error={list.error} onRetry={() => void list.refetch()} />}
      {list.isPending && <Loading />}
      {list.data && (
        <section className="card">
          <div className="scroll">
            <RegistrationTable
              rows={list.data.items}
              marked={marked}
              onMark={setMarked}
              sort={sort}
              onSort={(next) => set({ sort: next })}
              onOpen={(id) => set({ open: id, page })}
            />
          </div>
          <Pager
            total={list.data.total}
            page={page}
            pageSize={pageSize}
            onPage={(next) => set({ page: next })}
          />
        </section>
      )}
      <BulkBar slug={slug} rows={[...marked.values()]} onClear={() => setMarked(new Map())} />
      <RegistrationDrawer
        slug={slug}
        id={search.open}
        onClose={() => set({ open: undefined, page })}
      />
    </>
  );
}

function ViewTabs({
  slug,
  view,
  onView,
}: {
  slug: string;
  view: string;
  onView: (view: string | undefined) => void;
}) {
  const say = useSay();
  const overview = useQuery(overviewQuery(slug));
  const counts = overview.data?.participants ?? [];
  const count = (name: string) =>
    counts
      .filter(({ status }) => name === 'all' || status === name)
      .reduce((sum, { count: each }) => sum + each, 0);
  return (
    <Tabs
      value={view}
      onChange={(next) => onView(next === 'all' || next === null ? undefined : next)}
      mb="md"
    >
      <Tabs.List>
        {(['all', ...views] as const).map((name) => (
          <Tabs.Tab
            key={name}
            value={name}
            rightSection={<span className="tag">{count(name)}</span>}
          >
            {say(name === 'all' ? 'country.all' : `state.${name}`)}
          </Tabs.Tab>
        ))}
      </Tabs.List>
    </Tabs>
  );
}

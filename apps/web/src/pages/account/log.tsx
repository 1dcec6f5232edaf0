import { Button, Group, SegmentedControl, Select, TextInput } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useCallback } from 'react';

import { api, bodyOf, type Schemas } from '../../api/client.js';
import { meQuery } from '../../api/queries.js';
import { instantOf } from '../../forms/zoned.js';
import { useText } from '../../language.js';
import { ErrorView } from '../../parts/error-view.js';
import { Loading } from '../../parts/loading.js';
import { SearchBox } from '../../parts/search-box.js';
import { useSay } from '../../say.js';
import { usePageTitle } from '../../shell/page-title.js';
import { PublicBar } from '../../shell/public-bar.js';
import { zoneName } from '../../time.js';
import { SignInFirst } from '../sign-in/sign-in-first.js';

import { LogTable } from './log-table.js';

const route = getRouteApi('/account/log');
const kinds = ['read', 'change'] as const;
const ownZone = Intl.DateTimeFormat().resolvedOptions().timeZone;

/** Who read or changed a person's data, and the data of the companies he acts for. */
export function LogPage() {
  const me = useQuery(meQuery);
  const say = useSay();
  usePageTitle(say('log.title'));
  if (me.isPending) return <Loading />;
  if (!me.data?.user) return <SignInFirst />;
  return (
    <>
      <PublicBar />
      <main className="page stack">
        <h1 style={{ fontSize: 20, margin: 0 }}>{say('log.title')}</h1>
        <p className="quiet" style={{ margin: 0 }}>
          {say('log.about', { zone: zoneName(new Date(), ownZone) })}
        </p>
        <Log companies={me.data.companies} />
      </main>
    </>
  );
}

function useLog() {
  const search = route.useSearch();
  const { q, company } = search;
  const kind = kinds.find((each) => each === search.kind);
  // A day that is none, typed into the address, filters nothing.
  const from = instantOf(`${search.from}T00:00`, ownZone);
  const to = instantOf(`${search.to}T23:59:59.999`, ownZone);
  const filter = {
    ...(q ? { q } : {}),
    ...(kind ? { kind } : {}),
    ...(company ? { company } : {}),
    ...(from ? { from } : {}),
    ...(to ? { to } : {}),
  };
  const list = useInfiniteQuery({
    queryKey: ['log', filter],
    initialPageParam: '',
    queryFn: ({ pageParam: cursor }) =>
      bodyOf(
        api.GET('/api/v1/me/log', {
          params: { query: { ...filter, limit: 50, ...(cursor ? { cursor } : {}) } },
        }),
      ),
    getNextPageParam: (page) => page.next,
    placeholderData: keepPreviousData,
  });
  return { search, kind, filter, list };
}

function Log({ companies }: { companies: Schemas['Me']['companies'] }) {
  const say = useSay();
  const { filter, list } = useLog();
  return (
    <>
      <Filters companies={companies} query={new URLSearchParams(filter).toString()} />
      {list.isPending && <Loading />}
      {list.isError && <ErrorView error={list.error} onRetry={() => void list.refetch()} />}
      {list.data && <LogTable entries={list.data.pages.flatMap(({ items }) => items)} />}
      {list.hasNextPage && (
        <Button
          variant="default"
          loading={list.isFetchingNextPage}
          onClick={() => void list.fetchNextPage()}
        >
          {say('directory.more')}
        </Button>
      )}
    </>
  );
}

function Filters({ companies, query }: { companies: Schemas['Me']['companies']; query: string }) {
  const say = useSay();
  const text = useText();
  const { search, kind } = useLog();
  const navigate = route.useNavigate();
  const set = useCallback(
    (change: Partial<typeof search>) =>
      void navigate({ search: (now) => ({ ...now, ...change }), replace: true }),
    [navigate],
  );
  const onSearch = useCallback((q: string) => set({ q: q || undefined }), [set]);
  return (
    <Group align="end">
      <SearchBox label={say('log.search')} value={search.q ?? ''} onSearch={onSearch} />
      <SegmentedControl
        size="xs"
        aria-label={say('log.kind')}
        value={kind ?? 'all'}
        onChange={(value) => set({ kind: value === 'all' ? undefined : value })}
        data={['all', ...kinds].map((value) => ({
          value,
          label: say(`log.kind.${value as 'all'}`),
        }))}
      />
      {companies.length > 0 && (
        <Select
          size="xs"
          aria-label={say('log.of')}
          placeholder={say('log.of')}
          clearable
          value={search.company ?? null}
          onChange={(company) => set({ company: company ?? undefined })}
          data={companies.map(({ id, name }) => ({ value: id, label: text(name) }))}
        />
      )}
      {(['from', 'to'] as const).map((end) => (
        <TextInput
          key={end}
          size="xs"
          type="date"
          label={say(`log.${end}`)}
          value={search[end] ?? ''}
          onChange={(event) => set({ [end]: event.currentTarget.value || undefined })}
        />
      ))}
      <Button
        component="a"
        size="xs"
        variant="default"
        leftSection={<IconDownload size={14} aria-hidden />}
        href={`/api/v1/me/log.csv?${query}`}
      >
        .csv
      </Button>
    </Group>
  );
}

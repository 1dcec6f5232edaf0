import { Button, Group, Switch } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useCallback, useState } from 'react';

import { api, bodyOf, type Schemas } from '../../api/client.js';
import { ErrorView } from '../../parts/error-view.js';
import { Loading } from '../../parts/loading.js';
import { Pager } from '../../parts/pager.js';
import { useSay } from '../../say.js';
import { usePageTitle } from '../../shell/page-title.js';

import { BulkBar } from './bulk-bar.js';
import { Compare } from './compare.js';
import { DecideDialog } from './decide-dialog.js';
import { Filters } from './filters.js';
import { Import } from './import-dialog.js';
import { Invitations } from './invitations.js';
import { Places } from './places.js';
import { RegistrationPanel } from './registration-panel.js';
import { RegistrationTable } from './registration-table.js';
import { queryOf } from './search.js';
import { useDecide } from './use-decide.js';
import { actionKeys, useKeys, useKeysOn } from './use-keys.js';
import { actions } from './decisions.js';
import { Views } from './views.js';

type Row = Schemas['ParticipantRow'];

const route = getRouteApi('/o/$slug/registrations');

/** The showcase's registrations; view, search, filter, sort, page and the open one stand in the address. */
export function RegistrationsPage() {
  const { slug } = route.useParams();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const say = useSay();
  const [marked, setMarked] = useState<ReadonlyMap<string, Row>>(new Map());
  const [pair, setPair] = useState<{ id: string; other: string } | null>(null);
  const [keys, setKeys] = useKeysOn();
  usePageTitle(say('registrations.title'));
  const set = useCallback(
    (change: Partial<typeof search>) =>
      void navigate({ search: (now) => ({ ...now, cursor: undefined, ...change }), replace: true }),
    [navigate],
  );
  const onSearch = useCallback((q: string) => set({ q: q || undefined }), [set]);
  const { cursor, open } = search;
  const query = queryOf(search);
  const list = useQuery({
    queryKey: ['participants', slug, query, cursor],
    queryFn: () =>
      bodyOf(
        api.GET('/api/v1/showcases/{slug}/participants', {
          params: { path: { slug }, query: { ...query, ...(cursor ? { cursor } : {}) } },
        }),
      ),
    placeholderData: keepPreviousData,
  });
  const rows = list.data?.items ?? [];
  const fresh = new Map(rows.map((row) => [row.id, row]));
  const markedRows = [...marked.values()].map((row) => fresh.get(row.id) ?? row);
  const clear = () => setMarked(new Map());
  const decisions = useDecide(slug, clear);
  const step = (by: 1 | -1) => {
    const next = rows[rows.findIndex(({ id }) => id === open) + by];
    if (next) set({ open: next.id, cursor });
  };
  useKeys(keys, (key) => {
    if (key === 'J') step(1);
    if (key === 'K') step(-1);
    const action = actions.find((each) => actionKeys[each] === key);
    const chosen = markedRows.length > 0 ? markedRows : rows.filter(({ id }) => id === open);
    if (action) decisions.start(action, chosen);
  });
  const compare = ({ id, duplicate }: Pick<Row, 'id' | 'duplicate'>) =>
    duplicate && setPair({ id, other: duplicate.id });
  return (
    <div className="intake" data-open={open !== undefined}>
      <div className="intake-list">
        <Header slug={slug} query={query} />
        <Places slug={slug} places={decisions.places} />
        <Views slug={slug} search={search} onView={(view) => set({ ...view, open: undefined })} />
        <Filters slug={slug} search={search} onChange={set} onSearch={onSearch} />
        {list.isError && <ErrorView error={list.error} onRetry={() => void list.refetch()} />}
        {list.isPending && <Loading />}
        {list.data && (
          <section className="card">
            <div className="scroll">
              <RegistrationTable
                rows={rows}
                marked={marked}
                onMark={setMarked}
                sort={query.sort}
                onSort={(sort) => set({ sort })}
                open={open}
                onOpen={(id) => set({ open: id, cursor })}
                onCompare={compare}
              />
            </div>
            {rows.length === 0 && (
              <p className="quiet" style={{ padding: '0 16px' }}>
                {say('registrations.none')}
              </p>
            )}
            <Pager
              total={list.data.total}
              cursor={cursor}
              next={list.data.next}
              onCursor={(to) => set({ cursor: to })}
            />
          </section>
        )}
        <Switch
          className="wide-only"
          size="xs"
          mt="sm"
          label={say('keys.intake')}
          checked={keys}
          onChange={(event) => setKeys(event.target.checked)}
        />
        <BulkBar rows={markedRows} decisions={decisions} keys={keys} onClear={clear} />
      </div>
      <RegistrationPanel
        id={open}
        decisions={decisions}
        keys={keys && markedRows.length === 0}
        onStep={step}
        onCompare={compare}
        onClose={() => set({ open: undefined, cursor })}
      />
      <DecideDialog decisions={decisions} />
      <Compare pair={pair} onClose={() => setPair(null)} />
    </div>
  );
}

function Header({ slug, query }: { slug: string; query: Record<string, string> }) {
  const say = useSay();
  return (
    <Group justify="space-between" mb="xs">
      <h1 style={{ fontSize: 20, margin: 0 }}>{say('registrations.title')}</h1>
      <Group gap="xs">
        <Invitations slug={slug} />
        <Import slug={slug} />
        {['csv', 'xlsx'].map((kind) => (
          <Button
            key={kind}
            component="a"
            href={`/api/v1/showcases/${slug}/participants.${kind}?${new URLSearchParams(query).toString()}`}
            size="xs"
            variant="default"
            leftSection={<IconDownload size={14} aria-hidden />}
          >
            .{kind}
          </Button>
        ))}
      </Group>
    </Group>
  );
}

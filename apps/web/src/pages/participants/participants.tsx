import { Button, Group, SegmentedControl } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useCallback } from 'react';

import { api, bodyOf, type Schemas } from '../../api/client.js';
import { BothNames, Country } from '../../parts/company-name.js';
import { ErrorView } from '../../parts/error-view.js';
import { Loading } from '../../parts/loading.js';
import { Pager } from '../../parts/pager.js';
import { SearchBox } from '../../parts/search-box.js';
import { SortHeader } from '../../parts/sort-header.js';
import { StateTag } from '../../parts/state-tag.js';
import type { MessageId } from '../../language.js';
import { useSay } from '../../say.js';

import { ParticipantDrawer } from './participant-drawer.js';

const route = getRouteApi('/o/$slug/');
const pageSize = 50;
type Row = Schemas['ParticipantRow'];

/** The showcase's participants; search, filter, sort and page stand in the address. */
export function ParticipantsPage() {
  const { slug } = route.useParams();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const say = useSay();
  const set = useCallback(
    (change: Partial<typeof search>) =>
      void navigate({ search: (now) => ({ ...now, page: undefined, ...change }), replace: true }),
    [navigate],
  );
  const onSearch = useCallback((q: string) => set({ q: q || undefined }), [set]);
  const { q, sort = 'code', page = 1 } = search;
  const country: 'KR' | 'US' | undefined =
    search.country === 'KR' || search.country === 'US' ? search.country : undefined;
  const query = { ...(q ? { q } : {}), ...(country ? { country } : {}), sort: sort as 'code' };
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
        <h1 style={{ fontSize: 20, margin: 0 }}>{say('participants.title')}</h1>
        <Group gap="xs">
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
      </Group>
      {list.isError && <ErrorView error={list.error} onRetry={() => void list.refetch()} />}
      {list.isPending && <Loading />}
      {list.data && (
        <section className="card">
          <div className="scroll">
            <ParticipantTable
              rows={list.data.items}
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
      <ParticipantDrawer id={search.open} onClose={() => set({ open: undefined, page })} />
    </>
  );
}

interface TableProps {
  rows: Row[];
  sort: string;
  onSort: (sort: string) => void;
  onOpen: (id: string) => void;
}

function ParticipantTable({ rows, sort, onSort, onOpen }: TableProps) {
  const say = useSay();
  const header = (name: string, label: string, number = false, wide = false) => (
    <SortHeader name={name} label={label} sort={sort} onSort={onSort} number={number} wide={wide} />
  );
  return (
    <table className="data-table">
      <thead>
        <tr>
          {header('code', say('participants.code'), false, true)}
          {header('country', say('participants.country'))}
          {header('name', say('participants.company'))}
          <th scope="col" className="wide-only">
            {say('participants.roles')}
          </th>
          {header('status', say('participants.status'), false, true)}
          {header('offerings', say('participants.offerings'), true, true)}
          {header('needs', say('participants.needs'), true, true)}
          {header('wishes', say('participants.wished-by'), true, true)}
          {header('meetings', say('participants.meetings'), true)}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            <td className="quiet wide-only">{row.code}</td>
            <td>
              <Country country={row.country} />
            </td>
            <td>
              <button type="button" className="row-button" onClick={() => onOpen(row.id)}>
                <BothNames name={row.company} />
              </button>
            </td>
            <td className="wide-only">
              {row.roles.map((role) => say(`role.${role}` as MessageId)).join(', ')}
            </td>
            <td className="wide-only">
              <StateTag state={row.status} />
            </td>
            <td className="number wide-only">{row.offerings}</td>
            <td className="number wide-only">{row.needs}</td>
            <td className="number wide-only">{row.wishesReceived}</td>
            <td className="number">{row.meetings ?? '–'}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

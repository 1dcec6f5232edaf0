import { Button, Group, SegmentedControl } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useCallback } from 'react';

import { api, bodyOf, type Schemas } from '../../api/client.js';
import { useLanguage, type MessageId } from '../../language.js';
import { ErrorView } from '../../parts/error-view.js';
import { Loading } from '../../parts/loading.js';
import { Pager } from '../../parts/pager.js';
import { SearchBox } from '../../parts/search-box.js';
import { SortHeader } from '../../parts/sort-header.js';
import { StateTag } from '../../parts/state-tag.js';
import { useSay } from '../../say.js';
import { clockTime, shortDay, zoneName } from '../../time.js';

const route = getRouteApi('/o/$slug/mail');
const states = ['queued', 'sending', 'sent', 'failed'] as const;
const ownZone = Intl.DateTimeFormat().resolvedOptions().timeZone;

/** The showcase's mails and what became of each; looks again by itself while some are on their way. */
export function MailsPage() {
  const { slug } = route.useParams();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const say = useSay();
  const set = useCallback(
    (change: Partial<typeof search>) =>
      void navigate({ search: (now) => ({ ...now, cursor: undefined, ...change }), replace: true }),
    [navigate],
  );
  const onSearch = useCallback((q: string) => set({ q: q || undefined }), [set]);
  const { q, sort = '-created', cursor } = search;
  const state = states.find((each) => each === search.state);
  const query = { ...(q ? { q } : {}), ...(state ? { state } : {}), sort: sort as '-created' };
  const list = useQuery({
    queryKey: ['mails', slug, query, cursor],
    queryFn: () =>
      bodyOf(
        api.GET('/api/v1/showcases/{slug}/mails', {
          params: { path: { slug }, query: { ...query, ...(cursor ? { cursor } : {}) } },
        }),
      ),
    placeholderData: keepPreviousData,
    refetchInterval: ({ state: { data } }) =>
      data && data.counts.queued + data.counts.sending > 0 ? 1000 : false,
  });
  if (list.isPending) return <Loading />;
  if (list.isError) return <ErrorView error={list.error} onRetry={() => void list.refetch()} />;
  const { counts, items, total, next } = list.data;
  return (
    <>
      <Group justify="space-between" mb="md">
        <h1 style={{ fontSize: 20, margin: 0 }}>{say('mails.title')}</h1>
        <Button
          component="a"
          size="xs"
          variant="default"
          leftSection={<IconDownload size={14} aria-hidden />}
          href={`/api/v1/showcases/${slug}/mails.csv?${new URLSearchParams(query).toString()}`}
        >
          .csv
        </Button>
      </Group>
      <Group mb="md">
        <SearchBox label={say('mails.search')} value={q ?? ''} onSearch={onSearch} />
        <SegmentedControl
          size="xs"
          aria-label={say('mails.state')}
          value={state ?? 'all'}
          onChange={(value) => set({ state: value === 'all' ? undefined : value })}
          data={[
            { value: 'all', label: say('mails.all') },
            ...states.map((each) => ({
              value: each,
              label: `${say(`state.${each}` as MessageId)} ${counts[each]}`,
            })),
          ]}
        />
      </Group>
      <section className="card">
        <div className="scroll">
          <MailTable rows={items} sort={sort} onSort={(next) => set({ sort: next })} />
        </div>
        <Pager total={total} cursor={cursor} next={next} onCursor={(to) => set({ cursor: to })} />
      </section>
    </>
  );
}

function MailTable({
  rows,
  sort,
  onSort,
}: {
  rows: Schemas['MailRow'][];
  sort: string;
  onSort: (sort: string) => void;
}) {
  const say = useSay();
  const { language } = useLanguage();
  const header = (name: string, label: string) => (
    <SortHeader name={name} label={label} sort={sort} onSort={onSort} />
  );
  return (
    <table className="data-table">
      <thead>
        <tr>
          {header('name', say('mails.to'))}
          <th scope="col">{say('mails.subject')}</th>
          {header('state', say('mails.state'))}
          {header('sent', say('mails.sent-at'))}
        </tr>
      </thead>
      <tbody>
        {rows.map((mail) => (
          <tr key={mail.id}>
            <td>
              <b style={{ fontWeight: 640 }}>{mail.name}</b>
              <div className="quiet">{mail.to}</div>
            </td>
            <td lang={mail.language}>{mail.subject}</td>
            <td>
              <StateTag state={mail.state} />
              {mail.lastError && <div style={{ color: 'var(--danger)' }}>{mail.lastError}</div>}
            </td>
            <td style={{ whiteSpace: 'nowrap' }}>
              {mail.sentAt &&
                `${shortDay(mail.sentAt, ownZone, language)} ${clockTime(mail.sentAt, ownZone)} ${zoneName(mail.sentAt, ownZone)}`}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

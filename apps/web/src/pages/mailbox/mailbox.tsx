import { Button, Group, Modal, SegmentedControl, Text } from '@mantine/core';
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useCallback, useState } from 'react';

import { api, bodyOf, type Schemas } from '../../api/client.js';
import { useLanguage } from '../../language.js';
import { ErrorView } from '../../parts/error-view.js';
import { Loading } from '../../parts/loading.js';
import { SearchBox } from '../../parts/search-box.js';
import { useSay } from '../../say.js';
import { PublicBar } from '../../shell/public-bar.js';
import { clockTime, shortDay, zoneName } from '../../time.js';

import { MessageView } from './message-view.js';

const route = getRouteApi('/mailbox');
const pageSize = 50;
const ownZone = Intl.DateTimeFormat().resolvedOptions().timeZone;

/** The built-in mailbox: every message caught on this machine. */
export function MailboxPage() {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const say = useSay();
  const set = useCallback(
    (change: Partial<typeof search>) =>
      void navigate({ search: (now) => ({ ...now, ...change }), replace: true }),
    [navigate],
  );
  const onSearch = useCallback((q: string) => set({ q: q || undefined }), [set]);
  const chosen = search.language === 'ko' || search.language === 'en' ? search.language : undefined;
  const list = useInfiniteQuery({
    queryKey: ['mailbox', search.q, chosen],
    initialPageParam: 1,
    queryFn: ({ pageParam }) =>
      bodyOf(
        api.GET('/mailbox/api/messages', {
          params: {
            query: {
              page: pageParam,
              pageSize,
              ...(search.q ? { q: search.q } : {}),
              ...(chosen ? { language: chosen } : {}),
            },
          },
        }),
      ),
    getNextPageParam: (last, pages) =>
      pages.length * pageSize < last.total ? pages.length + 1 : undefined,
    refetchInterval: 5000,
  });
  const items = list.data?.pages.flatMap((page) => page.items) ?? [];
  const counts = list.data?.pages[0]?.counts;
  const open = search.open ?? items[0]?.id;
  return (
    <>
      <PublicBar end={<EmptyMailbox />}>
        <b>{say('mailbox.title')}</b>
        <span className="quiet wide-only">
          {say('mailbox.caught', { count: counts?.all ?? 0 })}
        </span>
      </PublicBar>
      {list.isError && <ErrorView error={list.error} />}
      <main className="mailbox">
        <section className="mail-list" aria-label={say('mailbox.list')}>
          <Group p="sm" gap="xs">
            <SearchBox label={say('mailbox.search')} value={search.q ?? ''} onSearch={onSearch} />
            <SegmentedControl
              size="xs"
              aria-label={say('shell.language')}
              value={chosen ?? 'all'}
              onChange={(value) => set({ language: value === 'all' ? undefined : value })}
              data={[
                { value: 'all', label: `${say('mails.all')} ${counts?.all ?? ''}` },
                { value: 'ko', label: `한국어 ${counts?.ko ?? ''}` },
                { value: 'en', label: `English ${counts?.en ?? ''}` },
              ]}
            />
          </Group>
          {list.isPending && <Loading />}
          {list.data && items.length === 0 && <p style={{ padding: 16 }}>{say('mailbox.none')}</p>}
          {items.map((item) => (
            <Item
              key={item.id}
              item={item}
              current={item.id === open}
              onOpen={() => set({ open: item.id })}
            />
          ))}
          {list.hasNextPage && (
            <Button
              fullWidth
              variant="subtle"
              loading={list.isFetchingNextPage}
              onClick={() => void list.fetchNextPage()}
            >
              {say('mailbox.more')}
            </Button>
          )}
        </section>
        <section style={{ padding: 16, minWidth: 0 }}>{open && <MessageView id={open} />}</section>
      </main>
    </>
  );
}

interface ItemProps {
  item: Schemas['MailboxPage']['items'][number];
  current: boolean;
  onOpen: () => void;
}

function Item({ item, current, onOpen }: ItemProps) {
  const { language } = useLanguage();
  return (
    <button type="button" className="mail-item" aria-current={current} onClick={onOpen}>
      <span style={{ display: 'flex', justifyContent: 'space-between', gap: 8 }}>
        <b style={{ fontWeight: 640 }}>{item.toName || item.to}</b>
        <span className="quiet" style={{ fontSize: 12, whiteSpace: 'nowrap' }}>
          {shortDay(item.receivedAt, ownZone, language)} {clockTime(item.receivedAt, ownZone)}{' '}
          {zoneName(item.receivedAt, ownZone)}
        </span>
      </span>
      <span
        lang={item.language ?? undefined}
        className="cell-line"
        style={{ color: 'var(--text-2)', fontSize: 13 }}
      >
        {item.subject}
      </span>
    </button>
  );
}

/** Removing all messages cannot be undone, so it asks. */
function EmptyMailbox() {
  const [asking, setAsking] = useState(false);
  const client = useQueryClient();
  const say = useSay();
  const empty = useMutation({
    mutationFn: () => api.DELETE('/mailbox/api/messages'),
    onSuccess: async () => {
      setAsking(false);
      await client.invalidateQueries({ queryKey: ['mailbox'] });
    },
  });
  return (
    <>
      <Button size="xs" variant="default" onClick={() => setAsking(true)}>
        {say('mailbox.empty')}
      </Button>
      <Modal
        opened={asking}
        onClose={() => setAsking(false)}
        title={say('mailbox.empty-ask')}
        closeButtonProps={{ 'aria-label': say('action.close') }}
      >
        <Text size="sm">{say('mailbox.empty-what')}</Text>
        <Group justify="flex-end" mt="md">
          <Button variant="default" onClick={() => setAsking(false)}>
            {say('action.back')}
          </Button>
          <Button color="red" loading={empty.isPending} onClick={() => empty.mutate()}>
            {say('mailbox.empty-yes')}
          </Button>
        </Group>
      </Modal>
    </>
  );
}

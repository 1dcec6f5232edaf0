import { Button, Group, Modal, SegmentedControl, Text } from '@mantine/core';
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useCallback, useState } from 'react';

import { api, bodyOf, type Schemas } from '../../api/client.js';
import { useLanguage, type Language } from '../../language.js';
import { ErrorView } from '../../parts/error-view.js';
import { Loading } from '../../parts/loading.js';
import { SearchBox } from '../../parts/search-box.js';
import { useSay } from '../../say.js';
import { PublicBar } from '../../shell/public-bar.js';
import { clockTime, shortDay, zoneName } from '../../time.js';

import { MessageView } from './message-view.js';

const route = getRouteApi('/mailbox');
const ownZone = Intl.DateTimeFormat().resolvedOptions().timeZone;

/** The built-in mailbox: every message caught on this machine. */
export function MailboxPage() {
  const search = route.useSearch();
  const say = useSay();
  const list = useMessages(search.q, languageOf(search.language));
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
          <Filters counts={counts} />
          <MessageList list={list} items={items} open={open} />
        </section>
        <section style={{ padding: 16, minWidth: 0 }}>{open && <MessageView id={open} />}</section>
      </main>
    </>
  );
}

function languageOf(text: string | undefined): Language | undefined {
  return text === 'ko' || text === 'en' ? text : undefined;
}

function useMessages(q: string | undefined, language: Language | undefined) {
  const filter = { ...(q ? { q } : {}), ...(language ? { language } : {}) };
  return useInfiniteQuery({
    queryKey: ['mailbox', filter],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) =>
      bodyOf(
        api.GET('/mailbox/api/messages', {
          params: { query: { ...filter, ...(pageParam ? { cursor: pageParam } : {}) } },
        }),
      ),
    getNextPageParam: (last) => last.next ?? undefined,
    refetchInterval: 5000,
  });
}

/** Changes the address, which holds search, language and the open message. */
function useSet() {
  const navigate = route.useNavigate();
  return useCallback(
    (change: { q?: string | undefined; language?: string | undefined; open?: string }) =>
      void navigate({ search: (now) => ({ ...now, ...change }), replace: true }),
    [navigate],
  );
}

function Filters({ counts }: { counts: Schemas['MailboxPage']['counts'] | undefined }) {
  const search = route.useSearch();
  const set = useSet();
  const say = useSay();
  const onSearch = useCallback((q: string) => set({ q: q || undefined }), [set]);
  return (
    <Group p="sm" gap="xs">
      <SearchBox label={say('mailbox.search')} value={search.q ?? ''} onSearch={onSearch} />
      <SegmentedControl
        size="xs"
        aria-label={say('shell.language')}
        value={languageOf(search.language) ?? 'all'}
        onChange={(value) => set({ language: value === 'all' ? undefined : value })}
        data={[
          { value: 'all', label: `${say('mails.all')} ${counts?.all ?? ''}` },
          { value: 'ko', label: `한국어 ${counts?.ko ?? ''}` },
          { value: 'en', label: `English ${counts?.en ?? ''}` },
        ]}
      />
    </Group>
  );
}

interface MessageListProps {
  list: ReturnType<typeof useMessages>;
  items: ItemProps['item'][];
  open: string | undefined;
}

function MessageList({ list, items, open }: MessageListProps) {
  const set = useSet();
  const say = useSay();
  return (
    <>
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

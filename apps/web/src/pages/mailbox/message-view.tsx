import { Group, SegmentedControl } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';

import { api, bodyOf, type Schemas } from '../../api/client.js';
import { useLanguage, type MessageId } from '../../language.js';
import { ErrorView } from '../../parts/error-view.js';
import { Loading } from '../../parts/loading.js';
import { useSay } from '../../say.js';
import { clockTime, shortDay, zoneName } from '../../time.js';

const views = ['html', 'text', 'calendar', 'source'] as const;
type View = (typeof views)[number];
const ownZone = Intl.DateTimeFormat().resolvedOptions().timeZone;

/** A message as received, as plain text, its calendar part, or its source. */
export function MessageView({ id }: { id: string }) {
  const [view, setView] = useState<View>('html');
  const [width, setWidth] = useState<'600' | 'phone'>('600');
  const say = useSay();
  const { language } = useLanguage();
  const message = useQuery({
    queryKey: ['message', id],
    queryFn: () => bodyOf(api.GET('/mailbox/api/messages/{id}', { params: { path: { id } } })),
  });
  if (message.isPending) return <Loading />;
  if (message.isError) return <ErrorView error={message.error} />;
  const { data } = message;
  return (
    <>
      <Group justify="space-between" mb="md">
        <SegmentedControl
          size="xs"
          aria-label={say('message.view')}
          value={view}
          onChange={(value) => setView(value)}
          data={views.map((value) => ({ value, label: say(`message.${value}` as MessageId) }))}
        />
        <SegmentedControl
          size="xs"
          aria-label={say('message.width')}
          value={width}
          onChange={(value) => setWidth(value)}
          data={[
            { value: '600', label: '600 px' },
            { value: 'phone', label: say('message.phone') },
          ]}
        />
      </Group>
      <article
        className="card"
        style={{ maxWidth: width === 'phone' ? 390 : 720, margin: '0 auto' }}
      >
        <header style={{ padding: 16, borderBottom: '1px solid var(--line)' }}>
          <h1 style={{ fontSize: 16, margin: 0 }} lang={data.language ?? undefined}>
            {data.subject}
          </h1>
          <div>
            {data.from.name} <span className="quiet">&lt;{data.from.address}&gt;</span>
          </div>
          <div className="quiet">
            {say('message.to', { name: data.to.name, address: data.to.address })} ·{' '}
            {shortDay(data.receivedAt, ownZone, language)} {clockTime(data.receivedAt, ownZone)}{' '}
            {zoneName(data.receivedAt, ownZone)}
          </div>
        </header>
        <Body message={data} view={view} />
      </article>
    </>
  );
}

function Body({ message, view }: { message: Schemas['MailboxMessage']; view: View }) {
  const say = useSay();
  if (view === 'html')
    return (
      <iframe
        className="mail-frame"
        title={message.subject}
        // No scripts; a link that is clicked opens instead of this page.
        sandbox="allow-top-navigation-by-user-activation allow-popups"
        srcDoc={`<base target="_top">${message.html ?? ''}`}
      />
    );
  if (view === 'text') return <pre className="source">{message.text}</pre>;
  if (view === 'source') return <Source id={message.id} />;
  if (!message.calendar) return <p style={{ padding: 16 }}>{say('message.no-calendar')}</p>;
  return (
    <>
      <p style={{ padding: '16px 16px 0', margin: 0 }}>
        {say('message.calendar-facts', {
          method: message.calendar.method,
          events: message.calendar.events,
        })}
      </p>
      <pre className="source">{message.calendar.content}</pre>
    </>
  );
}

function Source({ id }: { id: string }) {
  const source = useQuery({
    queryKey: ['source', id],
    queryFn: async () => (await fetch(`/mailbox/api/messages/${id}/source`)).text(),
  });
  if (source.isPending) return <Loading />;
  return <pre className="source">{source.data}</pre>;
}

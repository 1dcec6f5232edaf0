import { Button, Textarea } from '@mantine/core';
import { useState, type FormEvent } from 'react';

import type { Schemas } from '../api/client.js';
import { useLanguage, writtenIn } from '../language.js';
import { useSay } from '../say.js';
import { clockTime, shortDay, zoneName } from '../time.js';

interface Props {
  messages: Schemas['Thread']['items'];
  /** Whose words stand at the right. */
  own: 'organiser' | 'company';
  sending: boolean;
  onSend: (body: string) => Promise<unknown>;
}

/** A conversation between organiser and company, oldest first, and the field to go on. */
export function Thread({ messages, own, sending, onSend }: Props) {
  const [body, setBody] = useState('');
  const say = useSay();
  const { language } = useLanguage();
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const send = (event: FormEvent) => {
    event.preventDefault();
    // What was typed is kept until it has arrived.
    void onSend(body.trim()).then(() => setBody(''));
  };
  return (
    <div className="thread">
      {messages.length === 0 && <p className="quiet">{say('thread.none')}</p>}
      <ol className="plain-list">
        {messages.map((message) => (
          <li key={message.id} className="bubble" data-own={message.side === own}>
            <p className="quiet" style={{ margin: 0 }}>
              {message.side === 'organiser' ? say('thread.organiser') : say('thread.company')}
              {message.author && ` · ${message.author}`} ·{' '}
              {shortDay(message.createdAt, zone, language)} {clockTime(message.createdAt, zone)}{' '}
              {zoneName(message.createdAt, zone)}
            </p>
            <p lang={writtenIn(message.body)} style={{ margin: 0, whiteSpace: 'pre-line' }}>
              {message.body}
            </p>
          </li>
        ))}
      </ol>
      <form onSubmit={send} className="form">
        <Textarea
          label={say('thread.write')}
          description={say('thread.mailed')}
          autosize
          minRows={2}
          maxLength={4000}
          value={body}
          onChange={(event) => setBody(event.target.value)}
        />
        <Button type="submit" loading={sending} disabled={body.trim() === ''} w="fit-content">
          {say('thread.send')}
        </Button>
      </form>
    </div>
  );
}

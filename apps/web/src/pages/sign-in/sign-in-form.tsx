import { Button, TextInput } from '@mantine/core';
import { IconMail } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';

import { api } from '../../api/client.js';
import { useLanguage } from '../../language.js';
import { ErrorView } from '../../parts/error-view.js';
import { useSay } from '../../say.js';

/** Asks for a link by mail; what it says afterwards is the same for every address. */
export function SignInForm({ next }: { next?: string | undefined }) {
  const [email, setEmail] = useState('');
  const say = useSay();
  const { language } = useLanguage();
  const ask = useMutation({
    mutationFn: () =>
      api.POST('/api/v1/sign-in-links', {
        body: { email: email.trim(), language, ...(next ? { next } : {}) },
      }),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    ask.mutate();
  };
  if (ask.isSuccess)
    return (
      <section className="card" style={{ padding: 20 }} role="status">
        <h2 style={{ fontSize: 16, margin: '0 0 8px' }}>
          <IconMail size={18} aria-hidden /> {say('sign-in.sent')}
        </h2>
        <p style={{ margin: '0 0 12px' }}>{say('sign-in.sent-about', { email: email.trim() })}</p>
        <Button variant="default" onClick={() => ask.reset()}>
          {say('sign-in.other-address')}
        </Button>
      </section>
    );
  return (
    <form onSubmit={submit} className="card" style={{ padding: 20 }}>
      <TextInput
        label={say('sign-in.email')}
        type="email"
        autoComplete="email"
        required
        size="md"
        value={email}
        onChange={(event) => setEmail(event.target.value)}
      />
      <p className="quiet">{say('sign-in.about')}</p>
      {ask.isError && <ErrorView error={ask.error} />}
      <Button type="submit" size="md" loading={ask.isPending}>
        {say('sign-in.send')}
      </Button>
    </form>
  );
}

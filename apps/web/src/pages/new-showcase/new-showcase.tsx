import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';

import { api, bodyOf, ProblemError } from '../../api/client.js';
import { meQuery, sectorsQuery } from '../../api/queries.js';
import { ChoiceField, TextField } from '../../forms/fields.js';
import { noteFrom, type Form } from '../../forms/form.js';
import { TimeZoneField } from '../../forms/time-zone-field.js';
import { useText } from '../../language.js';
import { ErrorView } from '../../parts/error-view.js';
import { Loading } from '../../parts/loading.js';
import { useSay } from '../../say.js';
import { usePageTitle } from '../../shell/page-title.js';
import { PublicBar } from '../../shell/public-bar.js';
import { SignInFirst } from '../sign-in/sign-in-first.js';
import { GeneralFields } from '../settings/general-fields.js';

/** An administrator makes a showcase; days, tables and rules follow in its settings. */
export function NewShowcasePage() {
  const me = useQuery(meQuery);
  const say = useSay();
  usePageTitle(say('new-showcase.title'));
  if (me.isPending) return <Loading />;
  if (!me.data?.user) return <SignInFirst />;
  return (
    <>
      <PublicBar />
      <main className="page" style={{ maxWidth: 820 }}>
        <h1 style={{ fontSize: 20, marginTop: 0 }}>{say('new-showcase.title')}</h1>
        {me.data.user.isAdmin ? (
          <NewShowcaseForm contact={me.data.user} />
        ) : (
          <p>{say('new-showcase.admins')}</p>
        )}
      </main>
    </>
  );
}

function NewShowcaseForm({ contact }: { contact: { name: string; email: string } }) {
  const say = useSay();
  const text = useText();
  const client = useQueryClient();
  const navigate = useNavigate();
  const sectors = useQuery(sectorsQuery);
  const [typed, setTyped] = useState<Record<string, unknown>>({
    slug: '',
    timeZone: 'Asia/Seoul',
    startsOn: '',
    endsOn: '',
    contactName: contact.name,
    contactEmail: contact.email,
  });
  // The first of the list until another one is chosen.
  const values: Record<string, unknown> = { sector: sectors.data?.items[0]?.sector, ...typed };
  const create = useMutation({
    mutationFn: () => bodyOf(api.POST('/api/v1/showcases', { body: bodyFrom(values) })),
    onSuccess: async ({ slug }) => {
      await client.invalidateQueries();
      void navigate({
        to: '/o/$slug/settings',
        params: { slug },
        search: { section: 'programme' },
      });
    },
  });
  const errors = create.error instanceof ProblemError ? create.error.errors : [];
  const form: Form = {
    values,
    change: (typed) => setTyped((now) => ({ ...now, ...typed })),
    leave: () => undefined,
    note: noteFrom(errors.map((error) => ({ ...error, field: fieldOf(error.field) }))),
  };
  return (
    <form
      className="form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        create.mutate();
      }}
    >
      <div className="field-row">
        <TextField
          form={form}
          name="slug"
          label={say('new-showcase.slug')}
          description={say('new-showcase.slug-about')}
          required
        />
        <ChoiceField
          form={form}
          name="sector"
          label={say('new-showcase.sector')}
          required
          options={(sectors.data?.items ?? []).map(({ sector, label }) => ({
            value: sector,
            label: text(label),
          }))}
        />
      </div>
      <GeneralFields form={form} />
      <div className="field-row">
        <TextField
          form={form}
          name="startsOn"
          label={say('new-showcase.from')}
          type="date"
          required
        />
        <TextField form={form} name="endsOn" label={say('new-showcase.to')} type="date" required />
        <TimeZoneField form={form} name="timeZone" label={say('company.time-zone')} required />
      </div>
      {create.error && <ErrorView error={create.error} />}
      <Button type="submit" size="md" w="fit-content" loading={create.isPending}>
        {say('new-showcase.create')}
      </Button>
    </form>
  );
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

function bodyFrom(values: Record<string, unknown>) {
  const both = (name: string) => ({ en: text(values[`${name}En`]), ko: text(values[`${name}Ko`]) });
  return {
    slug: text(values['slug']),
    sector: text(values['sector']),
    name: both('name'),
    venue: both('venue'),
    city: both('city'),
    timeZone: text(values['timeZone']),
    startsOn: text(values['startsOn']),
    endsOn: text(values['endsOn']),
    contact: {
      name: text(values['contactName']),
      email: text(values['contactEmail']),
      phone: text(values['contactPhone']) || null,
    },
    slots: [],
    tables: 0,
  };
}

/** The form's name of a field of the contract: `name.en` is `nameEn`, `contact.email` `contactEmail`. */
function fieldOf(field: string): string {
  return field.replace(/\.(\w)/g, (_, letter: string) => letter.toUpperCase());
}

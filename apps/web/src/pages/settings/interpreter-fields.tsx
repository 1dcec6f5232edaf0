import { Button } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';

import type { Schemas } from '../../api/client.js';
import { ChecksField, ChoiceField, NumberField, TextField } from '../../forms/fields.js';
import { entriesOf, entryForm, type Form } from '../../forms/form.js';
import { TimeZoneField } from '../../forms/time-zone-field.js';
import { useSay } from '../../say.js';
import { Availability } from '../register/delegate-fields.js';

const fresh = {
  nameEn: '',
  nameKo: null,
  email: '',
  languages: ['ko', 'en'],
  mailLanguage: 'ko',
  timeZone: 'Asia/Seoul',
  availableSlots: null,
  maxMeetings: null,
};

/** Who interprets, in which languages, and how much at most. */
export function InterpreterFields({ form, timeZone }: { form: Form; timeZone: string }) {
  const say = useSay();
  const interpreters = entriesOf(form, 'interpreters');
  // Slots that are still without a time cannot be chosen yet.
  const slots = entriesOf(form, 'slots').filter(
    ({ startsAt, endsAt }) => startsAt && endsAt,
  ) as unknown as Schemas['Slot'][];
  const languages = (['ko', 'en'] as const).map((value) => ({
    value,
    label: say(`language.${value}`),
  }));
  return (
    <>
      {interpreters.map((_, index) => {
        const entry = entryForm(form, 'interpreters', index);
        return (
          <section key={index} className="card form">
            <div className="field-row">
              <TextField form={entry} name="nameEn" label={say('delegate.name-en')} required />
              <TextField form={entry} name="nameKo" label={say('delegate.name-ko')} lang="ko" />
              <TextField
                form={entry}
                name="email"
                label={say('delegate.email')}
                type="email"
                required
              />
            </div>
            <div className="field-row">
              <ChecksField
                form={entry}
                name="languages"
                label={say('delegate.languages')}
                required
                options={languages}
              />
              <ChoiceField
                form={entry}
                name="mailLanguage"
                label={say('delegate.mail-language')}
                required
                options={languages}
              />
              <TimeZoneField
                form={entry}
                name="timeZone"
                label={say('company.time-zone')}
                required
              />
              <NumberField form={entry} name="maxMeetings" label={say('settings.most-meetings')} />
            </div>
            <Availability form={entry} place={{ slots, timeZone }} />
            <Button
              variant="subtle"
              size="xs"
              w="fit-content"
              leftSection={<IconTrash size={14} aria-hidden />}
              onClick={() =>
                form.change({ interpreters: interpreters.filter((__, at) => at !== index) })
              }
            >
              {say('action.remove')}
            </Button>
          </section>
        );
      })}
      <Button
        variant="default"
        w="fit-content"
        leftSection={<IconPlus size={16} aria-hidden />}
        onClick={() => form.change({ interpreters: [...interpreters, fresh] })}
      >
        {say('settings.add-interpreter')}
      </Button>
    </>
  );
}

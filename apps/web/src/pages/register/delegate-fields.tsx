import { Checkbox } from '@mantine/core';
import { IconHeadset } from '@tabler/icons-react';

import type { Schemas } from '../../api/client.js';
import { ChecksField, ChoiceField, TextField } from '../../forms/fields.js';
import type { Form } from '../../forms/form.js';
import { TimeZoneField } from '../../forms/time-zone-field.js';
import { useLanguage } from '../../language.js';
import { useSay } from '../../say.js';
import { clockTime, shortDay, zoneName } from '../../time.js';

interface Place {
  slots: Schemas['Slot'][];
  timeZone: string;
}

/** A person who comes: names, how to reach him, what he speaks and when he can. */
export function DelegateFields({ form, place }: { form: Form; place: Place }) {
  const say = useSay();
  const field = (name: string) => ({ form, name });
  const spoken = form.values['languages'];
  const alone = Array.isArray(spoken) && !(spoken.includes('ko') && spoken.includes('en'));
  return (
    <>
      <div className="field-row">
        <TextField
          {...field('nameEn')}
          label={say('delegate.name-en')}
          description={say('delegate.name-en-about')}
          lang="en"
          required
        />
        <TextField {...field('nameKo')} label={say('delegate.name-ko')} lang="ko" />
      </div>
      <div className="field-row">
        <TextField {...field('titleEn')} label={say('delegate.title-en')} lang="en" />
        <TextField {...field('titleKo')} label={say('delegate.title-ko')} lang="ko" />
      </div>
      <div className="field-row">
        <TextField {...field('email')} label={say('delegate.email')} type="email" required />
        <TextField {...field('phone')} label={say('delegate.phone')} type="tel" />
      </div>
      <ChecksField
        {...field('languages')}
        label={say('delegate.languages')}
        required
        options={(['ko', 'en'] as const).map((value) => ({
          value,
          label: say(`language.${value}`),
        }))}
      />
      {alone && (
        <p
          className="tag"
          data-tone="accent"
          style={{ margin: 0, width: 'fit-content', whiteSpace: 'normal' }}
        >
          <IconHeadset size={14} aria-hidden /> {say('delegate.interpreter')}
        </p>
      )}
      <div className="field-row">
        <ChoiceField
          {...field('mailLanguage')}
          label={say('delegate.mail-language')}
          required
          options={(['ko', 'en'] as const).map((value) => ({
            value,
            label: say(`language.${value}`),
          }))}
        />
        <TimeZoneField {...field('timeZone')} label={say('company.time-zone')} required />
      </div>
      <Availability form={form} place={place} />
    </>
  );
}

/** Every slot, or those that are marked. */
export function Availability({ form, place: { slots, timeZone } }: { form: Form; place: Place }) {
  const say = useSay();
  const { language } = useLanguage();
  const chosen = form.values['availableSlots'];
  const all = slots.map(({ code }) => code);
  if (slots.length === 0) return null;
  return (
    <div>
      <Checkbox
        label={say('delegate.always')}
        checked={!Array.isArray(chosen)}
        onChange={(event) => form.change({ availableSlots: event.target.checked ? null : all })}
        onBlur={form.leave}
      />
      {Array.isArray(chosen) && (
        <ChecksField
          form={form}
          name="availableSlots"
          label={say('delegate.slots')}
          options={slots.map(({ code, startsAt, endsAt }) => ({
            value: code,
            label: `${shortDay(startsAt, timeZone, language)} ${clockTime(startsAt, timeZone)}–${clockTime(endsAt, timeZone)} ${zoneName(startsAt, timeZone)}`,
          }))}
        />
      )}
    </div>
  );
}

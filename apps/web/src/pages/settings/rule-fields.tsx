import { ActionIcon, Button } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';

import type { Schemas } from '../../api/client.js';
import { CheckField, ChoiceField, NumberField, TextField } from '../../forms/fields.js';
import { entriesOf, entryForm, type Form } from '../../forms/form.js';
import { InstantField } from '../../forms/instant-field.js';
import { roles } from '../../roles.js';
import { useSay } from '../../say.js';

import { RetentionField } from './retention-field.js';

/** Windows, who sees whom, limits and caps. */
export function RuleFields({ form, stored }: { form: Form; stored: Schemas['Settings'] }) {
  const say = useSay();
  const moment = (name: string, label: string) => (
    <InstantField form={form} name={name} label={label} timeZone={stored.timeZone} />
  );
  return (
    <>
      <div className="field-row">
        {moment('registrationOpensAt', say('settings.registration-opens'))}
        {moment('registrationClosesAt', say('settings.registration-closes'))}
      </div>
      <div className="field-row">
        {moment('wishesOpenAt', say('settings.wishes-open'))}
        {moment('wishesCloseAt', say('settings.wishes-close'))}
        <TextField
          form={form}
          name="schedulesOn"
          label={say('settings.schedules-on')}
          type="date"
        />
      </div>
      <div className="field-row">
        <NumberField form={form} name="mustLimit" label={say('settings.must-limit')} required />
        <ChoiceField
          form={form}
          name="directoryRule"
          label={say('settings.directory')}
          required
          options={(['other-country', 'everyone'] as const).map((value) => ({
            value,
            label: say(`settings.directory.${value}`),
          }))}
        />
        <RetentionField form={form} stored={stored} />
      </div>
      <CheckField form={form} name="showInterest" label={say('settings.show-interest')} />
      <Caps form={form} />
    </>
  );
}

function Caps({ form }: { form: Form }) {
  const say = useSay();
  const caps = entriesOf(form, 'caps');
  return (
    <fieldset className="plain form">
      <legend className="field-label">{say('settings.caps')}</legend>
      <p className="quiet" style={{ margin: 0 }}>
        {say('settings.caps-about')}
      </p>
      {caps.map((_, index) => {
        const entry = entryForm(form, 'caps', index);
        return (
          <div key={index} className="entry-row">
            <div className="field-row">
              <ChoiceField
                form={entry}
                name="country"
                label={say('company.country')}
                options={(['KR', 'US'] as const).map((value) => ({
                  value,
                  label: say(`country.${value}`),
                }))}
              />
              <ChoiceField
                form={entry}
                name="role"
                label={say('facet.role')}
                options={roles.map((value) => ({ value, label: say(`role.${value}`) }))}
              />
              <NumberField form={entry} name="most" label={say('settings.most')} required />
            </div>
            <ActionIcon
              variant="default"
              size={42}
              aria-label={say('action.remove')}
              onClick={() => form.change({ caps: caps.filter((__, at) => at !== index) })}
            >
              <IconTrash size={16} aria-hidden />
            </ActionIcon>
          </div>
        );
      })}
      <Button
        variant="default"
        w="fit-content"
        leftSection={<IconPlus size={16} aria-hidden />}
        onClick={() => form.change({ caps: [...caps, { country: null, role: null, most: 50 }] })}
      >
        {say('settings.add-cap')}
      </Button>
    </fieldset>
  );
}

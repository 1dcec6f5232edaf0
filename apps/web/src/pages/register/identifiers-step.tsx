import { ActionIcon, Button, Checkbox } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';

import { ChoiceField, NumberField, TextField } from '../../forms/fields.js';
import { entriesOf, entryForm, type Form } from '../../forms/form.js';
import { useSay } from '../../say.js';

import { IdentifierField } from './identifier-field.js';

/** Numbers that tell a company apart, and who owns it. */
export function IdentifiersStep({ form, korean }: { form: Form; korean: boolean }) {
  const say = useSay();
  const field = (name: string) => ({ form, name });
  return (
    <>
      <div>
        <IdentifierField
          {...field('registrationNumber')}
          format={korean ? 'brn' : 'ein'}
          label={say(korean ? 'company.brn' : 'company.ein')}
          description={say('company.number-private')}
          required
        />
        {korean && form.note('registrationNumber') && (
          <Checkbox
            mt="xs"
            label={say('company.number-sure')}
            checked={form.values['numberConfirmed'] === true}
            onChange={(event) => form.change({ numberConfirmed: event.target.checked })}
            onBlur={form.leave}
          />
        )}
      </div>
      {korean ? (
        <IdentifierField
          {...field('corporateNumber')}
          format="corporate"
          label={say('company.corporate-number')}
        />
      ) : (
        <div className="field-row">
          <IdentifierField
            {...field('uei')}
            format="uei"
            label="UEI"
            description={say('company.uei-about')}
          />
          <IdentifierField
            {...field('cage')}
            format="cage"
            label="CAGE"
            description={say('company.cage-about')}
          />
          <IdentifierField
            {...field('duns')}
            format="duns"
            label="DUNS"
            description={say('company.duns-about')}
          />
        </div>
      )}
      <IdentifierField
        {...field('lei')}
        format="lei"
        label="LEI"
        description={say('company.lei-about')}
      />
      <Owners form={form} />
    </>
  );
}

const emptyOwner = { name: '', kind: 'person', country: null, sharePercent: null };

function Owners({ form }: { form: Form }) {
  const say = useSay();
  const owners = entriesOf(form, 'owners');
  const note = form.note('owners');
  return (
    <fieldset className="plain">
      <legend className="field-label">{say('company.owners')}</legend>
      <p className="quiet" style={{ margin: '0 0 8px' }}>
        {say('company.owners-about')}
      </p>
      {owners.map((_, index) => {
        const entry = entryForm(form, 'owners', index);
        return (
          <div key={index} className="entry-row">
            <div className="field-row">
              <TextField form={entry} name="name" label={say('owner.name')} required />
              <ChoiceField
                form={entry}
                name="kind"
                label={say('owner.kind')}
                required
                options={(['person', 'company'] as const).map((value) => ({
                  value,
                  label: say(`owner.${value}`),
                }))}
              />
              <NumberField
                form={entry}
                name="sharePercent"
                label={say('owner.share')}
                suffix=" %"
              />
            </div>
            <ActionIcon
              variant="default"
              size={42}
              aria-label={say('owner.remove')}
              onClick={() => {
                form.change({ owners: owners.filter((__, at) => at !== index) });
              }}
            >
              <IconTrash size={16} aria-hidden />
            </ActionIcon>
          </div>
        );
      })}
      {note && (
        <p role="alert" style={{ color: 'var(--danger)', margin: '4px 0' }}>
          {note.text}
        </p>
      )}
      <div style={{ display: 'flex', gap: 16, alignItems: 'center', flexWrap: 'wrap' }}>
        <Button
          variant="default"
          leftSection={<IconPlus size={16} aria-hidden />}
          disabled={form.values['noOwners'] === true}
          onClick={() => form.change({ owners: [...owners, emptyOwner] })}
        >
          {say('owner.add')}
        </Button>
        <Checkbox
          label={say('owner.none')}
          checked={form.values['noOwners'] === true}
          disabled={owners.length > 0}
          onChange={(event) => form.change({ noOwners: event.target.checked })}
          onBlur={form.leave}
        />
      </div>
    </fieldset>
  );
}

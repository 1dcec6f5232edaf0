import { ActionIcon, Button, NumberInput } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';

import type { Schemas } from '../../api/client.js';
import { CheckField, ChoiceField, TextField } from '../../forms/fields.js';
import { entriesOf, entryForm, type Form } from '../../forms/form.js';
import { InstantField } from '../../forms/instant-field.js';
import { useSay } from '../../say.js';

import { PlanSlots } from './plan-slots.js';

/** Time slots, tables, and what the programme takes from people. */
export function ProgrammeFields({ form, stored }: { form: Form; stored: Schemas['Settings'] }) {
  const say = useSay();
  const { timeZone } = stored;
  const tables = entriesOf(form, 'tables');
  return (
    <>
      <PlanSlots
        stored={stored}
        onPlan={(slots, video) => {
          const others = entriesOf(form, 'slots').filter((slot) => slot['video'] !== video);
          form.change({ slots: [...others, ...slots] });
        }}
      />
      <Rows
        form={form}
        list="slots"
        title={say('settings.slots')}
        fresh={{ code: '', session: 'd1-am', startsAt: null, endsAt: null, video: false }}
        row={(entry) => (
          <>
            <TextField form={entry} name="code" label={say('settings.slot-code')} required />
            <TextField form={entry} name="session" label={say('settings.session')} required />
            <InstantField
              form={entry}
              name="startsAt"
              label={say('settings.from')}
              timeZone={timeZone}
            />
            <InstantField
              form={entry}
              name="endsAt"
              label={say('settings.to')}
              timeZone={timeZone}
            />
            <CheckField form={entry} name="video" label={say('settings.slot-video')} />
          </>
        )}
      />
      <div className="field-row">
        <TextField form={form} name="videoFrom" label={say('settings.video-from')} type="time" />
        <TextField form={form} name="videoTo" label={say('settings.video-to')} type="time" />
        <TextField
          form={form}
          name="videoLink"
          label={say('settings.video-link')}
          description={say('settings.video-link-about', { token: '{meeting}' })}
        />
      </div>
      <NumberInput
        label={say('settings.tables')}
        size="md"
        min={0}
        max={1000}
        w={160}
        value={tables.length}
        onChange={(count) => form.change({ tables: tablesTo(tables, Number(count) || 0) })}
      />
      <Rows
        form={form}
        list="agenda"
        title={say('settings.agenda')}
        fresh={{ titleEn: '', titleKo: '', startsAt: null, endsAt: null, blocks: 'everyone' }}
        row={(entry) => (
          <>
            <TextField form={entry} name="titleEn" label={say('settings.agenda-en')} required />
            <TextField form={entry} name="titleKo" label={say('settings.agenda-ko')} required />
            <InstantField
              form={entry}
              name="startsAt"
              label={say('settings.from')}
              timeZone={timeZone}
            />
            <InstantField
              form={entry}
              name="endsAt"
              label={say('settings.to')}
              timeZone={timeZone}
            />
            <ChoiceField
              form={entry}
              name="blocks"
              label={say('settings.blocks')}
              required
              options={(['everyone', 'KR', 'US', 'nobody'] as const).map((value) => ({
                value,
                label: say(`settings.blocks.${value}`),
              }))}
            />
          </>
        )}
      />
    </>
  );
}

/** Tables are numbered on from the highest; the last ones go first. */
function tablesTo(tables: Record<string, unknown>[], count: number): Record<string, unknown>[] {
  const highest = Math.max(0, ...tables.map(({ number }) => Number(number)));
  const more = Array.from({ length: Math.max(0, count - tables.length) }, (_, index) => ({
    number: highest + index + 1,
    availableSlots: null,
  }));
  return [...tables.slice(0, count), ...more];
}

interface RowsProps {
  form: Form;
  list: string;
  title: string;
  fresh: Record<string, unknown>;
  row: (entry: Form) => React.ReactNode;
}

/** A list of entries with a button to add one and one to take each out. */
function Rows({ form, list, title, fresh, row }: RowsProps) {
  const say = useSay();
  const entries = entriesOf(form, list);
  return (
    <fieldset className="plain form">
      <legend className="field-label">{title}</legend>
      {entries.map((_, index) => (
        <div key={index} className="entry-row">
          <div className="field-row">{row(entryForm(form, list, index))}</div>
          <ActionIcon
            variant="default"
            size={42}
            aria-label={say('action.remove')}
            onClick={() => form.change({ [list]: entries.filter((__, at) => at !== index) })}
          >
            <IconTrash size={16} aria-hidden />
          </ActionIcon>
        </div>
      ))}
      <Button
        variant="default"
        w="fit-content"
        leftSection={<IconPlus size={16} aria-hidden />}
        onClick={() => form.change({ [list]: [...entries, fresh] })}
      >
        {say('settings.add')}
      </Button>
    </fieldset>
  );
}

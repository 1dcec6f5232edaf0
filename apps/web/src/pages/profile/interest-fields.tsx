import { ChecksField, ChoiceField, NumberField } from '../../forms/fields.js';
import type { Form } from '../../forms/form.js';
import { TermsField } from '../../forms/terms-field.js';
import { useSay } from '../../say.js';

import { useReach } from './use-reach.js';

const choices = {
  kind: ['invest', 'seek-investment', 'research', 'standards'],
  stage: ['seed', 'series-a', 'series-b', 'growth', 'pre-ipo'],
  instrument: ['equity', 'convertible', 'debt', 'joint-venture'],
  cooperation: ['joint-project', 'demonstration', 'staff-exchange', 'working-item'],
} as const;

/** What the firm invests in, seeks investment for, researches or writes standards for. */
export function InterestFields({ form, sector }: { form: Form; sector: string }) {
  const say = useSay();
  const beside = useReach('interests');
  const kinds = choices.kind.map((value) => ({ value, label: say(`kind.${value}`) }));
  const stages = choices.stage.map((value) => ({ value, label: say(`stage.${value}`) }));
  const instruments = choices.instrument.map((value) => ({
    value,
    label: say(`instrument.${value}`),
  }));
  const cooperations = choices.cooperation.map((value) => ({
    value,
    label: say(`cooperation.${value}`),
  }));
  const { code, kind } = form.values;
  const field: Form = {
    values: { codes: typeof code === 'string' && code !== '' ? [code] : [] },
    change: ({ codes }) => form.change({ code: (codes as string[])[0] ?? '' }),
    leave: form.leave,
    note: () => form.note('code'),
  };
  const money = kind === 'invest' || kind === 'seek-investment';
  return (
    <>
      <ChoiceField form={form} name="kind" label={say('interest.kind')} required options={kinds} />
      <TermsField
        form={field}
        name="codes"
        label={say('interest.field')}
        sector={sector}
        most={1}
        beside={beside}
        required
      />
      {money ? (
        <>
          <div className="field-row">
            <ChoiceField form={form} name="stage" label={say('interest.stage')} options={stages} />
            <ChoiceField
              form={form}
              name="instrument"
              label={say('interest.instrument')}
              options={instruments}
            />
          </div>
          <div className="field-row">
            <NumberField form={form} name="ticketFrom" label={say('interest.ticket-from')} />
            <NumberField form={form} name="ticketTo" label={say('interest.ticket-to')} />
          </div>
        </>
      ) : (
        <ChecksField
          form={form}
          name="cooperation"
          label={say('interest.cooperation')}
          options={cooperations}
        />
      )}
    </>
  );
}

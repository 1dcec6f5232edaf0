import { ChecksField, ChoiceField, NumberField } from '../../forms/fields.js';
import type { Form } from '../../forms/form.js';
import { TermsField } from '../../forms/terms-field.js';
import type { MessageId } from '../../language.js';
import { useSay } from '../../say.js';

const choices = {
  kind: ['invest', 'seek-investment', 'research', 'standards'],
  stage: ['seed', 'series-a', 'series-b', 'growth', 'pre-ipo'],
  instrument: ['equity', 'convertible', 'debt', 'joint-venture'],
  cooperation: ['joint-project', 'demonstration', 'staff-exchange', 'working-item'],
} as const;

/** What the firm invests in, seeks investment for, researches or writes standards for. */
export function InterestFields({ form, sector }: { form: Form; sector: string }) {
  const say = useSay();
  const options = (name: keyof typeof choices) =>
    choices[name].map((value) => ({ value, label: say(`${name}.${value}` as MessageId) }));
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
      <ChoiceField
        form={form}
        name="kind"
        label={say('interest.kind')}
        required
        options={options('kind')}
      />
      <TermsField
        form={field}
        name="codes"
        label={say('interest.field')}
        sector={sector}
        most={1}
        required
      />
      {money ? (
        <>
          <div className="field-row">
            <ChoiceField
              form={form}
              name="stage"
              label={say('interest.stage')}
              options={options('stage')}
            />
            <ChoiceField
              form={form}
              name="instrument"
              label={say('interest.instrument')}
              options={options('instrument')}
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
          options={options('cooperation')}
        />
      )}
    </>
  );
}

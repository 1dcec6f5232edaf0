import { TextField } from '../../forms/fields.js';
import type { Form } from '../../forms/form.js';
import { useSay } from '../../say.js';

/** Names, place and who answers questions. */
export function GeneralFields({ form }: { form: Form }) {
  const say = useSay();
  return (
    <>
      {(['name', 'venue', 'city'] as const).map((each) => (
        <div key={each} className="field-row">
          <TextField
            form={form}
            name={`${each}En`}
            label={say(`settings.${each}-en`)}
            lang="en"
            required
          />
          <TextField
            form={form}
            name={`${each}Ko`}
            label={say(`settings.${each}-ko`)}
            lang="ko"
            required
          />
        </div>
      ))}
      <div className="field-row">
        <TextField form={form} name="contactName" label={say('settings.contact')} required />
        <TextField
          form={form}
          name="contactEmail"
          label={say('delegate.email')}
          type="email"
          required
        />
        <TextField form={form} name="contactPhone" label={say('delegate.phone')} type="tel" />
      </div>
    </>
  );
}

import { ChecksField, NumberField } from '../../forms/fields.js';
import type { Form } from '../../forms/form.js';
import { roles } from '../../roles.js';
import { useSay } from '../../say.js';

/** In which roles the company comes, and how many meetings it wants. */
export function PartStep({ form }: { form: Form }) {
  const say = useSay();
  return (
    <>
      <ChecksField
        form={form}
        name="roles"
        label={say('part.roles')}
        description={say('part.roles-about')}
        required
        options={roles.map((value) => ({ value, label: say(`role.${value}`) }))}
      />
      <div className="field-row">
        <NumberField form={form} name="minMeetings" label={say('part.least')} required />
        <NumberField form={form} name="maxMeetings" label={say('part.most')} required />
      </div>
    </>
  );
}

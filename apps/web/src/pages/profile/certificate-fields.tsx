import type { Schemas } from '../../api/client.js';
import { TextField } from '../../forms/fields.js';
import type { Form } from '../../forms/form.js';
import { StandardsField } from '../../forms/standards-field.js';
import { useSay } from '../../say.js';

import { PaperField } from './paper-field.js';

/** A certificate the firm holds, with its paper. */
export function CertificateFields({ form, own }: { form: Form; own: Schemas['Participation'] }) {
  const say = useSay();
  const { id, standard } = form.values;
  const field: Form = {
    values: { standards: typeof standard === 'string' && standard !== '' ? [standard] : [] },
    // The newest choice replaces the one before.
    change: ({ standards }) => form.change({ standard: (standards as string[]).at(-1) ?? '' }),
    leave: form.leave,
    note: () => form.note('standard'),
  };
  return (
    <>
      <StandardsField form={field} name="standards" label={say('certificate.standard')} required />
      <div className="field-row">
        <TextField form={form} name="number" label={say('certificate.number')} />
        <TextField form={form} name="issuer" label={say('certificate.issuer')} />
        <TextField
          form={form}
          name="expiresOn"
          label={say('certificate.expires')}
          description={say('certificate.date')}
        />
      </div>
      <TextField form={form} name="scope" label={say('certificate.scope')} long />
      <PaperField own={own} certificateId={typeof id === 'string' ? id : undefined} />
    </>
  );
}

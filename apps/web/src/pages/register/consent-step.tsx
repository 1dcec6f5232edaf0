import { CheckField } from '../../forms/fields.js';
import type { Form } from '../../forms/form.js';
import { useSay } from '../../say.js';

/** Each purpose on its own; the transfer abroad with all that Korean law wants named (PIPA art. 28-8). */
export function ConsentStep({ form, organiser }: { form: Form; organiser: string }) {
  const say = useSay();
  return (
    <>
      {(['registration', 'transfer', 'news'] as const).map((purpose) => (
        <section key={purpose} className="card form">
          <h2 className="form-heading">{say(`consent.${purpose}`)}</h2>
          <dl className="facts">
            {(['items', 'purpose', 'recipient', 'until', 'refuse'] as const).map((item) => (
              <div key={item}>
                <dt>{say(`consent.${item}`)}</dt>
                <dd>{say(`consent.${purpose}.${item}`, { organiser })}</dd>
              </div>
            ))}
          </dl>
          <CheckField
            form={form}
            name={purpose}
            label={say('consent.agree')}
            required={purpose !== 'news'}
          />
        </section>
      ))}
    </>
  );
}

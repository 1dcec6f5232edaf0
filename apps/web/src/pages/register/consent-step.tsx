import type { Schemas } from '../../api/client.js';
import { CheckField } from '../../forms/fields.js';
import type { Form } from '../../forms/form.js';
import { useSay } from '../../say.js';

const items = ['items', 'purpose', 'recipient', 'until', 'refuse'] as const;
/** What art. 28-8 (2) of the Personal Information Protection Act wants named before data go abroad. */
const itemsAbroad = [
  'items',
  'country',
  'method',
  'recipient',
  'contact',
  'purpose',
  'until',
  'refuse',
] as const;

/** Each purpose on its own; the transfer abroad with all that Korean law wants named. */
export function ConsentStep({
  form,
  showcase,
}: {
  form: Form;
  showcase: Schemas['ShowcaseDetail'];
}) {
  const say = useSay();
  const { contact, retentionDays } = showcase;
  const values = {
    organiser: contact.name,
    contact: [contact.name, contact.email, contact.phone].filter(Boolean).join(', '),
    days: retentionDays,
  };
  return (
    <>
      {(['registration', 'transfer', 'news'] as const).map((purpose) => (
        <section key={purpose} className="card form">
          <h2 className="form-heading">{say(`consent.${purpose}`)}</h2>
          <dl className="facts">
            {(purpose === 'transfer' ? itemsAbroad : items).map((item) => (
              <div key={item}>
                <dt>{say(`consent.${item}`)}</dt>
                <dd>{say(`consent.${purpose}.${item}` as 'consent.news.items', values)}</dd>
              </div>
            ))}
          </dl>
          <CheckField
            form={form}
            name={purpose}
            label={say('consent.agree')}
            required={purpose === 'registration'}
          />
        </section>
      ))}
    </>
  );
}

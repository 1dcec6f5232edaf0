import { NumberField } from '../../forms/fields.js';
import type { Form } from '../../forms/form.js';
import { dayAfter } from '../../forms/zoned.js';
import { useSay } from '../../say.js';
import { calendarDay } from '../../time.js';

interface Props {
  form: Form;
  stored: { endsOn: string; timeZone: string; retentionAppliedAt: string | null };
}

/** How long personal data is kept, and the day on which it goes. */
export function RetentionField({ form, stored }: Props) {
  const say = useSay();
  const days = form.values['retentionDays'];
  const { endsOn, timeZone, retentionAppliedAt } = stored;
  const description = retentionAppliedAt
    ? say('settings.retention-done', { day: calendarDay(retentionAppliedAt, timeZone) })
    : typeof days === 'number' && days < 100_000
      ? say('settings.retention-on', { day: dayAfter(endsOn, days) })
      : undefined;
  return (
    <NumberField
      form={form}
      name="retentionDays"
      label={say('settings.retention')}
      description={description}
      required
    />
  );
}

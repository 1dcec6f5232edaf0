import { TextInput } from '@mantine/core';

import { useLanguage } from '../language.js';
import { clockTime, otherZone, shortDay, zoneName } from '../time.js';

import { noted, type FieldProps } from './fields.js';
import { instantOf, localOf } from './zoned.js';

/** A moment: typed in the venue's zone, kept in UTC, shown in the other country's zone too. */
export function InstantField({
  form,
  name,
  label,
  required,
  timeZone,
}: FieldProps & { timeZone: string }) {
  const { language } = useLanguage();
  const value = form.values[name];
  const instant = typeof value === 'string' && value !== '' ? value : null;
  const other = otherZone(timeZone);
  return (
    <TextInput
      type="datetime-local"
      size="md"
      label={`${label} (${instant ? zoneName(instant, timeZone) : timeZone})`}
      withAsterisk={required ?? false}
      description={
        instant
          ? `${shortDay(instant, other, language)} ${clockTime(instant, other)} ${zoneName(instant, other)}`
          : undefined
      }
      value={instant ? localOf(instant, timeZone) : ''}
      onChange={(event) => form.change({ [name]: instantOf(event.target.value, timeZone) })}
      onBlur={form.leave}
      {...noted(form.note(name))}
    />
  );
}

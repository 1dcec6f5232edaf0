import { TextInput } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck, IconCircleX } from '@tabler/icons-react';
import { useState } from 'react';

import { noted, type FieldProps } from '../../forms/fields.js';
import type { FieldNote } from '../../forms/form.js';
import { useSay } from '../../say.js';

import { formats, looksResident } from './identifier-formats.js';

type Format = keyof typeof formats;
const lettered: Format[] = ['uei', 'cage', 'lei'];
/** Those with a check digit. */
const checked: Format[] = ['brn', 'corporate', 'lei'];

/** A number that is formatted while it is typed and judged once the field is left. */
export function IdentifierField({
  form,
  name,
  label,
  description,
  required,
  format,
}: FieldProps & { format: Format }) {
  const say = useSay();
  const [typing, setTyping] = useState(false);
  const [refused, setRefused] = useState<string | null>(null);
  const value = form.values[name];
  const note: FieldNote | null =
    refused !== null
      ? { level: 'error', text: say('identifier.resident') }
      : typing
        ? null
        : form.note(name);
  const fits = !typing && note === null && form.fits?.(name) === true;
  const change = (typed: string) => {
    // A resident number is thirteen digits in any field: it is kept from the form, and so from the server.
    const resident = looksResident(typed);
    setRefused(resident ? typed.replace(/\d/g, '•') : null);
    form.change({ [name]: resident ? null : formats[format](typed) });
  };
  return (
    <div>
      <TextInput
        label={label}
        description={description}
        withAsterisk={required ?? false}
        size="md"
        autoComplete="off"
        inputMode={lettered.includes(format) ? 'text' : 'numeric'}
        value={refused ?? textOf(value)}
        rightSection={<Verdict level={note?.level ?? (fits ? 'ok' : null)} />}
        onFocus={() => setTyping(true)}
        onChange={(event) => change(event.target.value)}
        onBlur={() => {
          setTyping(false);
          form.leave();
        }}
        {...noted(note)}
      />
      {/* The line is there from the start: what is below must not move away under a click. */}
      {note === null && (
        <p className="field-fits">
          {fits && say(checked.includes(format) ? 'identifier.fits' : 'identifier.form')}
        </p>
      )}
    </div>
  );
}

const textOf = (value: unknown) => (typeof value === 'string' ? value : '');

function Verdict({ level }: { level: 'ok' | 'warning' | 'error' | null }) {
  if (level === 'error') return <IconCircleX size={18} aria-hidden color="var(--danger)" />;
  if (level === 'warning')
    return <IconAlertTriangle size={18} aria-hidden color="var(--attention)" />;
  return level && <IconCircleCheck size={18} aria-hidden color="var(--ok)" />;
}

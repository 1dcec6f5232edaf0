import { Checkbox, NumberInput, Select, Textarea, TextInput } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import type { ReactNode } from 'react';

import type { Language } from '../language.js';

import type { Form, FieldNote } from './form.js';

export interface FieldProps {
  form: Form;
  name: string;
  label: string;
  description?: string | undefined;
  required?: boolean | undefined;
}

/** Below the field: an error in the kit's own way, a warning beside it in words and icon. */
export function noted(note: FieldNote | null): { error?: ReactNode; inputContainer?: never } {
  if (note === null) return {};
  if (note.level === 'error') return { error: note.text };
  return {
    error: (
      <span className="field-warning">
        <IconAlertTriangle size={14} aria-hidden /> {note.text}
      </span>
    ),
  };
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

export function TextField({
  form,
  name,
  label,
  description,
  required,
  lang,
  type,
  autoComplete,
  long,
}: FieldProps & {
  /** Language of what is typed. */
  lang?: Language | undefined;
  type?: 'email' | 'tel' | 'url' | 'date' | 'time' | undefined;
  autoComplete?: string | undefined;
  long?: boolean | undefined;
}) {
  const shared = {
    label,
    description,
    withAsterisk: required ?? false,
    size: 'md' as const,
    lang,
    value: text(form.values[name]),
    onBlur: form.leave,
    ...noted(form.note(name)),
  };
  return long ? (
    <Textarea
      {...shared}
      autosize
      minRows={3}
      onChange={(event) => form.change({ [name]: event.target.value })}
    />
  ) : (
    <TextInput
      {...shared}
      type={type ?? 'text'}
      autoComplete={autoComplete ?? 'off'}
      onChange={({ target: { value } }) =>
        // No day is null: an empty one is no date.
        form.change({ [name]: type === 'date' && value === '' ? null : value })
      }
    />
  );
}

export function NumberField({
  form,
  name,
  label,
  description,
  required,
  suffix,
}: FieldProps & { suffix?: string | undefined }) {
  const value = form.values[name];
  return (
    <NumberInput
      label={label}
      description={description}
      withAsterisk={required ?? false}
      size="md"
      hideControls
      allowDecimal={false}
      allowNegative={false}
      thousandSeparator=","
      suffix={suffix ?? ''}
      value={typeof value === 'number' ? value : ''}
      onChange={(typed) => form.change({ [name]: typeof typed === 'number' ? typed : null })}
      onBlur={form.leave}
      {...noted(form.note(name))}
    />
  );
}

export interface Option {
  value: string;
  label: string;
}

export function ChoiceField({
  form,
  name,
  label,
  description,
  required,
  options,
}: FieldProps & { options: Option[] }) {
  const value = form.values[name];
  return (
    <Select
      label={label}
      description={description}
      withAsterisk={required ?? false}
      size="md"
      data={options}
      clearable={!required}
      searchable={options.length > 8}
      value={typeof value === 'string' ? value : null}
      onChange={(chosen) => form.change({ [name]: chosen })}
      onBlur={form.leave}
      {...noted(form.note(name))}
    />
  );
}

export function CheckField({ form, name, label, description, required }: FieldProps) {
  return (
    <Checkbox
      label={required ? `${label} *` : label}
      description={description}
      checked={form.values[name] === true}
      onChange={(event) => form.change({ [name]: event.target.checked })}
      onBlur={form.leave}
      {...noted(form.note(name))}
    />
  );
}

/** Several of a few: check boxes under one heading. */
export function ChecksField({
  form,
  name,
  label,
  description,
  required,
  options,
}: FieldProps & { options: Option[] }) {
  const value = form.values[name];
  return (
    <Checkbox.Group
      label={label}
      description={description}
      withAsterisk={required ?? false}
      value={Array.isArray(value) ? (value as string[]) : []}
      onChange={(chosen) => form.change({ [name]: chosen })}
      {...noted(form.note(name))}
    >
      <div className="checks" onBlur={form.leave}>
        {options.map((option) => (
          <Checkbox key={option.value} value={option.value} label={option.label} />
        ))}
      </div>
    </Checkbox.Group>
  );
}

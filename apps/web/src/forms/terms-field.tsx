import { MultiSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';

import { standardsQuery, taxonomyQuery } from '../api/queries.js';
import { useLanguage } from '../language.js';

import { noted, type FieldProps } from './fields.js';

interface Choice {
  value: string;
  label: string;
  /** All it may be found by, in both languages, in lower case. */
  found: string;
}

const shown = 40;

/** Several of many, found by their words in either language. */
export function Choices({
  form,
  name,
  label,
  description,
  required,
  choices,
  most,
}: FieldProps & { choices: Choice[]; most: number }) {
  const value = form.values[name];
  const chosen = Array.isArray(value) ? (value as string[]) : [];
  const words = new Map(choices.map((choice) => [choice.value, choice.found]));
  return (
    <MultiSelect
      label={label}
      description={description}
      withAsterisk={required ?? false}
      size="md"
      searchable
      hidePickedOptions
      maxValues={most}
      limit={shown}
      data={choices.map(({ value: code, label: text }) => ({ value: code, label: text }))}
      value={chosen.filter((code) => words.has(code))}
      filter={({ options, search }) => {
        const typed = search.toLowerCase().split(/\s+/).filter(Boolean);
        return options.filter(
          (option) =>
            'value' in option &&
            typed.every((word) => words.get(String(option.value))?.includes(word)),
        );
      }}
      onChange={(codes) => form.change({ [name]: codes })}
      onBlur={form.leave}
      {...noted(form.note(name))}
    />
  );
}

/** Terms of a sector's tree, found by their names and aliases in either language. */
export function TermsField({ sector, ...field }: FieldProps & { sector: string; most: number }) {
  const { language } = useLanguage();
  const taxonomy = useQuery(taxonomyQuery(sector));
  const terms = taxonomy.data?.terms ?? [];
  const parents = new Map(terms.map(({ code, label }) => [code, label]));
  const choices = terms.map(({ code, parent, label, aliases }) => {
    const above = parent ? parents.get(parent) : undefined;
    return {
      value: code,
      label: above ? `${label[language]} · ${above[language]}` : label[language],
      found: [label.en, label.ko, ...aliases.en, ...aliases.ko, above?.en, above?.ko]
        .join(' ')
        .toLowerCase(),
    };
  });
  return <Choices {...field} choices={choices} />;
}

/** Standards and certificates, found by code, title or body. */
export function StandardsField(field: FieldProps) {
  const { language } = useLanguage();
  const standards = useQuery(standardsQuery);
  const choices = (standards.data?.items ?? []).map(({ id, code, title, body }) => ({
    value: id,
    label: `${code} · ${title[language]}`,
    found:
      `${code} ${title.en} ${title.ko} ${body} ${code.replace(/[^\p{L}\p{N}]/gu, '')}`.toLowerCase(),
  }));
  return <Choices {...field} choices={choices} most={30} />;
}

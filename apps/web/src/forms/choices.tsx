import { MultiSelect, type ComboboxItem, type ComboboxParsedItem } from '@mantine/core';
import { useState, type ReactNode } from 'react';

import { noted, type FieldProps } from './fields.js';

export interface Choice {
  value: string;
  label: string;
  /** Heading that it stands under; choices of one heading follow each other. */
  group?: string | undefined;
  /** All it may be found by, in both languages, in lower case. */
  found: string;
}

const shown = 40;

const wordsOf = (search: string) => search.toLowerCase().split(/\s+/).filter(Boolean);

/** Several of many, found by their words in either language. */
export function Choices({
  form,
  name,
  label,
  description,
  required,
  choices,
  most,
  show,
}: FieldProps & {
  choices: Choice[];
  most: number;
  /** How a choice looks in the list; `words` are those that were typed. */
  show?: (value: string, words: string[]) => ReactNode;
}) {
  const [search, setSearch] = useState('');
  const value = form.values[name];
  const chosen = Array.isArray(value) ? (value as string[]) : [];
  const found = new Map(choices.map((choice) => [choice.value, choice.found]));
  const fits = ({ value: code }: ComboboxItem, typed: string[]) =>
    typed.every((word) => found.get(code)?.includes(word));
  return (
    <MultiSelect
      label={label}
      description={description}
      withAsterisk={required ?? false}
      size="md"
      searchable
      searchValue={search}
      onSearchChange={setSearch}
      hidePickedOptions
      maxValues={most}
      limit={shown}
      // The list itself scrolls: it is what the field tells screen readers it controls.
      withScrollArea={false}
      styles={{ options: { maxHeight: 320, overflowY: 'auto' } }}
      data={dataOf(choices)}
      value={chosen.filter((code) => found.has(code))}
      filter={({ options, search: text }) => {
        const typed = wordsOf(text);
        return options.flatMap<ComboboxParsedItem>((option) => {
          if (!('items' in option)) return fits(option, typed) ? [option] : [];
          const items = option.items.filter((item) => fits(item, typed));
          return items.length > 0 ? [{ ...option, items }] : [];
        });
      }}
      {...(show ? { renderOption: ({ option }) => show(option.value, wordsOf(search)) } : {})}
      onChange={(codes) => form.change({ [name]: codes })}
      onBlur={form.leave}
      {...noted(form.note(name))}
    />
  );
}

function dataOf(choices: Choice[]) {
  const item = ({ value, label }: Choice) => ({ value, label });
  const groups = new Map<string, Choice[]>();
  for (const choice of choices)
    if (choice.group !== undefined)
      groups.set(choice.group, [...(groups.get(choice.group) ?? []), choice]);
  return [
    ...choices.filter(({ group }) => group === undefined).map(item),
    ...[...groups].map(([group, items]) => ({ group, items: items.map(item) })),
  ];
}

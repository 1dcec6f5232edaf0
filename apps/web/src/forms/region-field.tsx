import { useQuery } from '@tanstack/react-query';

import { regionsQuery } from '../api/queries.js';
import { useLanguage } from '../language.js';

import { Choices } from './choices.js';
import { ChoiceField, type FieldProps } from './fields.js';

type Country = 'KR' | 'US';

/** The province or state a company is in. What was typed before there was a list stays until it is changed. */
export function RegionField({ country, ...field }: FieldProps & { country: Country }) {
  const { language } = useLanguage();
  const regions = useQuery(regionsQuery);
  const options = (regions.data?.items ?? [])
    .filter((region) => region.country === country)
    .map(({ code, label }) => ({ value: code, label: label[language] }));
  const typed = field.form.values[field.name];
  const old =
    typeof typed === 'string' && typed !== '' && !options.some(({ value }) => value === typed);
  return (
    <ChoiceField
      {...field}
      options={old ? [{ value: typed, label: typed }, ...options] : options}
    />
  );
}

/** Several provinces or states of a country, found by either language or by their code. */
export function RegionsField({ country, ...field }: FieldProps & { country: Country }) {
  const { language } = useLanguage();
  const regions = useQuery(regionsQuery);
  const choices = (regions.data?.items ?? [])
    .filter((region) => region.country === country)
    .map(({ code, label }) => ({
      value: code,
      label: label[language],
      found: `${label.en} ${label.ko} ${code}`.toLowerCase(),
    }));
  return <Choices {...field} choices={choices} most={80} />;
}

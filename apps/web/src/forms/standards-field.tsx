import { useQuery } from '@tanstack/react-query';

import { standardsQuery } from '../api/queries.js';
import { useLanguage } from '../language.js';

import { Choices } from './choices.js';
import type { FieldProps } from './fields.js';

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

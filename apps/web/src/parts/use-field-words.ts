import { useQuery } from '@tanstack/react-query';

import { regionsQuery, showcaseQuery, standardsQuery, taxonomyQuery } from '../api/queries.js';
import { useLanguage, useText, type MessageId, type Text } from '../language.js';
import en from '../messages/en.json';
import { useSay } from '../say.js';
import { clockTime, shortDay, zoneName } from '../time.js';

/** Catalogues of the answers that are chosen, not written, by their field. */
const chosen: Record<string, readonly string[]> = {
  control: ['control'],
  cooperation: ['cooperation'],
  country: ['country'],
  export_experience: ['export'],
  instrument: ['instrument'],
  // Of an owner, or of an interest.
  kind: ['owner', 'kind'],
  languages: ['language'],
  mail_language: ['language'],
  present_supply: ['present'],
  roles: ['role'],
  stage: ['stage'],
};
const regions = new Set(['region', 'regions_excluded']);
const standards = new Set([
  'certificates',
  'certificates_preferred',
  'certificates_required',
  'standard',
]);
const terms = new Set(['code', 'more_codes']);

/**
 * Words what stands in a field of a registration to the reader: codes by their names, slots by their times, all else
 * as it was typed. Fields go by their columns' names.
 */
export function useFieldWords(slug: string): (field: string, value: string) => string {
  const say = useSay();
  const labels = useLabels(slug);
  return (field, value) => {
    if (value === 'true') return say('answer.yes');
    if (value === 'false') return say('answer.no');
    const id = (chosen[field] ?? []).map((of) => `${of}.${value}`).find((each) => each in en);
    return id ? say(id as MessageId) : (labels(field, value) ?? value);
  };
}

/** What the reference data calls a code of a field. */
function useLabels(slug: string): (field: string, code: string) => string | undefined {
  const text = useText();
  const slotWords = useSlotWords(slug);
  const { data: showcase } = useQuery(showcaseQuery(slug));
  const sector = showcase?.sector ?? '';
  const tree = useQuery({ ...taxonomyQuery(sector), enabled: sector !== '' });
  const states = useQuery(regionsQuery);
  const papers = useQuery(standardsQuery);
  const labelled = (items: { code: string; label: Text }[] | undefined, code: string) => {
    const label = items?.find((each) => each.code === code)?.label;
    return label && text(label);
  };
  return (field, code) => {
    if (regions.has(field)) return labelled(states.data?.items, code);
    if (terms.has(field)) return labelled(tree.data?.terms, code);
    if (standards.has(field)) return papers.data?.items.find(({ id }) => id === code)?.code;
    return field === 'available_slots' ? slotWords(code) : undefined;
  };
}

function useSlotWords(slug: string): (code: string) => string | undefined {
  const { language } = useLanguage();
  const { data: showcase } = useQuery(showcaseQuery(slug));
  return (code) => {
    const slot = showcase?.slots.find((each) => each.code === code);
    if (!showcase || !slot) return undefined;
    const { timeZone: zone } = showcase;
    return `${shortDay(slot.startsAt, zone, language)} ${clockTime(slot.startsAt, zone)} ${zoneName(slot.startsAt, zone)}`;
  };
}

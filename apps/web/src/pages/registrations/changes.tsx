import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';

import { api, type Schemas } from '../../api/client.js';
import { useLanguage, writtenIn, type MessageId } from '../../language.js';
import { ErrorView } from '../../parts/error-view.js';
import { useFieldWords } from '../../parts/use-field-words.js';
import { useSay } from '../../say.js';
import en from '../../messages/en.json';

type Change = Schemas['ParticipantDetail']['changes'][number];

/** What the company changed since it was last seen: old and new, field by field. */
export function Changes({ detail }: { detail: Schemas['ParticipantDetail'] }) {
  const { id, changes, changesState: state } = detail;
  const say = useSay();
  const client = useQueryClient();
  const seen = useMutation({
    mutationFn: () =>
      api.POST('/api/v1/participants/{id}/seen', { params: { path: { id } }, body: { state } }),
    // Refused, it has changed more: then that is what there is to see.
    onSettled: () => client.invalidateQueries(),
  });
  if (changes.length === 0) return null;
  return (
    <section className="card changes">
      <h3 className="form-heading">
        {say('changes.title', { count: changes.length })}
        <Button size="xs" variant="default" loading={seen.isPending} onClick={() => seen.mutate()}>
          {say('changes.seen')}
        </Button>
      </h3>
      {seen.isError && <ErrorView error={seen.error} />}
      <ul className="plain-list">
        {changes.map((change, index) => (
          <DiffLine key={index} change={change} />
        ))}
      </ul>
    </section>
  );
}

/** Fields that hold several values. */
const lists = new Set([
  'available_slots',
  'certificates',
  'certificates_preferred',
  'certificates_required',
  'cooperation',
  'languages',
  'more_codes',
  'regions_excluded',
  'roles',
]);

/** What an entry that came or went is known by, where that is a code. */
const codeOf: Partial<Record<Change['section'], string>> = {
  offerings: 'code',
  needs: 'code',
  interests: 'code',
  certificates: 'standard',
};

function DiffLine({ change: { section, entry, field, before, after } }: { change: Change }) {
  const say = useSay();
  const { language } = useLanguage();
  const { slug = '' } = useParams({ strict: false });
  const words = useFieldWords(slug);
  const entryWords = entry && words(codeOf[section] ?? '', entry);
  const where = [say(`changes.${section}`), entryWords].filter(Boolean).join(' · ');
  const name = field === null ? null : `changes.field.${field}`;
  const worded = (value: string | null) => {
    if (value === null) return say('changes.nothing');
    if (field === null) return words(codeOf[section] ?? '', value);
    return lists.has(field)
      ? value
          .split(', ')
          .map((each) => words(field, each))
          .join(', ')
      : words(field, value);
  };
  return (
    <li className="diff-line">
      <span className="quiet">
        {where}
        {name !== null && ` · ${name in en ? say(name as MessageId) : (field ?? '')}`}
      </span>
      <span>
        <del lang={before ? writtenIn(worded(before)) : language}>{worded(before)}</del>{' '}
        <span aria-hidden>→</span>{' '}
        <ins lang={after ? writtenIn(worded(after)) : language}>{worded(after)}</ins>
      </span>
    </li>
  );
}

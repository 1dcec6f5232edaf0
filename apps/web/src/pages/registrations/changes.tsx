import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';

import { api, type Schemas } from '../../api/client.js';
import { useLanguage, writtenIn, type MessageId } from '../../language.js';
import { ErrorView } from '../../parts/error-view.js';
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

function DiffLine({ change: { section, entry, field, before, after } }: { change: Change }) {
  const say = useSay();
  const { language } = useLanguage();
  const where = [say(`changes.${section}`), entry].filter(Boolean).join(' · ');
  const name = field === null ? null : `changes.field.${field}`;
  const worded = (value: string | null) => {
    if (value === null) return say('changes.nothing');
    if (field !== 'roles') return value;
    return value
      .split(', ')
      .map((role) => (`role.${role}` in en ? say(`role.${role}` as MessageId) : role))
      .join(', ');
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

import { Button, Drawer, Textarea } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';

import { api, bodyOf, type Schemas } from '../../api/client.js';
import { useLanguage, useText, type MessageId } from '../../language.js';
import { BothNames, Country } from '../../parts/company-name.js';
import { ErrorView } from '../../parts/error-view.js';
import { Loading } from '../../parts/loading.js';
import { Logo } from '../../parts/logo.js';
import { useNumbers, useSay } from '../../say.js';
import { WishNote } from '../wishes/wish-note.js';

interface Props {
  id: string;
  otherId: string | undefined;
  canAsk: boolean;
  onClose: () => void;
}

/** The profile of another company, as far as it is public, and the way to ask it for a meeting. */
export function EntryDrawer({ id, otherId, canAsk, onClose }: Props) {
  const say = useSay();
  const entry = useQuery({
    queryKey: ['directory-entry', id, otherId],
    enabled: otherId !== undefined,
    queryFn: () =>
      bodyOf(
        api.GET('/api/v1/participations/{id}/directory/{otherId}', {
          params: { path: { id, otherId: otherId ?? '' } },
        }),
      ),
  });
  return (
    <Drawer
      opened={otherId !== undefined}
      onClose={onClose}
      position="right"
      size="lg"
      title={say('participants.profile')}
      closeButtonProps={{ 'aria-label': say('action.close') }}
    >
      {entry.isError && <ErrorView error={entry.error} />}
      {entry.isPending && <Loading />}
      {entry.data && (
        <>
          <Profile entry={entry.data} />
          {entry.data.wish && (
            <WishNote
              key={entry.data.id + entry.data.wish.kind}
              id={id}
              toId={entry.data.id}
              name={entry.data.company.en}
              kind={entry.data.wish.kind}
              note={entry.data.wish.note}
              open={canAsk}
            />
          )}
          <Request key={entry.data.id} id={id} entry={entry.data} canAsk={canAsk} />
        </>
      )}
    </Drawer>
  );
}

function Profile({ entry }: { entry: Schemas['DirectoryEntry'] }) {
  const say = useSay();
  const text = useText();
  const { whole } = useNumbers();
  const { language } = useLanguage();
  const facts = (all: [MessageId, number | null][]) =>
    all
      .filter(([, value]) => value !== null)
      .map(([id, value]) => `${say(id)}: ${whole(value ?? 0)}`)
      .join(' · ');
  return (
    <>
      <h2 className="with-logo" style={{ fontSize: 18, margin: '0 0 4px' }}>
        <Logo id={entry.logo} />
        <Country country={entry.country} /> <BothNames name={entry.company} />
      </h2>
      <p className="quiet" style={{ margin: 0 }}>
        {[
          entry.city,
          entry.region,
          entry.founded && say('directory.since', { year: String(entry.founded) }),
        ]
          .filter(Boolean)
          .join(' · ')}
        {entry.website && (
          <>
            {' · '}
            <a href={entry.website} target="_blank" rel="noreferrer noopener">
              {entry.website.replace(/^https?:\/\//, '')}
            </a>
          </>
        )}
      </p>
      {entry.description && <p>{text(entry.description)}</p>}
      {entry.offerings.length > 0 && <h3 className="form-heading">{say('profile.offerings')}</h3>}
      {entry.offerings.map((offering, index) => (
        <div key={index} className="drawer-item">
          <strong>
            {offering.name ? text(offering.name) : offering.codes[0]?.label[language]}
          </strong>
          {(offering.name !== null || offering.codes.length > 1) && (
            <div className="quiet">
              {offering.codes.map(({ label }) => text(label)).join(' · ')}
            </div>
          )}
          {offering.description && <div>{text(offering.description)}</div>}
          <div className="quiet">
            {facts([
              ['offering.capacity', offering.capacityPerMonth],
              ['offering.minimum', offering.minimumOrder],
              ['offering.time', offering.leadTimeDays],
              ['offering.price-from', offering.priceFrom],
            ])}
          </div>
          {offering.certificates.length > 0 && (
            <div className="quiet">{offering.certificates.join(', ')}</div>
          )}
        </div>
      ))}
      {entry.needs.length > 0 && <h3 className="form-heading">{say('profile.needs')}</h3>}
      {entry.needs.map((need, index) => (
        <div key={index} className="drawer-item">
          <strong>{need.codes.map(({ label }) => text(label)).join(' · ')}</strong>
          {need.description && <div>{text(need.description)}</div>}
          <div className="quiet">
            {facts([
              ['need.quantity', need.quantity],
              ['need.time', need.neededInDays],
            ])}
            {need.certificatesRequired.length > 0 &&
              ` · ${say('directory.requires', { code: need.certificatesRequired.join(', ') })}`}
          </div>
        </div>
      ))}
      {entry.interests.length > 0 && <h3 className="form-heading">{say('profile.interests')}</h3>}
      {entry.interests.map(({ kind, code, label }) => (
        <div key={kind + code} className="drawer-item">
          {say(`kind.${kind}` as MessageId)}: {text(label)}
        </div>
      ))}
    </>
  );
}

function Request({
  id,
  entry,
  canAsk,
}: {
  id: string;
  entry: Schemas['DirectoryEntry'];
  canAsk: boolean;
}) {
  const [note, setNote] = useState('');
  const say = useSay();
  const client = useQueryClient();
  const send = useMutation({
    mutationFn: () =>
      api.POST('/api/v1/participations/{id}/requests', {
        params: { path: { id } },
        body: { to: entry.id, note: note.trim() },
      }),
    onSuccess: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: ['directory-entry', id] }),
        client.invalidateQueries({ queryKey: ['requests', id] }),
      ]),
  });
  const { request } = entry;
  if (request && request.state !== 'expired')
    return (
      <section className="drawer-item">
        <h3 className="form-heading">
          {say(request.mine ? 'request.sent' : 'request.received')}{' '}
          <span className="tag">{say(`request.${request.state}`)}</span>
        </h3>
        <blockquote className="quote">{request.note}</blockquote>
      </section>
    );
  if (!canAsk) return null;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    send.mutate();
  };
  return (
    <form onSubmit={submit} className="form" style={{ marginTop: 16 }}>
      <Textarea
        label={say('request.write')}
        description={say('request.about')}
        autosize
        minRows={2}
        maxLength={1000}
        value={note}
        onChange={(event) => setNote(event.target.value)}
      />
      {send.isError && <ErrorView error={send.error} />}
      <Button type="submit" loading={send.isPending} disabled={note.trim() === ''} w="fit-content">
        {say('request.send')}
      </Button>
    </form>
  );
}

import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';

import { api, bodyOf, type Schemas } from '../../api/client.js';
import { useLanguage } from '../../language.js';
import { BothNames, Country } from '../../parts/company-name.js';
import { ErrorView } from '../../parts/error-view.js';
import { useSay } from '../../say.js';
import { clockTime, shortDay, zoneName } from '../../time.js';

import { RequestNote } from './request-note.js';

type Answer = Schemas['MeetingRequestAnswer']['answer'];

/** Requests of both directions; open ones can be answered or withdrawn. */
export function Requests({ id }: { id: string }) {
  const say = useSay();
  const { language } = useLanguage();
  const client = useQueryClient();
  const requests = useQuery({
    queryKey: ['requests', id],
    queryFn: () =>
      bodyOf(api.GET('/api/v1/participations/{id}/requests', { params: { path: { id } } })),
  });
  const answer = useMutation({
    mutationFn: ({ requestId, word }: { requestId: string; word: Answer }) =>
      api.POST('/api/v1/participations/{id}/requests/{requestId}/answer', {
        params: { path: { id, requestId } },
        body: { answer: word },
      }),
    onSettled: () => client.invalidateQueries(),
  });
  if (requests.isError) return <ErrorView error={requests.error} />;
  if (!requests.data?.items.length) return null;
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  return (
    <section className="card" style={{ padding: 16 }}>
      <h2 className="form-heading">{say('request.title')}</h2>
      {answer.isError && <ErrorView error={answer.error} />}
      <ul className="plain-list">
        {requests.data.items.map(({ id: requestId, mine, other, note, state, expiresAt }) => (
          <li key={requestId} className="drawer-item">
            <p style={{ margin: 0 }}>
              <Country country={other.country} /> <BothNames name={other.company} />{' '}
              <span className="quiet">{say(mine ? 'request.sent' : 'request.received')}</span>{' '}
              <span className="tag">{say(`request.${state}`)}</span>
            </p>
            <RequestNote id={id} requestId={requestId} note={note} own={mine && state === 'open'} />
            {state === 'open' && (
              <p className="button-row" style={{ margin: 0 }}>
                {(mine ? (['withdrawn'] as const) : (['accepted', 'declined'] as const)).map(
                  (word) => (
                    <Button
                      key={word}
                      size="xs"
                      variant={word === 'accepted' ? 'filled' : 'default'}
                      onClick={() => answer.mutate({ requestId, word })}
                    >
                      {say(`request.do.${word}`)}
                    </Button>
                  ),
                )}
                <span className="quiet">
                  {say('request.until', {
                    time: `${shortDay(expiresAt, zone, language)} ${clockTime(expiresAt, zone)} ${zoneName(expiresAt, zone)}`,
                  })}
                </span>
              </p>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

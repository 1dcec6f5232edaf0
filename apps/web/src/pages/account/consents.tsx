import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';

import { api, bodyOf } from '../../api/client.js';
import { useText } from '../../language.js';
import { AskFirst } from '../../parts/ask-first.js';
import { useSay } from '../../say.js';

import { Section } from '../../parts/section.js';
import { useAt } from '../../parts/use-at.js';

const queryKey = ['consents'];

/** What the person agreed to; each can be withdrawn on its own. */
export function Consents() {
  const say = useSay();
  const text = useText();
  const at = useAt();
  const client = useQueryClient();
  const consents = useQuery({ queryKey, queryFn: () => bodyOf(api.GET('/api/v1/me/consents')) });
  const withdraw = useMutation({
    mutationFn: (consentId: string) =>
      api.DELETE('/api/v1/me/consents/{consentId}', { params: { path: { consentId } } }),
    onSuccess: () => client.invalidateQueries({ queryKey }),
  });
  const none = consents.data?.items.length === 0;
  return (
    <Section
      title={say('account.consents')}
      about={say(none ? 'account.no-consents' : 'account.consents-about')}
      error={consents.error ?? withdraw.error}
    >
      <ul className="plain-list">
        {consents.data?.items.map(({ id, purpose, showcase, givenAt, withdrawnAt }) => (
          <li key={id} className="line-item drawer-item">
            <span>
              <strong>{say(`consent.${purpose}`)}</strong> · {text(showcase)}
              <br />
              <span className="quiet">
                {withdrawnAt
                  ? say('account.withdrawn', { time: at(withdrawnAt) })
                  : say('account.given', { time: at(givenAt) })}
              </span>
            </span>
            {!withdrawnAt && (
              <AskFirst
                label={say('account.withdraw')}
                question={say(`account.withdraw.${purpose}`)}
                busy={withdraw.isPending && withdraw.variables === id}
                onYes={() => withdraw.mutate(id)}
              />
            )}
          </li>
        ))}
      </ul>
    </Section>
  );
}

import { Button, Checkbox, Group, NumberInput, Select } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';

import { api, bodyOf, type Schemas } from '../../api/client.js';
import { roundsQuery } from '../../api/queries.js';
import { useLanguage, type MessageId } from '../../language.js';
import { ErrorView } from '../../parts/error-view.js';
import { Loading } from '../../parts/loading.js';
import { StateTag } from '../../parts/state-tag.js';
import { useNumbers, useSay } from '../../say.js';
import { clockTime, shortDay, zoneName } from '../../time.js';

const route = getRouteApi('/o/$slug/rounds');
const ownZone = Intl.DateTimeFormat().resolvedOptions().timeZone;

/** Rounds of the showcase, and the form that starts one. */
export function RoundsPage() {
  const { slug } = route.useParams();
  const rounds = useQuery(roundsQuery(slug));
  const say = useSay();
  const { language } = useLanguage();
  const { share } = useNumbers();
  return (
    <>
      <h1 style={{ fontSize: 20, margin: '0 0 16px' }}>{say('rounds.title')}</h1>
      <StartForm slug={slug} />
      {rounds.isError && <ErrorView error={rounds.error} onRetry={() => void rounds.refetch()} />}
      {rounds.isPending && <Loading />}
      {rounds.data?.items.length === 0 && <p className="quiet">{say('rounds.none')}</p>}
      {rounds.data && rounds.data.items.length > 0 && (
        <section className="card scroll">
          <table className="data-table">
            <thead>
              <tr>
                <th scope="col">{say('rounds.round')}</th>
                <th scope="col">{say('rounds.state')}</th>
                <th scope="col" className="number">
                  {say('landing.meetings')}
                </th>
                <th scope="col" className="number">
                  {say('landing.share')}
                </th>
                <th scope="col" className="wide-only">
                  {say('rounds.version')}
                </th>
                <th scope="col" className="wide-only">
                  {say('rounds.started')}
                </th>
              </tr>
            </thead>
            <tbody>
              {rounds.data.items.map((round) => (
                <tr key={round.id}>
                  <td style={{ whiteSpace: 'nowrap' }}>
                    <Link
                      to="/o/$slug/rounds/$number"
                      params={{ slug, number: String(round.number) }}
                    >
                      {say('rounds.number', { number: round.number })}
                    </Link>{' '}
                    {round.kind !== 'in-person' && (
                      <span className="tag">{say(`kind.${round.kind}`)}</span>
                    )}
                  </td>
                  <td>
                    <StateTag state={round.state} />
                  </td>
                  <td className="number">{round.quality?.meetings ?? '–'}</td>
                  <td className="number">
                    {round.quality ? share(100 - round.quality.gapPct) : '–'}
                  </td>
                  <td className="wide-only">{round.version ?? '–'}</td>
                  <td className="wide-only">
                    {shortDay(round.createdAt, ownZone, language)}{' '}
                    {clockTime(round.createdAt, ownZone)}{' '}
                    <span className="quiet">{zoneName(round.createdAt, ownZone)}</span>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
    </>
  );
}

type RoundKind = Schemas['RoundKind'];
const kinds = ['in-person', 'video', 'interview'] as const;
const budgets = ['quick', 'normal', 'long'] as const;

function StartForm({ slug }: { slug: string }) {
  const say = useSay();
  const client = useQueryClient();
  const navigate = route.useNavigate();
  const [budget, setBudget] = useState<(typeof budgets)[number]>('normal');
  const [seed, setSeed] = useState<number | string>('');
  const [fair, setFair] = useState(false);
  const [kind, setKind] = useState<RoundKind>('in-person');
  const [adds, setAdds] = useState(false);
  const [again, setAgain] = useState(false);
  const start = useMutation({
    mutationFn: () =>
      bodyOf(
        api.POST('/api/v1/showcases/{slug}/rounds', {
          params: { path: { slug } },
          body: { kind, adds, again, budget, fair, ...(typeof seed === 'number' ? { seed } : {}) },
        }),
      ),
    onSuccess: async (round) => {
      await client.invalidateQueries({ queryKey: ['rounds', slug] });
      await navigate({
        to: '/o/$slug/rounds/$number',
        params: { slug, number: String(round.number) },
      });
    },
  });
  return (
    <section className="card" style={{ padding: 16, marginBottom: 16 }}>
      <Group align="flex-end">
        <Select
          size="xs"
          label={say('rounds.kind')}
          value={kind}
          allowDeselect={false}
          onChange={(value) => setKind(kinds.find((each) => each === value) ?? 'in-person')}
          data={kinds.map((value) => ({ value, label: say(`kind.${value}`) }))}
        />
        <Select
          size="xs"
          label={say('rounds.place')}
          value={adds ? 'adds' : 'replaces'}
          allowDeselect={false}
          onChange={(value) => setAdds(value === 'adds')}
          data={(['replaces', 'adds'] as const).map((value) => ({
            value,
            label: say(`rounds.${value}`),
          }))}
        />
        <Select
          size="xs"
          label={say('rounds.budget')}
          value={budget}
          allowDeselect={false}
          onChange={(value) => setBudget((value as (typeof budgets)[number]) ?? 'normal')}
          data={budgets.map((value) => ({ value, label: say(`budget.${value}` as MessageId) }))}
        />
        <NumberInput
          size="xs"
          label={say('rounds.seed')}
          placeholder={say('rounds.seed-own')}
          value={seed}
          onChange={setSeed}
          min={0}
          max={2147483647}
          allowDecimal={false}
        />
        <Checkbox
          size="xs"
          mb={6}
          label={say('rounds.fair')}
          checked={fair}
          onChange={(event) => setFair(event.currentTarget.checked)}
        />
        {kind !== 'interview' && (
          <Checkbox
            size="xs"
            mb={6}
            label={say('rounds.again-wished')}
            checked={again}
            onChange={(event) => setAgain(event.currentTarget.checked)}
          />
        )}
        <Button size="xs" onClick={() => start.mutate()} loading={start.isPending}>
          {say('rounds.start')}
        </Button>
      </Group>
      <p className="quiet" style={{ margin: '8px 0 0', fontSize: 12 }}>
        {say(`kind.${kind}.about`)} {say(adds ? 'rounds.adds-about' : 'rounds.replaces-about')}
      </p>
      {start.isError && <ErrorView error={start.error} />}
    </section>
  );
}

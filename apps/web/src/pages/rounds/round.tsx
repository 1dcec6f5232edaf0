import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';

import type { Schemas } from '../../api/client.js';
import { roundsQuery } from '../../api/queries.js';
import { ErrorView } from '../../parts/error-view.js';
import { Loading } from '../../parts/loading.js';
import { StateTag } from '../../parts/state-tag.js';
import { useNumbers, useSay } from '../../say.js';

import { PairDrawer } from '../pair/pair-drawer.js';

import { BoundChart } from './bound-chart.js';
import { Phases } from './phases.js';
import { ProposedActions, RunningActions } from './round-actions.js';
import { RoundReview } from './round-review.js';
import { RoundRules } from './round-rules.js';
import { budgetName, Card, RoundRunning } from './round-running.js';
import { useRoundEvents } from './use-round-events.js';
import { WorthALook } from './worth-a-look.js';

const route = getRouteApi('/o/$slug/rounds/$number');
type Round = Schemas['Round'];

/** One round: live while it runs, its quality afterwards. */
export function RoundPage() {
  const { slug, number } = route.useParams();
  const rounds = useQuery(roundsQuery(slug));
  const say = useSay();
  if (rounds.isPending) return <Loading />;
  if (rounds.isError) return <ErrorView error={rounds.error} />;
  const found = rounds.data.items.find((round) => String(round.number) === number);
  if (!found) return <p>{say('rounds.unknown')}</p>;
  return <Live key={found.id} slug={slug} listed={found} />;
}

function Live({ slug, listed }: { slug: string; listed: Round }) {
  const { round, connected } = useRoundEvents(listed);
  const say = useSay();
  const running = round.state === 'queued' || round.state === 'running';
  return (
    <>
      <div className="round-head" style={{ marginBottom: 16 }}>
        <div style={{ flex: '1 1 320px' }}>
          <h1 style={{ fontSize: 20, margin: 0 }}>
            {say('rounds.number', { number: round.number })} <StateTag state={round.state} />
          </h1>
          <RoundFacts round={round} />
        </div>
        {running ? (
          <RunningActions slug={slug} round={round} />
        ) : (
          <ProposedActions slug={slug} round={round} />
        )}
      </div>
      {running && <RoundRunning round={round} connected={connected} />}
      {round.state === 'failed' && <Failed slug={slug} round={round} />}
      {round.state === 'cancelled' && <p>{say('rounds.cancelled')}</p>}
      {round.quality && <RoundReview round={round} />}
      {round.quality && <Explained round={round.id} />}
      {!running && round.history.length > 0 && <Course round={round} />}
    </>
  );
}

/** What is worth a look, and why any two firms do or do not meet. */
function Explained({ round }: { round: string }) {
  const { pair } = route.useSearch();
  const navigate = route.useNavigate();
  const show = (next: string | undefined) =>
    void navigate({ search: { pair: next }, replace: true, resetScroll: false });
  return (
    <>
      <WorthALook round={round} onWhy={show} />
      <PairDrawer of={{ round }} pair={pair} onClose={() => show(undefined)} />
    </>
  );
}

function RoundFacts({ round }: { round: Round }) {
  const say = useSay();
  const { whole } = useNumbers();
  const facts = [
    `${say(`kind.${round.kind}`)}${round.adds ? ` · ${say('rounds.adds')}` : ''}`,
    say('rounds.facts', { seed: String(round.seed), budget: budgetName(say, round.budget) }),
    round.snapshotHash && say('rounds.snapshot', { hash: round.snapshotHash.slice(0, 12) }),
    round.startedBy && say('rounds.started-by', { name: round.startedBy }),
    round.stoppedAt !== null && say('rounds.stopped-at', { moves: whole(round.stoppedAt) }),
    round.quality && round.stoppedAt === null && say('rounds.replays'),
  ];
  return (
    <p className="quiet" style={{ margin: '4px 0 0', fontSize: 13 }}>
      {facts.filter(Boolean).join(' · ')}
    </p>
  );
}

function Failed({ slug, round }: { slug: string; round: Round }) {
  const say = useSay();
  return (
    <div className="two-columns" style={{ marginBottom: 16 }}>
      <section className="card" style={{ padding: 20 }} role="alert">
        <p style={{ color: 'var(--danger)', marginTop: 0 }}>
          <b>{say('rounds.failed')}</b> {round.failure?.code}: {round.failure?.message}
        </p>
        <Link to="/o/$slug/rounds" params={{ slug }}>
          {say('rounds.again')}
        </Link>
      </section>
      <Card title={say('rounds.phases')}>
        <Phases round={round} />
      </Card>
    </div>
  );
}

/** How the round ran: the whole curve, and the weights it ran with. */
function Course({ round }: { round: Round }) {
  const say = useSay();
  return (
    <div className="two-columns" style={{ marginTop: 16 }}>
      <Card title={say('rounds.course')}>
        <BoundChart history={round.history} />
      </Card>
      <div style={{ display: 'grid', gap: 16 }}>
        <Card title={say('rounds.phases')}>
          <Phases round={round} />
        </Card>
        {round.weights && (
          <Card title={say('rounds.rules')}>
            <RoundRules round={round} weights={round.weights} />
          </Card>
        )}
      </div>
    </div>
  );
}

import { Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';

import { comparisonQuery, roundsQuery, type OtherRound } from '../../api/queries.js';
import type { Schemas } from '../../api/client.js';
import type { MessageId } from '../../language.js';
import { ErrorView } from '../../parts/error-view.js';
import { useNumbers, useSay } from '../../say.js';

interface Props {
  round: Schemas['Round'];
  review: Schemas['RoundReview'];
}

/** The round next to a former one, or to a published version. */
export function ComparedWith({ round, review }: Props) {
  const say = useSay();
  const rounds = useQuery(roundsQuery(round.showcase)).data?.items ?? [];
  const others = rounds.filter(({ id, quality }) => quality !== null && id !== round.id);
  const choices = [
    ...others.flatMap(({ version }) =>
      version === null
        ? []
        : [{ value: `version ${version}`, label: say('compare.version', { number: version }) }],
    ),
    ...others.map(({ number }) => ({
      value: `round ${number}`,
      label: say('rounds.number', { number }),
    })),
  ];
  const [chosen, setChosen] = useState<string | null>(null);
  const value = chosen ?? choices[0]?.value ?? null;
  const nameOf = (choice: string) => {
    const [kind, number = ''] = choice.split(' ');
    return say(kind === 'round' ? 'rounds.number' : 'compare.version-short', { number });
  };
  return (
    <section className="card" style={{ padding: 20 }}>
      <div className="round-head" style={{ marginBottom: 12 }}>
        <h2 style={{ fontSize: 14, margin: 0 }}>{say('compare.title')}</h2>
        {value !== null && (
          <Select
            size="xs"
            aria-label={say('compare.title')}
            value={value}
            allowDeselect={false}
            onChange={setChosen}
            data={choices}
          />
        )}
      </div>
      {value === null ? (
        <p className="quiet" style={{ margin: 0 }}>
          {say('compare.none')}
        </p>
      ) : (
        <Comparison round={round} review={review} name={nameOf(value)} other={otherOf(value)} />
      )}
    </section>
  );
}

function otherOf(value: string): OtherRound {
  const [kind, number] = value.split(' ');
  return kind === 'round' ? { round: Number(number) } : { version: Number(number) };
}

interface Row {
  id: MessageId;
  before: number;
  now: number;
  /** Which direction is good; 0: neither. */
  good: 1 | -1 | 0;
  word: (value: number) => string;
}

function Comparison({ round, review, name, other }: Props & { name: string; other: OtherRound }) {
  const say = useSay();
  const { whole, share, hours, minutes } = useNumbers();
  const comparison = useQuery(comparisonQuery(round.id, other));
  if (comparison.isError) return <ErrorView error={comparison.error} />;
  if (!comparison.data) return null;
  const { data: there } = comparison;
  const { quality } = review;
  const rows: Row[] = [
    {
      id: 'compare.share',
      before: 100 - there.quality.gapPct,
      now: 100 - quality.gapPct,
      good: 1,
      word: share,
    },
    {
      id: 'compare.meetings',
      before: there.quality.meetings,
      now: quality.meetings,
      good: 1,
      word: whole,
    },
    {
      id: 'quality.musts',
      before: there.quality.mustsMet,
      now: quality.mustsMet,
      good: 1,
      word: whole,
    },
    {
      id: 'compare.under',
      before: there.firmsUnderMinimum,
      now: quality.participants - quality.covered,
      good: -1,
      word: whole,
    },
    {
      id: 'compare.wait',
      before: there.waits.meanMinutes,
      now: review.waits.meanMinutes,
      good: -1,
      word: minutes,
    },
    {
      id: 'compare.interpreters',
      before: there.interpreterMinutes,
      now: review.interpreterMinutes,
      good: 0,
      word: hours,
    },
  ];
  return (
    <>
      <div className="scroll" tabIndex={0}>
        <table className="data-table">
          <thead>
            <tr>
              <th scope="col" aria-label={say('compare.title')} />
              <th scope="col" className="number">
                {name}
              </th>
              <th scope="col" className="number">
                {say('rounds.number', { number: round.number })}
              </th>
              <th scope="col" className="number">
                {say('compare.change')}
              </th>
            </tr>
          </thead>
          <tbody className="named-rows">
            {rows.map((row) => (
              <tr key={row.id}>
                <td>{say(row.id)}</td>
                <td className="number">{row.word(row.before)}</td>
                <td className="number">
                  <b>{row.word(row.now)}</b>
                </td>
                <td className="number">
                  <Change row={row} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className="quiet" style={{ margin: '8px 0 0', fontSize: 12 }}>
        {say('compare.pairs', {
          kept: there.kept,
          moved: there.moved,
          gained: there.gained,
          lost: there.lost,
        })}
      </p>
    </>
  );
}

/** An arrow says the direction, the word of a screen reader whether it is good; colour only repeats it. */
function Change({ row }: { row: Row }) {
  const say = useSay();
  const [before, now] = [row.word(row.before), row.word(row.now)];
  if (before === now) return <span className="quiet">±0</span>;
  const change = row.now - row.before;
  const tone = Math.sign(change) * row.good;
  return (
    <span
      style={{ color: tone > 0 ? 'var(--ok)' : tone < 0 ? 'var(--attention)' : undefined }}
      title={tone === 0 ? undefined : say(tone > 0 ? 'compare.better' : 'compare.worse')}
    >
      {change > 0 ? '↑' : '↓'} {row.word(Math.abs(change))}
    </span>
  );
}

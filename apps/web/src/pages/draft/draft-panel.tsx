import { Button, Group, Kbd } from '@mantine/core';
import { IconArrowsMove, IconCalendarMinus, IconLock, IconLockOpen } from '@tabler/icons-react';

import type { Schemas } from '../../api/client.js';
import { useLanguage, useText } from '../../language.js';
import { BothNames, Country } from '../../parts/company-name.js';
import { useSay } from '../../say.js';
import { clockTime, otherZone, shortDay, zoneName } from '../../time.js';
import type { Meeting } from '../timetable/meeting.js';

import { dearness, useCost } from './cost.js';
import type { Draft } from './draft-query.js';
import { DraftSteps } from './draft-steps.js';
import { distinct, type Target } from './targets.js';
import { useBlocked } from './use-blocked.js';
import type { Hand } from './use-hand.js';

interface Props {
  draft: Draft;
  timetable: Schemas['Timetable'];
  hand: Hand;
}

/** The meeting in hand, where it could go, and what has been done so far. */
export function DraftPanel({ draft, timetable, hand }: Props) {
  const say = useSay();
  return (
    <>
      {hand.meeting ? (
        <Chosen meeting={hand.meeting} timetable={timetable} hand={hand} />
      ) : (
        <p className="quiet">{say('draft.choose')}</p>
      )}
      <DraftSteps draft={draft} timetable={timetable} />
    </>
  );
}

interface ChosenProps {
  meeting: Meeting;
  timetable: Schemas['Timetable'];
  hand: Hand;
}

function Chosen({ meeting, timetable, hand }: ChosenProps) {
  const say = useSay();
  const where = useWhere(timetable);
  return (
    <section>
      <h2>{say(hand.moving ? 'draft.moving' : 'draft.meeting')}</h2>
      {(['kr', 'us'] as const).map((side) => (
        <p key={side} style={{ margin: '0 0 6px' }}>
          <Country country={side === 'kr' ? 'KR' : 'US'} />{' '}
          <b>
            <BothNames name={meeting[side].company} />
          </b>
        </p>
      ))}
      <dl className="draft-facts" aria-live="polite">
        <dt>{say('draft.from')}</dt>
        <dd>{where(meeting)}</dd>
        {hand.moving && hand.over && <Over target={hand.over} timetable={timetable} hand={hand} />}
      </dl>
      {hand.moving ? (
        <p className="quiet">
          <Kbd>←↑↓→</Kbd> {say('draft.next')} <Kbd>Enter</Kbd> {say('draft.drop')} <Kbd>Esc</Kbd>{' '}
          {say('draft.put-back')}
        </p>
      ) : (
        <Acts meeting={meeting} hand={hand} />
      )}
      <OtherPlaces timetable={timetable} hand={hand} />
    </section>
  );
}

function Acts({ meeting, hand }: { meeting: Meeting; hand: Hand }) {
  const say = useSay();
  const LockIcon = hand.locked ? IconLockOpen : IconLock;
  return (
    <Group gap="xs" mb="sm">
      <Button
        size="xs"
        variant="default"
        leftSection={<LockIcon size={14} aria-hidden />}
        disabled={hand.busy}
        onClick={() => hand.lock(meeting)}
      >
        {say(hand.locked ? 'draft.unlock' : 'draft.lock')}
      </Button>
      <Button
        size="xs"
        variant="default"
        visibleFrom="sm"
        leftSection={<IconArrowsMove size={14} aria-hidden />}
        disabled={hand.busy || hand.locked}
        onClick={() => hand.pickUp(meeting.id)}
      >
        {say('draft.move')}
      </Button>
      <Button
        size="xs"
        variant="default"
        leftSection={<IconCalendarMinus size={14} aria-hidden />}
        disabled={hand.busy || hand.locked}
        onClick={() => hand.takeOut(meeting)}
      >
        {say('draft.take-out')}
      </Button>
    </Group>
  );
}

/** Where the meeting would go, what that costs and with whom. */
function Over({ target, timetable, hand }: { target: Target } & Omit<ChosenProps, 'meeting'>) {
  const say = useSay();
  const text = useText();
  const cost = useCost();
  const where = useWhere(timetable);
  const chosen = hand.places?.slots.find(({ slot }) => slot === target.slot)?.people[
    target.people ?? -1
  ];
  const nameOf = (id: string | null | undefined) => {
    const name = hand.places?.names.find((each) => each.id === id)?.name;
    return name ? text(name) : '';
  };
  const people = [chosen?.aDelegate, chosen?.bDelegate].map(nameOf).filter(Boolean);
  return (
    <>
      <dt>{say('draft.to')}</dt>
      <dd>
        <b>{where(target)}</b>
      </dd>
      <dt>{say('draft.cost')}</dt>
      <dd className="draft-cost" data-cost={dearness(target.cost)}>
        {cost(target.cost)}
      </dd>
      <dt>{say('draft.people')}</dt>
      <dd>{people.join(' · ')}</dd>
      {chosen?.interpreter && (
        <>
          <dt>{say('draft.interpreter')}</dt>
          <dd>{nameOf(chosen.interpreter)}</dd>
        </>
      )}
    </>
  );
}

const listed = 10;

/** The ten best places: whoever does not drag chooses here. */
function OtherPlaces({ timetable, hand }: Omit<ChosenProps, 'meeting'>) {
  const say = useSay();
  const cost = useCost();
  const where = useWhere(timetable);
  const blocked = useBlocked(timetable);
  if (!hand.places) return null;
  if (hand.places.blocked) return <p className="quiet">{blocked(hand.places.blocked)}</p>;
  const targets = distinct(hand.targets);
  return (
    <>
      <h3>{say('draft.places', { count: hand.targets.length })}</h3>
      <ul className="draft-places">
        {targets.slice(0, listed).map((target) => (
          <li key={`${target.slot} ${target.table}`}>
            <button
              type="button"
              data-cost={dearness(target.cost)}
              disabled={hand.busy}
              aria-label={`${say('draft.move-to', { place: where(target) })}, ${cost(target.cost)}${
                target.with ? `, ${say('draft.exchange')}` : ''
              }`}
              onMouseEnter={() => hand.hover(target)}
              onFocus={() => hand.hover(target)}
              onClick={() => hand.drop(target)}
            >
              {target.with && '⇄ '}
              {where(target)} <b>{cost(target.cost)}</b>
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}

/** A place in words: day, time on both clocks, table. */
function useWhere(timetable: Schemas['Timetable']) {
  const say = useSay();
  const { language } = useLanguage();
  const { timeZone, slots } = timetable;
  return ({ slot, table }: { slot: string; table: number | null }): string => {
    const found = slots.find(({ code }) => code === slot);
    if (!found) return '';
    const other = otherZone(timeZone);
    const at = (zone: string) =>
      `${clockTime(found.startsAt, zone)} ${zoneName(found.startsAt, zone)}`;
    const day = shortDay(found.startsAt, timeZone, language);
    return `${day} ${at(timeZone)} (${at(other)}) · ${say('timetable.table', { table: table ?? 0 })}`;
  };
}

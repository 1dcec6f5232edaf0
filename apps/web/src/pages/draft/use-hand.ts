import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';

import type { Schemas } from '../../api/client.js';
import type { Meeting } from '../timetable/meeting.js';

import { placesQuery, useDraftStep, type Draft, type NewStep, type Places } from './draft-query.js';
import { targetsOf, type Target } from './targets.js';

/** What the organiser holds: a meeting that is chosen, or picked up, and what may be done with it. */
export interface Hand {
  meeting: Meeting | null;
  locked: boolean;
  moving: boolean;
  places: Places | undefined;
  targets: Target[];
  /** Where the picked-up meeting would go. */
  over: Target | null;
  busy: boolean;
  error: Error | null;
  choose: (id: string | null) => void;
  pickUp: (id: string) => void;
  hover: (target: Target | null) => void;
  putBack: () => void;
  drop: (target: Target) => void;
  lock: (meeting: Meeting) => void;
  takeOut: (meeting: Meeting) => void;
  fill: () => void;
  undo: () => void;
  redo: () => void;
}

export function useHand(id: string, draft: Draft, timetable: Schemas['Timetable']): Hand {
  const [chosen, setChosen] = useState<string | null>(null);
  const [moving, setMoving] = useState(false);
  const [over, setOver] = useState<Target | null>(null);
  const step = useDraftStep(id, draft.revision);
  const meeting = timetable.meetings.find((each) => each.id === chosen) ?? null;
  const places = useQuery(placesQuery(id, draft.revision, meeting));
  const pairOf = ({ kr, us }: Meeting) => ({ a: kr.participantId, b: us.participantId });
  const isLocked = (each: Meeting) =>
    draft.locks.some(({ a, b }) => {
      const pair = pairOf(each);
      return (a === pair.a && b === pair.b) || (a === pair.b && b === pair.a);
    });
  const rest = () => {
    setMoving(false);
    setOver(null);
  };
  const act = (what: NewStep | 'undo' | 'redo') => {
    rest();
    if (!step.isPending) step.mutate(what);
  };
  return {
    meeting,
    locked: meeting !== null && isLocked(meeting),
    moving: moving && meeting !== null,
    places: places.data,
    targets: targetsOf(places.data),
    over,
    busy: step.isPending,
    error: step.error ?? places.error,
    choose: (next) => {
      rest();
      setChosen(next);
    },
    pickUp: (next) => {
      setChosen(next);
      setOver(null);
      setMoving(true);
    },
    hover: setOver,
    putBack: rest,
    drop: ({ slot, table }) => meeting && act({ kind: 'move', ...pairOf(meeting), slot, table }),
    lock: (each) => act({ kind: isLocked(each) ? 'unlock' : 'lock', ...pairOf(each) }),
    takeOut: (each) => act({ kind: 'take-out', ...pairOf(each) }),
    fill: () => act({ kind: 'fill' }),
    undo: () => act('undo'),
    redo: () => act('redo'),
  };
}

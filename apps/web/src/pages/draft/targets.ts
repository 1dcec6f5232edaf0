import type { Place } from '../timetable/grid-keys.js';

import type { CellPlace, Places } from './draft-query.js';

/** A place that a meeting can be moved to. */
export interface Target extends CellPlace {
  slot: string;
  cost: number;
}

/** The places that can be had, the best first; of equal ones the earlier. */
export function targetsOf(places: Places | undefined): Target[] {
  const all = (places?.slots ?? []).flatMap(({ slot, cells }) =>
    cells.flatMap((cell) => (cell.cost === null ? [] : [{ ...cell, slot, cost: cell.cost }])),
  );
  return all
    .map((target, index) => ({ target, index }))
    .sort((x, y) => x.target.cost - y.target.cost || x.index - y.index)
    .map(({ target }) => target);
}

/** One target of each slot and cost, for a list: tables that cost the same say the same. */
export function distinct(targets: Target[]): Target[] {
  const seen = new Set<string>();
  return targets.filter(({ slot, cost, with: other }) => {
    const key = `${slot} ${cost} ${other ? `${other.a} ${other.b}` : ''}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

/**
 * The next target in the direction of an arrow key: the nearest in the row or column first, else the nearest of
 * all that lie that way; null when none does.
 */
export function nextTarget(key: string, from: Place, targets: Place[]): Place | null {
  const along: Record<string, (place: Place) => [number, number]> = {
    ArrowUp: ({ row, column }) => [from.row - row, Math.abs(column - from.column)],
    ArrowDown: ({ row, column }) => [row - from.row, Math.abs(column - from.column)],
    ArrowLeft: ({ row, column }) => [from.column - column, Math.abs(row - from.row)],
    ArrowRight: ({ row, column }) => [column - from.column, Math.abs(row - from.row)],
  };
  const measure = along[key];
  if (!measure) return null;
  const reachable = targets
    .map((place) => ({ place, far: measure(place) }))
    .filter(({ far: [ahead] }) => ahead > 0)
    .sort((x, y) => x.far[0] + 2 * x.far[1] - (y.far[0] + 2 * y.far[1]));
  return reachable[0]?.place ?? null;
}

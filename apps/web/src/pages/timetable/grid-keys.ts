/** A cell by its row (slot) and column (table), both from 0. */
export interface Place {
  row: number;
  column: number;
}

/** Where a key leads from a cell, held inside the grid; null where the key means nothing here. */
export function placeAfter(key: string, from: Place, last: Place): Place | null {
  const row = Math.min(from.row, last.row);
  const column = Math.min(from.column, last.column);
  switch (key) {
    case 'ArrowUp':
      return { row: Math.max(0, row - 1), column };
    case 'ArrowDown':
      return { row: Math.min(last.row, row + 1), column };
    case 'ArrowLeft':
      return { row, column: Math.max(0, column - 1) };
    case 'ArrowRight':
      return { row, column: Math.min(last.column, column + 1) };
    case 'Home':
      return { row, column: 0 };
    case 'End':
      return { row, column: last.column };
    case 'PageUp':
      return { row: 0, column };
    case 'PageDown':
      return { row: last.row, column };
    default:
      return null;
  }
}

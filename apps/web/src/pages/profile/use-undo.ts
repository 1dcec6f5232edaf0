import { useEffect, useState } from 'react';

type Values = Record<string, unknown>;

const minutes = 10;

/** What a save replaced, kept for ten minutes. */
export function useUndo(): {
  values: Values | null;
  keep: (values: Values) => void;
  forget: () => void;
} {
  const [kept, setKept] = useState<Values | null>(null);
  useEffect(() => {
    if (!kept) return undefined;
    const timer = setTimeout(() => setKept(null), minutes * 60_000);
    return () => clearTimeout(timer);
  }, [kept]);
  return { values: kept, keep: setKept, forget: () => setKept(null) };
}

import type { ReactNode } from 'react';

/** A number with what it counts. */
export function Figure({ value, label, note }: { value: ReactNode; label: string; note?: string }) {
  return (
    <div>
      <div className="figure-value">{value}</div>
      <div className="figure-label">{label}</div>
      {note && (
        <div className="figure-label" style={{ color: 'var(--attention)' }}>
          {note}
        </div>
      )}
    </div>
  );
}

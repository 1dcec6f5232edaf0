import type { ReactNode } from 'react';

import { ErrorView } from './error-view.js';

interface Props {
  title: string;
  /** What it is for, in plain words. */
  about: string;
  error?: Error | null;
  children: ReactNode;
}

export function Section({ title, about, error, children }: Props) {
  return (
    <section className="card form" aria-label={title}>
      <div>
        <h2 className="form-heading">{title}</h2>
        <p className="quiet" style={{ margin: 0 }}>
          {about}
        </p>
      </div>
      {error && <ErrorView error={error} />}
      {children}
    </section>
  );
}

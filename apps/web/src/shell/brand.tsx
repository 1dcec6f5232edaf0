import { Link } from '@tanstack/react-router';

export function Brand() {
  return (
    <Link to="/" className="brand">
      <svg width="24" height="24" viewBox="0 0 24 24" aria-hidden="true">
        <rect
          x="2"
          y="2"
          width="13"
          height="13"
          rx="4.5"
          fill="none"
          stroke="var(--accent)"
          strokeWidth="2.4"
        />
        <rect x="9" y="9" width="13" height="13" rx="4.5" fill="var(--accent)" />
      </svg>
      Showcase Match
    </Link>
  );
}

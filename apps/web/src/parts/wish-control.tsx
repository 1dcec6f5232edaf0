import { IconBan, IconHeart, IconStar } from '@tabler/icons-react';

import type { Schemas } from '../api/client.js';
import { useSay } from '../say.js';

export type WishKind = Schemas['WishChange']['kind'];

const kinds = [
  { kind: 'must', Icon: IconStar },
  { kind: 'meet', Icon: IconHeart },
  { kind: 'no', Icon: IconBan },
] as const;

/** Must, meet or no; pressing the one that is on clears it. */
export function WishControl({
  name,
  value,
  disabled,
  onChange,
}: {
  /** Of the company, for those who cannot see what stands beside. */
  name: string;
  value: WishKind | null;
  disabled: boolean;
  onChange: (kind: WishKind | null) => void;
}) {
  const say = useSay();
  return (
    <div role="group" aria-label={say('wish.for', { name })} className="wish-control">
      {kinds.map(({ kind, Icon }) => (
        <button
          key={kind}
          type="button"
          aria-pressed={value === kind}
          disabled={disabled}
          onClick={() => onChange(value === kind ? null : kind)}
        >
          <Icon size={16} aria-hidden {...(value === kind ? { fill: 'currentColor' } : {})} />{' '}
          {say(`wish.${kind}`)}
        </button>
      ))}
    </div>
  );
}

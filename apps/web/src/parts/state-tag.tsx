import {
  IconBan,
  IconCircleCheck,
  IconClock,
  IconMessageQuestion,
  IconLoader2,
  IconSend,
  IconAlertTriangle,
  type Icon,
} from '@tabler/icons-react';

import type { MessageId } from '../language.js';
import { useSay } from '../say.js';

type Tone = 'ok' | 'attention' | 'danger' | 'accent' | 'plain';

/** State = icon + word + colour; colour never speaks alone. */
const looks: Record<string, { icon: Icon; tone: Tone }> = {
  queued: { icon: IconClock, tone: 'plain' },
  running: { icon: IconLoader2, tone: 'accent' },
  sending: { icon: IconLoader2, tone: 'accent' },
  proposed: { icon: IconCircleCheck, tone: 'ok' },
  published: { icon: IconSend, tone: 'ok' },
  sent: { icon: IconCircleCheck, tone: 'ok' },
  delivered: { icon: IconCircleCheck, tone: 'ok' },
  approved: { icon: IconCircleCheck, tone: 'ok' },
  asked: { icon: IconMessageQuestion, tone: 'attention' },
  pending: { icon: IconClock, tone: 'attention' },
  waiting: { icon: IconClock, tone: 'attention' },
  failed: { icon: IconAlertTriangle, tone: 'danger' },
  rejected: { icon: IconBan, tone: 'danger' },
  cancelled: { icon: IconBan, tone: 'plain' },
  withdrawn: { icon: IconBan, tone: 'plain' },
};

export function StateTag({ state }: { state: string }) {
  const say = useSay();
  const { icon: Picture, tone } = looks[state] ?? { icon: IconClock, tone: 'plain' };
  return (
    <span className="tag" data-tone={tone}>
      <Picture size={14} aria-hidden /> {say(`state.${state}` as MessageId)}
    </span>
  );
}

import { Progress } from '@mantine/core';
import { IconCirclePlus } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';

import type { Schemas } from '../../api/client.js';
import type { MessageId } from '../../language.js';
import { useSay } from '../../say.js';

/** Where a hint is followed. */
function sectionOf(code: string): string {
  if (code.startsWith('offering')) return 'offerings';
  if (code.startsWith('need')) return 'needs';
  if (code === 'certificate') return 'offerings';
  return code === 'interests' ? 'interests' : 'company';
}

/** How much is filled in, and the three things that would raise matches most. */
export function Completeness({
  id,
  completeness,
}: {
  id: string;
  completeness: Schemas['Completeness'];
}) {
  const say = useSay();
  const { percent, hints } = completeness;
  return (
    <section className="card" style={{ padding: 20 }}>
      <p className="line-item" style={{ margin: '0 0 8px' }}>
        <span className="quiet">{say('profile.complete')}</span>
        <strong style={{ fontSize: 18 }}>{percent} %</strong>
      </p>
      <Progress value={percent} aria-label={say('profile.complete')} mb="md" />
      {hints.length > 0 && <p style={{ margin: '0 0 8px' }}>{say('profile.raises')}</p>}
      <ul className="plain-list">
        {hints.map(({ code, gain, standard }) => (
          <li key={code + (standard ?? '')} className="hint">
            <IconCirclePlus size={16} aria-hidden />
            <span>
              <Link to="/c/$id/profile/$section" params={{ id, section: sectionOf(code) }}>
                {say(`hint.${code}` as MessageId, { standard: standard ?? '' })}
              </Link>
              <br />
              <span className="quiet">{say('profile.gain', { count: gain })}</span>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

import { IconHeadset } from '@tabler/icons-react';

import type { Schemas } from '../../api/client.js';
import { useSay } from '../../say.js';

import { PreviewCard } from './preview-card.js';

/** Beside every page of the wizard: what the other country will see, and whom to ask. */
export function Aside({
  showcase,
  values,
}: {
  showcase: Schemas['ShowcaseDetail'];
  values: Record<string, unknown>;
}) {
  const say = useSay();
  const { name, email, phone } = showcase.contact;
  return (
    <aside className="stack">
      <PreviewCard values={values} country={values['country'] === 'KR' ? 'KR' : 'US'} />
      <p style={{ margin: 0 }}>
        <IconHeadset size={16} aria-hidden /> {say('register.help', { name })}
        <br />
        <a href={`mailto:${email}`}>{email}</a>
        {phone && ` · ${phone}`}
      </p>
    </aside>
  );
}

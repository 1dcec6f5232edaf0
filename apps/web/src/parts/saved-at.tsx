import { IconCloudCheck } from '@tabler/icons-react';

import { useSay } from '../say.js';
import { clockTime, zoneName } from '../time.js';

/** When what was typed reached the server, in the reader's zone. */
export function SavedAt({ saving, at }: { saving: boolean; at: string | null }) {
  const say = useSay();
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  return (
    <span className="quiet saved" aria-live="polite">
      {saving && say('form.saving')}
      {!saving && at && (
        <>
          <IconCloudCheck size={16} aria-hidden />
          {say('form.saved', { time: `${clockTime(at, zone)} ${zoneName(at, zone)}` })}
        </>
      )}
    </span>
  );
}

import { Button, Checkbox, NumberInput, TextInput } from '@mantine/core';
import { useState } from 'react';

import type { Schemas } from '../../api/client.js';
import { daysBetween, slotsOfDay } from '../../forms/zoned.js';
import { useSay } from '../../say.js';

type Slot = Schemas['SettingsInput']['slots'][number];

/** Lays out the time slots of all days; afterwards each can be changed, so they may be unequal. */
export function PlanSlots({
  stored,
  onPlan,
}: {
  stored: Schemas['Settings'];
  /** Slots of one kind: those of the other stay. */
  onPlan: (slots: Slot[], video: boolean) => void;
}) {
  const say = useSay();
  const [plan, setPlan] = useState({
    from: '09:00',
    to: '17:00',
    lunchFrom: '12:00',
    lunchTo: '13:00',
    minutes: 25,
    pause: 5,
  });
  const [video, setVideo] = useState(false);
  const clock = (name: 'from' | 'to' | 'lunchFrom' | 'lunchTo', label: string) => (
    <TextInput
      type="time"
      label={label}
      value={plan[name]}
      onChange={(event) => setPlan({ ...plan, [name]: event.target.value })}
    />
  );
  const count = (name: 'minutes' | 'pause', label: string) => (
    <NumberInput
      label={label}
      min={name === 'minutes' ? 5 : 0}
      max={240}
      value={plan[name]}
      onChange={(value) => setPlan({ ...plan, [name]: Number(value) || 0 })}
    />
  );
  const lay = () =>
    onPlan(
      daysBetween(stored.startsOn, stored.endsOn).flatMap((day, index) =>
        slotsOfDay({ ...plan, day, number: index + 1, timeZone: stored.timeZone }).map((slot) =>
          video
            ? { ...slot, video, code: `v-${slot.code}`, session: `v-${slot.session}` }
            : { ...slot, video },
        ),
      ),
      video,
    );
  return (
    <fieldset className="plain form">
      <legend className="field-label">
        {say('settings.plan')} ({stored.timeZone.replaceAll('_', ' ')})
      </legend>
      <div className="field-row">
        {clock('from', say('settings.from'))}
        {clock('to', say('settings.to'))}
        {clock('lunchFrom', say('settings.lunch-from'))}
        {clock('lunchTo', say('settings.lunch-to'))}
        {count('minutes', say('settings.minutes'))}
        {count('pause', say('settings.pause'))}
      </div>
      <Checkbox
        label={say('settings.plan-video')}
        checked={video}
        onChange={(event) => setVideo(event.currentTarget.checked)}
      />
      <Button variant="default" w="fit-content" onClick={lay}>
        {say('settings.lay-out')}
      </Button>
    </fieldset>
  );
}

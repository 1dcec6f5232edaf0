import type { Schemas } from '../../api/client.js';
import { useText } from '../../language.js';
import { useSay } from '../../say.js';

/** Words why a meeting cannot be held somewhere, with the firms it is about. */
export function useBlocked(timetable: Schemas['Timetable']) {
  const say = useSay();
  const text = useText();
  const names = new Map(
    timetable.meetings.flatMap(({ kr, us }) =>
      [kr, us].map((side) => [side.participantId, text(side.company)] as const),
    ),
  );
  return ({ code, participants }: Schemas['Blocked']): string => {
    const firms = participants.map((id) => names.get(id)).filter((name) => name !== undefined);
    return say(`place.${code}`, { firms: firms.join(' · ') });
  };
}

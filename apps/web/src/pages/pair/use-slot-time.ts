import type { Schemas } from '../../api/client.js';
import { useLanguage } from '../../language.js';
import { clockTime, dayShift, otherZone, shortDay, zoneName } from '../../time.js';

/** Times of the programme's slots in words. */
export function useSlotTime(slots: Schemas['Slot'][], timeZone: string) {
  const { language } = useLanguage();
  const other = otherZone(timeZone);
  const slotOf = (code: string) => slots.find((slot) => slot.code === code);
  return {
    /** `Mon 17 May 09:50` at the venue. */
    short: (code: string): string => {
      const slot = slotOf(code);
      if (!slot) return code;
      return `${shortDay(slot.startsAt, timeZone, language)} ${clockTime(slot.startsAt, timeZone)}`;
    },
    /** `09:50–10:10 CDT · 23:50–00:10 KST +1`. */
    both: (code: string): string => {
      const slot = slotOf(code);
      if (!slot) return code;
      const in_ = (zone: string) =>
        `${clockTime(slot.startsAt, zone)}–${clockTime(slot.endsAt, zone)} ${zoneName(slot.startsAt, zone)}`;
      return `${in_(timeZone)} · ${in_(other)} ${dayShift(slot.startsAt, other, timeZone)}`.trim();
    },
  };
}

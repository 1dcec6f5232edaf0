import { ChoiceField, type FieldProps } from './fields.js';

/** Zones of the two countries first, then all others. */
const usual = [
  'Asia/Seoul',
  'America/New_York',
  'America/Chicago',
  'America/Denver',
  'America/Phoenix',
  'America/Los_Angeles',
  'America/Anchorage',
  'Pacific/Honolulu',
];
const zones = [...new Set([...usual, ...Intl.supportedValuesOf('timeZone'), 'UTC'])];

export function TimeZoneField(field: FieldProps) {
  return (
    <ChoiceField
      {...field}
      options={zones.map((zone) => ({ value: zone, label: zone.replaceAll('_', ' ') }))}
    />
  );
}

/** Roles of a participant, in the order in which they are offered. */
export const roles = [
  'supplier',
  'buyer',
  'investor',
  'seeking-investment',
  'research-partner',
  'standards-partner',
] as const;

import { fileURLToPath } from 'node:url';

/** Where the committed workbooks stand, seen from `dist/libs/samples` and from `libs/samples` alike. */
function workbook(name: string): string {
  const up = import.meta.url.includes('/dist/libs/') ? '../../../' : '../../';
  return fileURLToPath(new URL(`${up}samples/${name}`, import.meta.url));
}

/** The showcases of a first start, with invented firms. `seed` makes their rounds repeatable. */
export const samples = [
  { slug: 'robotics-2027', file: workbook('robotics-2027.xlsx'), seed: 20270517 },
  { slug: 'additive-2027', file: workbook('additive-2027.xlsx'), seed: 20270608 },
] as const;

export type Sample = (typeof samples)[number];

/** Who organises the samples; the terminal prints a sign-in link for this person. */
export const sampleOrganiser = {
  email: 'organiser@showcase.example',
  name: 'Kim Hana 김하나',
  isAdmin: true,
};

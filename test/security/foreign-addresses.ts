import type { Side, SideIds } from '#test/support/side.js';

export interface Sides {
  own: Side;
  foreign: Side;
  /** What the other side has. */
  theirs: SideIds;
}

const company = { nameEn: 'Taken Over', city: 'Toledo', timeZone: 'UTC' };
const nulls = Object.fromEntries(
  [
    ...['nameKo', 'tradeName', 'addressEn', 'addressKo', 'postalCode', 'region', 'website'],
    ...['employees', 'founded', 'exportExperience', 'descriptionEn', 'descriptionKo'],
  ].map((name) => [name, null]),
);

const at = (
  who: 'organiser' | 'firm',
  method: string,
  path: (id: string) => string,
  body?: object,
) => ({ who, method, path, body }) as const;

type Attack = [string, ReturnType<typeof at>, () => string];

/** Every address that names something of another's, and the id of theirs; the sides are opened later. */
export const foreignAddresses = (sides: Sides): Attack[] => [
  [
    'company',
    at('firm', 'PUT', (id) => `/companies/${id}`, { ...company, ...nulls }),
    () => sides.foreign.korean.companyId,
  ],
  [
    'people of a company',
    at('firm', 'GET', (id) => `/companies/${id}/people`),
    () => sides.foreign.korean.companyId,
  ],
  [
    'data of a company',
    at('firm', 'GET', (id) => `/companies/${id}/data`),
    () => sides.foreign.korean.companyId,
  ],
  [
    'a logo to take away',
    at('firm', 'DELETE', (id) => `/companies/${id}/logo`),
    () => sides.foreign.korean.companyId,
  ],
  [
    'an organiser to take out',
    at('organiser', 'DELETE', (id) => `/showcases/${sides.own.slug}/organisers/${id}`),
    () => sides.theirs.user,
  ],
  [
    'inviting into a company',
    at('firm', 'POST', (id) => `/companies/${id}/people`, { email: 'a@b.example', language: 'en' }),
    () => sides.foreign.korean.companyId,
  ],
  [
    'a member of a company',
    at('firm', 'DELETE', (id) => `/companies/${sides.own.korean.companyId}/people/${id}`),
    () => sides.theirs.user,
  ],
  [
    'making a stranger an owner',
    at('firm', 'PATCH', (id) => `/companies/${sides.own.korean.companyId}/people/${id}`, {
      role: 'owner',
    }),
    () => sides.theirs.user,
  ],
  [
    'letting a stranger in',
    at('firm', 'PATCH', (id) => `/companies/${sides.own.korean.companyId}/access-requests/${id}`, {
      grant: true,
    }),
    () => sides.theirs.user,
  ],
  ...[
    '',
    '/messages',
    '/directory',
    '/directory-facets',
    '/suggestions',
    '/wishes',
    '/requests',
  ].map((end): Attack => [
    `participation${end}`,
    at('firm', 'GET', (id) => `/participations/${id}${end}`),
    () => sides.foreign.korean.id,
  ]),
  [
    'part',
    at('firm', 'PUT', (id) => `/participations/${id}/part`, {
      roles: ['buyer'],
      minMeetings: 0,
      maxMeetings: 1,
    }),
    () => sides.foreign.korean.id,
  ],
  ...['offerings', 'needs', 'interests', 'certificates'].map((end): Attack => [
    `participation/${end}`,
    at('firm', 'PUT', (id) => `/participations/${id}/${end}`, { items: [] }),
    () => sides.foreign.korean.id,
  ]),
  [
    'writing in a thread',
    at('firm', 'POST', (id) => `/participations/${id}/messages`, { body: 'Hello' }),
    () => sides.foreign.korean.id,
  ],
  [
    'withdrawing',
    at('firm', 'POST', (id) => `/participations/${id}/withdraw`),
    () => sides.foreign.korean.id,
  ],
  [
    'an entry of another directory',
    at('firm', 'GET', (id) => `/participations/${sides.own.korean.id}/directory/${id}`),
    () => sides.foreign.american.id,
  ],
  [
    'a wish at another showcase',
    at('firm', 'PUT', (id) => `/participations/${sides.own.korean.id}/wishes/${id}`, {
      kind: 'must',
      note: null,
    }),
    () => sides.foreign.american.id,
  ],
  [
    'wishes of another',
    at('firm', 'PUT', (id) => `/participations/${id}/wish-order`, { ids: [] }),
    () => sides.foreign.korean.id,
  ],
  [
    'editing a request',
    at('firm', 'PATCH', (id) => `/participations/${sides.own.korean.id}/requests/${id}`, {
      note: 'Mine',
    }),
    () => sides.theirs.request,
  ],
  ...['accepted', 'declined', 'withdrawn'].map((answer): Attack => [
    `a request ${answer}`,
    at('firm', 'POST', (id) => `/participations/${sides.own.korean.id}/requests/${id}/answer`, {
      answer,
    }),
    () => sides.theirs.request,
  ]),
  ['a consent', at('firm', 'DELETE', (id) => `/me/consents/${id}`), () => sides.theirs.consent],
  ['a session', at('firm', 'DELETE', (id) => `/sessions/${id}`), () => sides.theirs.session],
  ...['', '/messages'].map((end): Attack => [
    `participant${end}`,
    at('organiser', 'GET', (id) => `/participants/${id}${end}`),
    () => sides.foreign.korean.id,
  ]),
  [
    'writing to a participant',
    at('organiser', 'POST', (id) => `/participants/${id}/messages`, { body: 'Hello' }),
    () => sides.foreign.korean.id,
  ],
  [
    'an invitation',
    at('organiser', 'DELETE', (id) => `/showcases/${sides.own.slug}/invitations/${id}`),
    () => sides.theirs.invitation,
  ],
  [
    'a view to take away',
    at('organiser', 'DELETE', (id) => `/showcases/${sides.own.slug}/views/${id}`),
    () => sides.theirs.view,
  ],
  [
    'a webhook to turn to oneself',
    at('organiser', 'PUT', (id) => `/showcases/${sides.own.slug}/webhooks/${id}`, {
      url: 'https://192.0.43.10/mine',
      types: ['registration.decided'],
      enabled: true,
    }),
    () => sides.theirs.webhook,
  ],
  [
    'a webhook to take away',
    at('organiser', 'DELETE', (id) => `/showcases/${sides.own.slug}/webhooks/${id}`),
    () => sides.theirs.webhook,
  ],
  ...['secret', 'test'].map((end): Attack => [
    `a webhook's ${end}`,
    at('organiser', 'POST', (id) => `/showcases/${sides.own.slug}/webhooks/${id}/${end}`),
    () => sides.theirs.webhook,
  ]),
  [
    'a delivery',
    at('organiser', 'GET', (id) => `/showcases/${sides.own.slug}/webhook-deliveries/${id}`),
    () => sides.theirs.delivery,
  ],
  [
    'sending a delivery again',
    at('organiser', 'POST', (id) => `/showcases/${sides.own.slug}/webhook-deliveries/${id}/send`),
    () => sides.theirs.delivery,
  ],
  ...['', '/events', '/timetable'].map((end): Attack => [
    `round${end}`,
    at('organiser', 'GET', (id) => `/rounds/${id}${end}`),
    () => sides.theirs.round,
  ]),
  ...['/cancel', '/publish'].map((end): Attack => [
    `round${end}`,
    at('organiser', 'POST', (id) => `/rounds/${id}${end}`),
    () => sides.theirs.round,
  ]),
];

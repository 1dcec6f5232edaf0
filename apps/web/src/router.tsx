import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
} from '@tanstack/react-router';

import { CompanyShell } from './shell/company-shell.js';
import { NotFound } from './shell/not-found.js';
import { OrganiserShell } from './shell/organiser-shell.js';

const rootRoute = createRootRoute({ component: Outlet, notFoundComponent: NotFound });

/** Search parameters may all be absent. */
type Search<Keys extends string> = { [K in Keys]?: string | undefined };

const text = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== ''
    ? value
    : typeof value === 'number'
      ? String(value)
      : undefined;

/** Reads search parameters of these names. */
const texts =
  <Keys extends string>(...keys: Keys[]) =>
  (search: Record<string, unknown>): Search<Keys> =>
    Object.fromEntries(keys.map((key) => [key, text(search[key])])) as Search<Keys>;

const number = (value: unknown): number | undefined => {
  const read = Number(value);
  return Number.isInteger(read) && read > 0 ? read : undefined;
};

const landing = createRoute({
  getParentRoute: () => rootRoute,
  path: '/',
  component: lazyRouteComponent(() => import('./pages/landing/landing.js'), 'Landing'),
});
const signIn = createRoute({
  getParentRoute: () => rootRoute,
  path: '/sign-in',
  component: lazyRouteComponent(() => import('./pages/sign-in/sign-in.js'), 'SignIn'),
});
const showcase = createRoute({
  getParentRoute: () => rootRoute,
  path: '/s/$slug',
  component: lazyRouteComponent(() => import('./pages/showcase/showcase.js'), 'ShowcasePage'),
});
const schedule = createRoute({
  getParentRoute: () => rootRoute,
  path: '/m/$token',
  component: lazyRouteComponent(() => import('./pages/schedule/schedule.js'), 'SchedulePage'),
});
const ownSchedules = createRoute({
  getParentRoute: () => rootRoute,
  path: '/schedule',
  component: lazyRouteComponent(
    () => import('./pages/schedule/own-schedules.js'),
    'OwnSchedulesPage',
  ),
});
const mailbox = createRoute({
  getParentRoute: () => rootRoute,
  path: '/mailbox',
  validateSearch: texts('open', 'q', 'language'),
  component: lazyRouteComponent(() => import('./pages/mailbox/mailbox.js'), 'MailboxPage'),
});

const organiser = createRoute({
  getParentRoute: () => rootRoute,
  path: '/o/$slug',
  component: OrganiserShell,
});
const home = createRoute({
  getParentRoute: () => organiser,
  path: '/',
  component: lazyRouteComponent(() => import('./pages/home/home.js'), 'HomePage'),
});
const registrations = createRoute({
  getParentRoute: () => organiser,
  path: '/registrations',
  validateSearch: texts(
    'q',
    'view',
    'country',
    'role',
    'segment',
    'mark',
    'sort',
    'cursor',
    'open',
  ),
  component: lazyRouteComponent(
    () => import('./pages/registrations/registrations.js'),
    'RegistrationsPage',
  ),
});
const rounds = createRoute({
  getParentRoute: () => organiser,
  path: '/rounds',
  component: lazyRouteComponent(() => import('./pages/rounds/rounds.js'), 'RoundsPage'),
});
const round = createRoute({
  getParentRoute: () => organiser,
  path: '/rounds/$number',
  validateSearch: texts('pair'),
  component: lazyRouteComponent(() => import('./pages/rounds/round.js'), 'RoundPage'),
});
const timetable = createRoute({
  getParentRoute: () => organiser,
  path: '/timetable',
  validateSearch: (
    search: Record<string, unknown>,
  ): Search<'day' | 'q' | 'pair' | 'kind'> & { version?: number | undefined } => ({
    ...texts('day', 'q', 'pair', 'kind')(search),
    version: number(search['version']),
  }),
  component: lazyRouteComponent(() => import('./pages/timetable/timetable.js'), 'TimetablePage'),
});
const draft = createRoute({
  getParentRoute: () => organiser,
  path: '/drafts/$number',
  component: lazyRouteComponent(() => import('./pages/draft/draft.js'), 'DraftPage'),
});
const mails = createRoute({
  getParentRoute: () => organiser,
  path: '/mail',
  validateSearch: texts('q', 'state', 'sort', 'cursor'),
  component: lazyRouteComponent(() => import('./pages/mails/mails.js'), 'MailsPage'),
});

const register = createRoute({
  getParentRoute: () => rootRoute,
  path: '/s/$slug/register',
  validateSearch: texts('step', 'via'),
  component: lazyRouteComponent(() => import('./pages/register/register.js'), 'RegisterPage'),
});

const company = createRoute({
  getParentRoute: () => rootRoute,
  path: '/c/$id',
  component: CompanyShell,
});
const companyHome = createRoute({
  getParentRoute: () => company,
  path: '/',
  component: lazyRouteComponent(() => import('./pages/company/home.js'), 'CompanyHome'),
});
const people = createRoute({
  getParentRoute: () => company,
  path: '/people',
  component: lazyRouteComponent(() => import('./pages/company/people.js'), 'PeoplePage'),
});
const profile = createRoute({
  getParentRoute: () => company,
  path: '/profile/$section',
  component: lazyRouteComponent(() => import('./pages/profile/profile.js'), 'ProfilePage'),
});
const directory = createRoute({
  getParentRoute: () => company,
  path: '/directory',
  validateSearch: texts('q', 'codes', 'roles', 'certificates', 'regions', 'sort', 'open'),
  component: lazyRouteComponent(() => import('./pages/directory/directory.js'), 'DirectoryPage'),
});
const wishes = createRoute({
  getParentRoute: () => company,
  path: '/wishes',
  component: lazyRouteComponent(() => import('./pages/wishes/wishes.js'), 'WishesPage'),
});

const settings = createRoute({
  getParentRoute: () => organiser,
  path: '/settings',
  validateSearch: texts('section', 'q', 'state', 'sort', 'open', 'cursor'),
  component: lazyRouteComponent(() => import('./pages/settings/settings.js'), 'SettingsPage'),
});
const account = createRoute({
  getParentRoute: () => rootRoute,
  path: '/account',
  component: lazyRouteComponent(() => import('./pages/account/account.js'), 'AccountPage'),
});
const log = createRoute({
  getParentRoute: () => rootRoute,
  path: '/account/log',
  validateSearch: texts('q', 'kind', 'company', 'from', 'to'),
  component: lazyRouteComponent(() => import('./pages/account/log.js'), 'LogPage'),
});
const newShowcase = createRoute({
  getParentRoute: () => rootRoute,
  path: '/new',
  component: lazyRouteComponent(
    () => import('./pages/new-showcase/new-showcase.js'),
    'NewShowcasePage',
  ),
});

const routeTree = rootRoute.addChildren([
  landing,
  signIn,
  showcase,
  schedule,
  ownSchedules,
  mailbox,
  newShowcase,
  account,
  log,
  register,
  company.addChildren([companyHome, people, profile, directory, wishes]),
  organiser.addChildren([home, registrations, rounds, round, timetable, draft, mails, settings]),
]);

export const router = createRouter({
  routeTree,
  defaultPreload: 'intent',
  scrollRestoration: true,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}

/**
 * Rooms and the arrows between them (docs/architecture.md). Imports of `#libs/...` resolve to `dist/libs/...`,
 * so every `to.path` allows for both; build before checking.
 */
const room = (...names) => `^(dist/)?libs/(${names.join('|')})/`;

/** What each room may import of ours, itself aside. */
const allowed = {
  matching: [],
  taxonomy: [],
  messages: [],
  config: [],
  database: ['config'],
  queue: ['config', 'database'],
  idempotency: ['database'],
  mail: ['config', 'database', 'messages'],
  audit: [],
  limits: [],
  accounts: ['mail', 'audit'],
  companies: ['accounts', 'mail', 'audit'],
  showcases: ['accounts', 'mail', 'companies', 'taxonomy', 'audit'],
  webhooks: ['database', 'showcases', 'mail', 'audit'],
  registrations: [
    'showcases',
    'companies',
    'accounts',
    'mail',
    'messages',
    'audit',
    'profiles',
    'queue',
    'webhooks',
  ],
  files: ['showcases', 'companies', 'accounts', 'audit'],
  profiles: ['showcases', 'companies', 'taxonomy', 'audit', 'webhooks'],
  directory: [
    'database',
    'rounds',
    'matching',
    'profiles',
    'showcases',
    'companies',
    'accounts',
    'taxonomy',
    'mail',
    'audit',
    'queue',
  ],
  privacy: ['registrations', 'showcases', 'companies', 'accounts', 'audit', 'mail'],
  imports: ['profiles', 'showcases', 'companies', 'accounts', 'taxonomy', 'messages', 'audit'],
  rounds: [
    'matching',
    'taxonomy',
    'messages',
    'mail',
    'queue',
    'showcases',
    'companies',
    'accounts',
    'config',
    'audit',
    'webhooks',
  ],
  meetings: [
    'database',
    'rounds',
    'mail',
    'messages',
    'showcases',
    'companies',
    'accounts',
    'audit',
  ],
  drafts: ['rounds', 'matching', 'showcases', 'companies', 'accounts', 'audit'],
  samples: ['imports', 'rounds', 'mail', 'showcases', 'companies', 'accounts'],
};

const tests = { pathNot: '\\.spec\\.ts$|^(dist/)?test/' };

const roomRules = Object.entries(allowed).map(([name, others]) => ({
  name: `${name}-imports-only-its-own`,
  severity: 'error',
  comment: `libs/${name} may import: ${others.join(', ') || 'nothing of ours'}`,
  from: { path: `^libs/${name}/`, pathNot: '\\.spec\\.ts$' },
  to: { path: '^(dist/)?libs/', pathNot: room(name, ...others) },
}));

module.exports = {
  forbidden: [
    { name: 'no-circular', severity: 'error', from: {}, to: { circular: true } },
    ...roomRules,
    {
      name: 'libs-know-no-apps',
      severity: 'error',
      from: { path: '^libs/', ...tests },
      to: { path: '^(dist/)?apps/' },
    },
    {
      name: 'only-cli-composes-apps',
      severity: 'error',
      from: { path: '^apps/(api|worker)/' },
      to: { path: '^(dist/)?apps/(api|worker|cli)/', pathNot: '^(dist/)?apps/$1/' },
    },
    {
      name: 'web-knows-only-the-contract',
      severity: 'error',
      from: { path: '^apps/web/' },
      to: { path: '^(dist/)?(libs|apps|test)/', pathNot: '^apps/web/' },
    },
    {
      name: 'pure-rooms-stay-pure',
      severity: 'error',
      from: { path: '^libs/(matching|taxonomy|messages)/', pathNot: '\\.spec\\.ts$' },
      to: { path: 'node_modules/(@nestjs|typeorm|bullmq|pg|ioredis|nodemailer)/' },
    },
    {
      name: 'production-imports-no-tests',
      severity: 'error',
      from: { path: '^(apps|libs)/', pathNot: '\\.spec\\.ts$' },
      to: { path: '^(dist/)?test/|\\.spec\\.' },
    },
  ],
  options: {
    doNotFollow: { path: ['node_modules', '^dist/'] },
    exclude: { path: '^apps/web/public/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.js', '.json'],
    },
  },
};

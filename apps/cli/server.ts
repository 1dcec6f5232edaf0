import 'reflect-metadata';

/** What needs the server's modules: a second of loading that `solve` and `verify` are spared. */
export { ensureUser, issueSignInToken } from '#libs/accounts/sign-in.js';
export { readEnvironment } from '#libs/config/environment.js';
export { migrateDatabase } from '#libs/database/migrate.js';
export { templateWorkbook } from '#libs/imports/template.js';
export { sectors } from '#libs/taxonomy/taxonomy.js';
export { applyErasuresCommand, listErasuresCommand } from './erasures.js';
export { importCommand } from './import.js';
export { roundExportCommand, roundReplayCommand } from './round.js';
export { start } from './start.js';
export { withDatabase } from './with-database.js';

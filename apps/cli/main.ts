#!/usr/bin/env node
import { writeFile } from 'node:fs/promises';

import { Command } from 'commander';

import { solveCommand, type SolveCommandOptions } from './solve.js';
import { verifyCommand, type VerifyCommandOptions } from './verify.js';

const server = () => import('./server.js');

const program = new Command('showcase')
  .description('Matchmaking for trade showcases')
  .showHelpAfterError();

program
  .command('start')
  .description('run database, API, worker, web and mailbox in one process')
  .action(async () => {
    const { readEnvironment, start } = await server();
    await start(readEnvironment());
  });

program
  .command('migrate')
  .description('bring the schema of DATABASE_URL up to date')
  .action(async () => {
    const { migrateDatabase, readEnvironment, withDatabase } = await server();
    const { databaseUrl } = readEnvironment();
    if (databaseUrl === null) await withDatabase(readEnvironment(), () => Promise.resolve());
    else await migrateDatabase(databaseUrl);
  });

program
  .command('import')
  .description('read companies, delegates, offerings, needs and wishes from .xlsx or .csv')
  .argument('<file>')
  .option('--check', 'report every problem and write nothing')
  .option('--showcase <slug>', 'showcase to import into, for a file that has no sheet for it')
  .option('--sheet <name>', 'what a .csv holds, where its headers do not tell')
  .option('--json', 'print the report as JSON')
  .action(
    async (
      file: string,
      options: { check?: boolean; showcase?: string; sheet?: string; json?: boolean },
    ) => {
      const { importCommand, readEnvironment, withDatabase } = await server();
      process.exitCode = await withDatabase(readEnvironment(), (dataSource) =>
        importCommand(dataSource, file, options),
      );
    },
  );

program
  .command('template')
  .description('write an empty workbook for an import')
  .argument('[file]', 'where to', 'showcase.xlsx')
  .option('--sector <sector>', 'codes of one sector only')
  .action(async (file: string, { sector }: { sector?: string }) => {
    const { sectors, templateWorkbook } = await server();
    if (sector !== undefined && !sectors.some((each) => each.sector === sector)) {
      const known = sectors.map((each) => each.sector).join(', ');
      throw new Error(`There is no sector "${sector}"; there are ${known}`);
    }
    await writeFile(file, await templateWorkbook(sector));
    process.stdout.write(`${file}\n`);
  });

program
  .command('sign-in-link')
  .description('print a sign-in link; makes the account when it is new')
  .requiredOption('--email <address>')
  .option('--name <name>')
  .option('--admin', 'a new account may create and organise every showcase')
  .action(async ({ email, name, admin }: { email: string; name?: string; admin?: boolean }) => {
    const { ensureUser, issueSignInToken, readEnvironment, withDatabase } = await server();
    const environment = readEnvironment();
    const token = await withDatabase(environment, async ({ manager }) => {
      const person = { email, name: name ?? email, isAdmin: admin ?? false };
      return issueSignInToken(manager, await ensureUser(manager, person), 15 * 60 * 1000);
    });
    const publicUrl = environment.publicUrl ?? `http://localhost:${environment.port}`;
    process.stdout.write(`${publicUrl}/sign-in#${token}\n`);
  });

program
  .command('solve')
  .description('solve an instance file; needs no database')
  .argument('<instance>')
  .option('--out <file>', 'where the timetable goes; standard output when absent')
  .option('--proof <file>', 'where the proof of the bound goes')
  .option('--fair', 'lift those with the fewest meetings first')
  .option('--seed <n>')
  .option('--budget <budget>', 'quick, normal, long or a number of moves')
  .action(async (file: string, options: SolveCommandOptions) => {
    process.exitCode = await solveCommand(file, options);
  });

program
  .command('verify')
  .description('check a timetable against its instance; needs no database')
  .argument('<instance>')
  .argument('<timetable>')
  .option('--proof <file>', 'check the proof of its bound, too')
  .action(async (instance: string, timetable: string, options: VerifyCommandOptions) => {
    process.exitCode = await verifyCommand(instance, timetable, options);
  });

const round = program.command('round').description('stored rounds');

round
  .command('export')
  .description('write a round as an instance and a timetable')
  .argument('<round>', 'its id, or latest')
  .option('--instance <file>')
  .option('--timetable <file>')
  .action(async (id: string, files: { instance?: string; timetable?: string }) => {
    const { readEnvironment, roundExportCommand, withDatabase } = await server();
    process.exitCode = await withDatabase(readEnvironment(), (dataSource) =>
      roundExportCommand(dataSource, id, files),
    );
  });

round
  .command('replay')
  .description('compute a round again from its snapshot and compare')
  .argument('<round>', 'its id, or latest')
  .action(async (id: string) => {
    const { readEnvironment, roundReplayCommand, withDatabase } = await server();
    process.exitCode = await withDatabase(readEnvironment(), (dataSource) =>
      roundReplayCommand(dataSource, id),
    );
  });

const erasures = program.command('erasures').description('addresses that were erased');

erasures
  .command('list')
  .description('print their hashes, to be kept apart from the backups')
  .action(async () => {
    const { listErasuresCommand, readEnvironment, withDatabase } = await server();
    await withDatabase(readEnvironment(), listErasuresCommand);
  });

erasures
  .command('apply')
  .description('erase again who came back by a restore')
  .argument('<file>', 'what "erasures list" printed')
  .action(async (file: string) => {
    const { applyErasuresCommand, readEnvironment, withDatabase } = await server();
    const environment = readEnvironment();
    const publicUrl = environment.publicUrl ?? `http://localhost:${environment.port}`;
    await withDatabase(environment, (dataSource) =>
      applyErasuresCommand(dataSource, file, publicUrl),
    );
  });

program
  .command('openapi')
  .description('print the OpenAPI document')
  .action(async () => {
    const { openApiDocument } = await import('#apps/api/openapi/document.js');
    process.stdout.write(`${JSON.stringify(await openApiDocument(), null, 2)}\n`);
  });

program.parseAsync().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});

import { Module, type DynamicModule } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_INTERCEPTOR, APP_PIPE } from '@nestjs/core';
import { TypeOrmModule } from '@nestjs/typeorm';

import { dataSourceOptions } from '#libs/database/data-source.js';
import { JoiningDataSource } from '#libs/database/one-transaction.js';
import { AuditModule } from '#libs/audit/audit.module.js';
import { FilesModule } from '#libs/files/files.module.js';
import { LimitsModule } from '#libs/limits/limits.module.js';
import { MailModule } from '#libs/mail/mail.module.js';
import { MeetingsModule } from '#libs/meetings/meetings.module.js';
import type { QueueSettings } from '#libs/queue/backend.js';
import { QueueModule } from '#libs/queue/queue.module.js';
import { RegistrationsModule } from '#libs/registrations/registrations.module.js';
import { RoundsModule } from '#libs/rounds/rounds.module.js';
import { SamplesModule } from '#libs/samples/samples.module.js';
import { ShowcasesModule } from '#libs/showcases/showcases.module.js';
import { WebhooksModule } from '#libs/webhooks/webhooks.module.js';

import { AccessGuard } from './access/access.guard.js';
import { ReadsInterceptor } from './access/reads.js';
import { ApiKeysController } from './account/api-keys.controller.js';
import { PasskeySignInController } from './account/passkey-sign-in.controller.js';
import { PasskeysController } from './account/passkeys.controller.js';
import { SessionsController } from './account/sessions.controller.js';
import { CompaniesController } from './companies/companies.controller.js';
import { DirectoryController } from './directory/directory.controller.js';
import { WishesController } from './directory/wishes.controller.js';
import { ExplanationsController } from './explanations/explanations.controller.js';
import { OwnExplanationsController } from './explanations/own-explanations.controller.js';
import { FilesController } from './files/files.controller.js';
import { UploadBody } from './files/upload-body.js';
import { UploadsController } from './files/uploads.controller.js';
import { HealthController } from './health/health.controller.js';
import { Readiness } from './health/readiness.js';
import { IdempotencyInterceptor } from './idempotency/idempotency.interceptor.js';
import { ImportsController } from './imports/imports.controller.js';
import { DuplicatesController } from './intake/duplicates.controller.js';
import { IntakeController } from './intake/intake.controller.js';
import { InvitationsController } from './intake/invitations.controller.js';
import { ViewsController } from './intake/views.controller.js';
import { MailboxController } from './mailbox/mailbox.controller.js';
import { MailsController } from './mails/mails.controller.js';
import { OrganisersController } from './organisers/organisers.controller.js';
import { ParticipantsController } from './participants/participants.controller.js';
import { OverviewController } from './overview/overview.controller.js';
import { OwnRegistrationController } from './participations/own-registration.controller.js';
import { ParticipationsController } from './participations/participations.controller.js';
import { DataController } from './privacy/data.controller.js';
import { LogController } from './privacy/log.controller.js';
import { PrivacyController } from './privacy/privacy.controller.js';
import { ProblemFilter } from './problem/problem.filter.js';
import { ValidationPipe } from './problem/validation.pipe.js';
import { ReferenceController } from './reference/reference.controller.js';
import { RegistrationController } from './registration/registration.controller.js';
import { DraftsController } from './drafts/drafts.controller.js';
import { RepairsController } from './drafts/repairs.controller.js';
import { RoundEvents } from './rounds/round-events.js';
import { ReviewsController } from './rounds/reviews.controller.js';
import { RoundsController } from './rounds/rounds.controller.js';
import { TimetablesController } from './rounds/timetables.controller.js';
import { OwnSchedulesController } from './schedules/own-schedules.controller.js';
import { SchedulesController } from './schedules/schedules.controller.js';
import { SessionController } from './session/session.controller.js';
import { SettingsController } from './settings/settings.controller.js';
import { apiSetup, type ApiSetup } from './setup/api-setup.js';
import { SetupController } from './setup/setup.controller.js';
import { ShowcasesController } from './showcases/showcases.controller.js';
import { WebhookDeliveriesController } from './webhooks/webhook-deliveries.controller.js';
import { WebhooksController } from './webhooks/webhooks.controller.js';

export interface ApiOptions extends ApiSetup {
  databaseUrl: string;
  queue: QueueSettings;
  /** Proxies in front whose `X-Forwarded-For` is believed. */
  trustedProxies: number;
}

const controllers = [
  HealthController,
  SessionController,
  PasskeySignInController,
  SessionsController,
  ApiKeysController,
  PasskeysController,
  ShowcasesController,
  PrivacyController,
  LogController,
  DataController,
  OverviewController,
  SettingsController,
  ReferenceController,
  ParticipantsController,
  IntakeController,
  InvitationsController,
  DuplicatesController,
  ViewsController,
  OrganisersController,
  ImportsController,
  RegistrationController,
  ParticipationsController,
  OwnRegistrationController,
  CompaniesController,
  DirectoryController,
  WishesController,
  UploadsController,
  FilesController,
  ReviewsController,
  RoundsController,
  TimetablesController,
  ExplanationsController,
  OwnExplanationsController,
  DraftsController,
  RepairsController,
  SchedulesController,
  OwnSchedulesController,
  MailsController,
  WebhooksController,
  WebhookDeliveriesController,
  SetupController,
];

@Module({})
export class ApiModule {
  static register(options: ApiOptions): DynamicModule {
    const { mailbox, samples, publicUrl, webhooksToLoopback } = options;
    const setup: ApiSetup = { mailbox, samples, publicUrl, webhooksToLoopback };
    return {
      module: ApiModule,
      imports: [
        TypeOrmModule.forRootAsync({
          useFactory: () => ({
            ...dataSourceOptions(options.databaseUrl),
            autoLoadEntities: true,
          }),
          dataSourceFactory: (settings) => Promise.resolve(new JoiningDataSource(settings!)),
        }),
        QueueModule.register(options.queue),
        ShowcasesModule,
        FilesModule,
        RegistrationsModule,
        RoundsModule,
        MeetingsModule,
        MailModule,
        SamplesModule,
        AuditModule,
        LimitsModule,
        WebhooksModule,
      ],
      // The mailbox exists only where it receives the mails.
      controllers: mailbox ? [...controllers, MailboxController] : controllers,
      providers: [
        Readiness,
        RoundEvents,
        UploadBody,
        { provide: apiSetup, useValue: setup },
        { provide: APP_GUARD, useClass: AccessGuard },
        { provide: APP_INTERCEPTOR, useClass: IdempotencyInterceptor },
        { provide: APP_INTERCEPTOR, useClass: ReadsInterceptor },
        { provide: APP_FILTER, useClass: ProblemFilter },
        { provide: APP_PIPE, useClass: ValidationPipe },
      ],
    };
  }
}

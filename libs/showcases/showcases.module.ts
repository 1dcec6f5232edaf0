import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';

import { AccountsModule } from '#libs/accounts/accounts.module.js';
import { CompaniesModule } from '#libs/companies/companies.module.js';

import { AgendaItem } from './agenda-item.entity.js';
import { Cap } from './cap.entity.js';
import { Consent } from './consent.entity.js';
import { HeldCertificate } from './held-certificate.entity.js';
import { Invitation } from './invitation.entity.js';
import { MeetingRequest } from './meeting-request.entity.js';
import { RegistrationDraft } from './registration-draft.entity.js';
import { ThreadMessage } from './thread-message.entity.js';
import { Delegate } from './delegate.entity.js';
import { Interest } from './interest.entity.js';
import { Interpreter } from './interpreter.entity.js';
import { Need } from './need.entity.js';
import { Offering } from './offering.entity.js';
import { OrganiserInvitation } from './organiser-invitation.entity.js';
import { Organiser } from './organiser.entity.js';
import { Participant } from './participant.entity.js';
import { SavedView } from './saved-view.entity.js';
import { ShowcaseTable } from './showcase-table.entity.js';
import { Showcase } from './showcase.entity.js';
import { Slot } from './slot.entity.js';
import { Wish } from './wish.entity.js';

const entities = [
  Showcase,
  Organiser,
  Slot,
  ShowcaseTable,
  Interpreter,
  Participant,
  Delegate,
  Offering,
  Need,
  Interest,
  Wish,
  AgendaItem,
  Cap,
  Consent,
  HeldCertificate,
  Invitation,
  MeetingRequest,
  RegistrationDraft,
  ThreadMessage,
  SavedView,
  OrganiserInvitation,
];

@Module({ imports: [AccountsModule, CompaniesModule, TypeOrmModule.forFeature(entities)] })
export class ShowcasesModule {}

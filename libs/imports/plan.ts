import type { FirmName } from './find-companies.js';
import type { AbsentColumns } from './read-rows.js';
import type { SheetRow } from './sheets.js';

/** A slot with its instants. */
export interface PlannedSlot {
  code: string;
  session: string;
  startsAt: Date;
  endsAt: Date;
}

/** What an import will make true. Companies are named by their code. */
export interface ImportPlan {
  /** null: the showcase is there already. */
  showcase: SheetRow<'showcase'> | null;
  slots: PlannedSlot[];
  tables: SheetRow<'tables'>[];
  interpreters: SheetRow<'interpreters'>[];
  companies: SheetRow<'companies'>[];
  delegates: SheetRow<'delegates'>[];
  offerings: SheetRow<'offerings'>[];
  needs: SheetRow<'needs'>[];
  interests: SheetRow<'interests'>[];
  wishes: SheetRow<'wishes'>[];
  /** What the file says nothing of, and an update leaves alone. */
  absent: AbsentColumns;
}

/** A firm of the database. */
export interface KnownCompany extends FirmName {
  id: string;
}

/** What the database holds of the showcase a file is imported into. */
export interface ExistingShowcase {
  slug: string;
  sector: string;
  timeZone: string;
  startsOn: string;
  endsOn: string;
  slots: Omit<PlannedSlot, 'session'>[];
  /** The participants by their codes, each with its firm and the number of its delegates. */
  companies: {
    code: string;
    companyId: string;
    nameEn: string;
    country: 'KR' | 'US';
    minMeetings: number;
    maxMeetings: number;
    delegates: number;
  }[];
}

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
}

/** What the database holds of the showcase a file is imported into. */
export interface ExistingShowcase {
  slug: string;
  sector: string;
  timeZone: string;
  startsOn: string;
  endsOn: string;
  slotCodes: string[];
  /** Participant code -> country; and whether it has a delegate. */
  companies: { code: string; country: 'KR' | 'US'; delegates: number }[];
}

import type { DataSource } from 'typeorm';

import { AgendaItem } from './agenda-item.entity.js';
import { Cap } from './cap.entity.js';
import { Interpreter } from './interpreter.entity.js';
import { ShowcaseTable } from './showcase-table.entity.js';
import { Showcase } from './showcase.entity.js';
import { Slot } from './slot.entity.js';

export interface StoredSettings {
  showcase: Showcase;
  caps: Cap[];
  agenda: AgendaItem[];
  slots: Slot[];
  tables: ShowcaseTable[];
  interpreters: Interpreter[];
}

export async function readSettings(
  { manager }: DataSource,
  showcaseId: string,
): Promise<StoredSettings> {
  const where = { showcase: { id: showcaseId } };
  const [showcase, caps, agenda, slots, tables, interpreters] = await Promise.all([
    manager.findOneByOrFail(Showcase, { id: showcaseId }),
    manager.find(Cap, { where, order: { country: 'ASC', role: 'ASC' } }),
    manager.find(AgendaItem, { where, order: { startsAt: 'ASC' } }),
    manager.find(Slot, { where, order: { startsAt: 'ASC' } }),
    manager.find(ShowcaseTable, { where, order: { number: 'ASC' } }),
    manager.find(Interpreter, { where, order: { nameEn: 'ASC' } }),
  ]);
  return { showcase, caps, agenda, slots, tables, interpreters };
}

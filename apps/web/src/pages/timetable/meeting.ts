import type { Schemas } from '../../api/client.js';

export type Meeting = Schemas['Timetable']['meetings'][number];

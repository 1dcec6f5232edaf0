import type { z } from 'zod';

import { auditActions, readActions, type AuditAction } from '#libs/audit/actions.js';
import { formatMessage, inBothLanguages } from '#libs/messages/format.js';
import type { LogEntry, LogFilter } from '#libs/privacy/read-log.js';

import { bothOrNull } from '../shapes.js';
import type { Column } from '../table-file.js';

import type { logEntry, logFilter } from './log.shapes.js';

const reads: ReadonlySet<string> = new Set(readActions);
const languages = ['en', 'ko'] as const;

export function logShape(entry: LogEntry): z.infer<typeof logEntry> {
  const { id, at, action, actor, actorName } = entry;
  return {
    id,
    at: at.toISOString(),
    action,
    kind: reads.has(action) ? 'read' : 'change',
    text: inBothLanguages(`audit.${action}`),
    actor: { role: actor, text: inBothLanguages(`audit.actor.${actor}`), name: actorName },
    showcase: bothOrNull(entry.showcaseEn, entry.showcaseKo),
    company: bothOrNull(entry.companyEn, entry.companyKo),
  };
}

/** Actions are searched by their words, in either language. */
export function logFilterOf(query: z.infer<typeof logFilter>): Omit<LogFilter, 'limit'> {
  const { q, kind, company, from, to } = query;
  return {
    kind,
    companyId: company,
    from: from === undefined ? undefined : new Date(from),
    to: to === undefined ? undefined : new Date(to),
    search: q ? { text: q, actions: actionsWorded(q) } : undefined,
  };
}

function actionsWorded(part: string): AuditAction[] {
  return auditActions.filter((action) =>
    languages.some((language) =>
      formatMessage(language, `audit.${action}`).toLowerCase().includes(part.toLowerCase()),
    ),
  );
}

export const logColumns: Column<z.infer<typeof logEntry>>[] = [
  { header: 'Time (UTC) / 시각(UTC)', value: ({ at }) => at },
  { header: 'What / 내용(영문)', value: ({ text }) => text.en },
  { header: 'What (Korean) / 내용(국문)', value: ({ text }) => text.ko },
  { header: 'By / 누가(영문)', value: ({ actor }) => actor.text.en },
  { header: 'By (Korean) / 누가(국문)', value: ({ actor }) => actor.text.ko },
  { header: 'Name / 이름', value: ({ actor }) => actor.name },
  { header: 'Showcase / 행사', value: ({ showcase }) => showcase?.en ?? null },
  { header: 'Company / 기업', value: ({ company }) => company?.en ?? null },
  { header: 'Code / 코드', value: ({ action }) => action },
];

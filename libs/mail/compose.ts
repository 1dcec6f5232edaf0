import { readFileSync } from 'node:fs';

import Handlebars from 'handlebars';

import { scheduleCalendar } from './calendar.js';
import type { CalendarMethod } from './outbox-mail.entity.js';
import type { ScheduleMailInput } from './schedule-mail.js';
import { scheduleText } from './schedule-text.js';
import { scheduleView, type ScheduleView } from './schedule-view.js';
import { singleLine } from './single-line.js';

/** The parts of a mail, final: what is composed is stored, and what is stored is sent. */
interface ComposedMail {
  subject: string;
  html: string;
  text: string;
  calendar: string;
  calendarMethod: CalendarMethod;
}

const html = Handlebars.compile<ScheduleView>(
  readFileSync(new URL('./templates/schedule.hbs', import.meta.url), 'utf8'),
  { strict: true },
);

/** Writes an attendee's schedule: HTML and plain text that say the same, and one calendar part. */
export function composeScheduleMail(input: ScheduleMailInput): ComposedMail {
  const view = oneLineEach(scheduleView(input));
  const calendar = scheduleCalendar(input);
  return {
    subject: view.subject,
    html: html(view),
    text: scheduleText(view),
    calendar: calendar.content,
    calendarMethod: calendar.method,
  };
}

/** Every word of the view stands in one line, so that no name can forge a line of the plain text. */
function oneLineEach<T>(value: T): T {
  if (typeof value === 'string') return singleLine(value) as T;
  if (Array.isArray(value)) return value.map(oneLineEach) as T;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, each]) => [name, oneLineEach(each)]),
  ) as T;
}

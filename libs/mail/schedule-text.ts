import type { MeetingView } from './meeting-view.js';
import type { ScheduleView } from './schedule-view.js';

/** The plain text of a schedule mail: all that the HTML says, in the same order. */
export function scheduleText(view: ScheduleView): string {
  const { buttons, otherLanguage } = view;
  return [
    view.showcase,
    '',
    view.salutation,
    '',
    view.intro,
    '',
    ...view.days.flatMap((day) => [
      `${day.title} · ${day.count}`,
      '',
      ...day.meetings.flatMap((meeting) => [...meetingLines(meeting), '']),
    ]),
    `${buttons.schedule}: ${buttons.scheduleUrl}`,
    `${buttons.calendar}: ${buttons.calendarUrl}`,
    '',
    view.place,
    view.contact,
    view.notice,
    '',
    view.signature,
    `${otherLanguage.label}: ${otherLanguage.url}`,
    '',
  ].join('\n');
}

function meetingLines(meeting: MeetingView): string[] {
  const home = [meeting.home, meeting.homePlace, meeting.homeDay].filter(Boolean).join(', ');
  const when = home ? `${meeting.time} (${home})` : meeting.time;
  const change = [meeting.tag, meeting.was].filter(Boolean).join(', ');
  const { partner, people, interpreter, video, reasons } = meeting;
  const lines = [partner, people, interpreter, video?.times, video?.link, reasons];
  return [
    `${when} · ${meeting.table}${change ? ` [${change}]` : ''}`,
    ...lines.filter(Boolean).map((line) => `  ${line}`),
  ];
}

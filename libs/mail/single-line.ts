/** Characters that end or forge a line in headers and calendars: controls and the two Unicode separators. */
const lineBreaking = /[\p{Cc}\u2028\u2029]+/gu;

/** Text that is safe in one line of a mail header or of a calendar. */
export function singleLine(text: string): string {
  return text.replace(lineBreaking, ' ').trim();
}

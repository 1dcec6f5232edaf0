import {
  businessNumber,
  cage,
  corporateNumber,
  duns,
  employerNumber,
  lei,
  uei,
  type IdentifierVerdict,
} from '#libs/companies/identifiers.js';

import { stepNames, steps, type Answers, type StepName } from './answers.js';

/** Something to mend before a registration can be handed in, or worth a second look. */
export interface AnswerIssue {
  step: StepName;
  /** Path within the step, `delegates.0.email`. */
  field: string;
  level: 'error' | 'warning';
  /** Code of the catalogue, or of zod. */
  code: string;
  /** The finding as the checker words it: zod's own. Null where `code` is of the catalogue. */
  issue: object | null;
}

export interface CheckedAnswers {
  issues: AnswerIssue[];
  /** All answers, when no error is left. */
  answers: Answers | null;
}

/** Checks all that was typed so far; what is missing is an issue too. Pure. */
export function checkAnswers(typed: Record<string, unknown>, slotCodes: string[]): CheckedAnswers {
  const issues: AnswerIssue[] = [];
  const read: Record<string, unknown> = {};
  for (const step of stepNames) {
    const result = steps[step].safeParse(typed[step] ?? {});
    if (result.success) read[step] = result.data;
    else issues.push(...result.error.issues.map((issue) => ofZod(step, issue, typed[step])));
  }
  const people = read['people'] as Answers['people'] | undefined;
  issues.push(...identifierIssues(typed));
  if (people) issues.push(...peopleIssues(people, slotCodes));
  const complete = !issues.some(({ level }) => level === 'error');
  return { issues, answers: complete ? (read as unknown as Answers) : null };
}

interface ZodIssue {
  code?: string | undefined;
  path: PropertyKey[];
  params?: Record<string, unknown> | undefined;
}

function ofZod(step: StepName, issue: ZodIssue, typed: unknown): AnswerIssue {
  const field = issue.path.map(String).join('.');
  const own = issue.params?.['code'];
  if (typeof own === 'string') return { step, field, level: 'error', code: own, issue: null };
  if (isEmpty(valueAt(typed, issue.path)))
    return { step, field, level: 'error', code: 'field.required', issue: null };
  return { step, field, level: 'error', code: issue.code ?? 'invalid', issue };
}

function valueAt(value: unknown, path: PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (at, key) =>
      typeof at === 'object' && at !== null ? (at as Record<PropertyKey, unknown>)[key] : undefined,
    value,
  );
}

function isEmpty(value: unknown): boolean {
  return (
    value === undefined ||
    value === null ||
    value === false ||
    (typeof value === 'string' && value.trim() === '') ||
    (Array.isArray(value) && value.length === 0)
  );
}

/** Numbers are judged as soon as they are typed, whatever else is missing. */
function identifierIssues(typed: Record<string, unknown>): AnswerIssue[] {
  const country = valueAt(typed, ['company', 'country']);
  const confirmed = valueAt(typed, ['identifiers', 'numberConfirmed']) === true;
  const checks: Record<string, (text: string) => IdentifierVerdict> = {
    registrationNumber: country === 'KR' ? businessNumber : employerNumber,
    corporateNumber,
    uei,
    cage,
    duns,
    lei,
  };
  return Object.entries(checks).flatMap(([field, check]) => {
    const value = valueAt(typed, ['identifiers', field]);
    const verdict = typeof value === 'string' && value.trim() !== '' ? check(value) : null;
    if (!verdict || !('code' in verdict)) return [];
    // About one in a hundred numbers in use fails its check digit, so a person may insist.
    const insisted = verdict.code === 'identifier.brn-check' && confirmed;
    const level = verdict.level === 'warning' || insisted ? 'warning' : 'error';
    return [{ step: 'identifiers' as const, field, level, code: verdict.code, issue: null }];
  });
}

function peopleIssues({ delegates }: Answers['people'], slotCodes: string[]): AnswerIssue[] {
  const known = new Set(slotCodes);
  const issue = (field: string, code: string): AnswerIssue => ({
    step: 'people',
    field,
    level: 'error',
    code,
    issue: null,
  });
  return delegates.flatMap((delegate, index) => {
    const again = delegates.findIndex(
      ({ email }) => email.toLowerCase() === delegate.email.toLowerCase(),
    );
    return [
      ...(again < index ? [issue(`delegates.${index}.email`, 'field.email-twice')] : []),
      ...(delegate.availableSlots?.some((code) => !known.has(code))
        ? [issue(`delegates.${index}.availableSlots`, 'field.slot')]
        : []),
    ];
  });
}

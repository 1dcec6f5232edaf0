import type { z } from 'zod';

import type { Language } from '#libs/accounts/user.entity.js';
import type { AnswerIssue } from '#libs/registrations/check-answers.js';
import type { DraftState } from '#libs/registrations/draft.js';

import { wordIssue, type FieldIssue } from '../problem/word-issue.js';

import type { registration } from './registration.shapes.js';

export function registrationShape(
  { answers, updatedAt, issues, open }: DraftState,
  participation: string | null,
  language: Language,
): z.infer<typeof registration> {
  return {
    open,
    answers: answers as z.infer<typeof registration>['answers'],
    updatedAt: updatedAt?.toISOString() ?? null,
    issues: issues.map((issue) => ({
      step: issue.step,
      field: issue.field,
      level: issue.level,
      code: issue.code,
      message: wordIssue(fieldIssue(issue), language).message,
    })),
    participation,
  };
}

/** An issue of the answers as the problem answer names it: the step stands in front of the field. */
export function fieldIssue({ step, field, code, issue }: AnswerIssue): FieldIssue {
  const path = [step, ...field.split('.').filter((part) => part !== '')];
  return issue === null ? { path, code, catalogued: true } : ({ ...issue, path } as FieldIssue);
}

import { applyDecorators, SetMetadata } from '@nestjs/common';
import { ApiExtension } from '@nestjs/swagger';

import { Problem } from '../problem/problem.js';

export const secretAnswer = 'secret-answer';

/** The answer holds a secret that is shown once: it is not kept, and so not given again under a key. */
export const AnswersSecret = () =>
  applyDecorators(SetMetadata(secretAnswer, true), ApiExtension('x-secret', true));

const form = /^"?([\x21\x23-\x7e]{1,128})"?$/;

/**
 * The key of an `Idempotency-Key: "8e03978e-40d5-43e8-bc93-6894a57f9324"` header; the quotation marks that the
 * draft asks for may be left out, as most clients do.
 * @throws Problem `request.invalid`
 */
export function readKey(header: string): string {
  const key = form.exec(header)?.[1];
  if (key !== undefined) return key;
  throw unfitKey('field.idempotency-key');
}

export function unfitKey(code: 'field.idempotency-key' | 'field.idempotency-json'): Problem {
  return new Problem('request.invalid', {}, [
    { path: ['Idempotency-Key'], code, catalogued: true },
  ]);
}

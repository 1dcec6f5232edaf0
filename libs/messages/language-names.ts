import type { MessageLanguage } from './format.js';

/** `Korean, English`, `한국어, 영어`: languages by their ISO 639 codes, in the order given. */
export function languageNames(codes: readonly string[], language: MessageLanguage): string {
  const names = new Intl.DisplayNames([language], { type: 'language' });
  return codes.map((code) => names.of(code) ?? code).join(', ');
}

import type { Schemas } from '../../api/client.js';
import type { MessageId } from '../../language.js';

/** What a scope of a key allows, in plain words. */
export function scopeWords(scope: Schemas['NewApiKey']['scopes'][number]): MessageId {
  const [area, right] = scope.split(':') as ['showcase' | 'company', 'read' | 'write'];
  return `api-key.scope.${area}.${right}`;
}

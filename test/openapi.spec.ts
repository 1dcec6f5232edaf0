import { readFileSync } from 'node:fs';

import { describe, expect, it } from '@jest/globals';

// @ts-expect-error: a script of the checks, in plain JavaScript
import { openApiGaps as gapsOf } from '../scripts/openapi-gaps.js';

const openApiGaps = gapsOf as (document: object) => string[];
const text = readFileSync(new URL('../openapi.json', import.meta.url), 'utf8');

interface Document {
  components: { schemas: Record<string, { properties: Record<string, object> }> };
  paths: Record<string, Record<string, Record<string, unknown>>>;
}

describe('the OpenAPI document', () => {
  it('leaves nothing unsaid', () => {
    expect(openApiGaps(JSON.parse(text) as object)).toEqual([]);
  });

  it('would be caught leaving out a word, a code, a rule', () => {
    const document = JSON.parse(text) as Document;
    document.components.schemas['Text']!.properties['en'] = { type: 'string' };
    const operation = document.paths['/api/v1/showcases']!['get']!;
    delete operation['summary'];
    delete operation['security'];
    (operation['responses'] as Record<string, object>)['409'] = { description: 'No.' };
    expect(openApiGaps(document)).toEqual([
      'Text.en: no description',
      'Text.en: no example',
      'GET /api/v1/showcases: no summary',
      'GET /api/v1/showcases: no access rule',
      'GET /api/v1/showcases: 409 without codes',
    ]);
  });
});

import { readFileSync } from 'node:fs';

import type { OpenAPIObject } from '@nestjs/swagger';

import { operationsOf } from './facts.js';

/** A schema as this file changes it: OpenAPI 3.0. */
export interface Schema {
  $ref?: string;
  type?: string;
  format?: string;
  description?: string;
  example?: unknown;
  default?: unknown;
  enum?: unknown[];
  nullable?: boolean;
  minimum?: number;
  properties?: Record<string, Schema>;
  items?: Schema;
  additionalProperties?: Schema | boolean;
  allOf?: Schema[];
  anyOf?: Schema[];
  oneOf?: Schema[];
}

/** What a field of this name means wherever it says nothing else; `Schema.path` goes before `field`. */
const words = JSON.parse(readFileSync(new URL('./fields.json', import.meta.url), 'utf8')) as Record<
  string,
  [description: string, example?: unknown] | undefined
>;

/** Gives every field and parameter that has none a description and an example. */
export function describeFields(document: OpenAPIObject): void {
  const schemas = (document.components?.schemas ?? {}) as Record<string, Schema>;
  for (const [name, schema] of Object.entries(schemas)) describe(schema, name, schemas);
  for (const [, , operation] of operationsOf(document))
    for (const parameter of operation.parameters ?? []) {
      if ('$ref' in parameter) continue;
      const [description, example] = wordsFor(
        `${operation.operationId}.${parameter.name}`,
        parameter.name,
      );
      const schema = (parameter.schema ?? {}) as Schema;
      parameter.description ??= schema.description ?? description;
      parameter.example ??= exampleOf(schema, schemas) ?? example;
    }
}

function wordsFor(path: string, field: string): [description?: string, example?: unknown] {
  return words[path] ?? words[field] ?? [];
}

function describe(schema: Schema, path: string, schemas: Record<string, Schema>): void {
  for (const [field, own] of Object.entries(schema.properties ?? {})) {
    const at = `${path}.${field}`;
    const [description, example] = wordsFor(at, field);
    const told = beside(own);
    schema.properties![field] = told;
    told.description ??= description;
    describe(told, at, schemas);
    if (told.example === undefined) told.example = exampleOf(told, schemas) ?? example;
    if (told.example === undefined) delete told.example;
    if (told.description === undefined) delete told.description;
  }
  if (schema.items) describe(schema.items, `${path}[]`, schemas);
  for (const part of [...(schema.allOf ?? []), ...(schema.anyOf ?? []), ...(schema.oneOf ?? [])])
    describe(part, path, schemas);
  if (typeof schema.additionalProperties === 'object')
    describe(schema.additionalProperties, `${path}{}`, schemas);
}

/** OpenAPI 3.0 takes nothing beside a `$ref`. */
function beside(schema: Schema): Schema {
  return schema.$ref === undefined ? schema : { allOf: [{ $ref: schema.$ref }] };
}

const byFormat: Record<string, string | undefined> = {
  uuid: '6f1f2f0e-6a0c-4c53-9a38-0d9a3f1f3f57',
  'date-time': '2027-05-17T14:00:00.000Z',
  date: '2027-05-18',
};

/** What can be told from the schema itself; undefined where a word is needed. */
function exampleOf(schema: Schema, schemas: Record<string, Schema>): unknown {
  const { type, format } = schema;
  const told = schema.example ?? schema.default ?? schema.enum?.[0] ?? byFormat[format ?? ''];
  if (told !== undefined) return told;
  return type === 'boolean' ? true : exampleOfParts(schema, schemas);
}

function exampleOfParts(schema: Schema, schemas: Record<string, Schema>): unknown {
  const { items, properties, $ref } = schema;
  const part = schema.allOf?.[0] ?? schema.anyOf?.[0] ?? schema.oneOf?.[0];
  if (part) return exampleOf(part, schemas);
  if ($ref) return exampleOf(schemas[$ref.split('/').at(-1) ?? ''] ?? {}, schemas);
  if (properties) return exampleOfFields(properties, schemas);
  const one = items && exampleOf(items, schemas);
  return one === undefined ? undefined : [one];
}

function exampleOfFields(fields: Record<string, Schema>, schemas: Record<string, Schema>): unknown {
  const examples = Object.entries(fields).map(([name, field]) => [
    name,
    exampleOf(field, schemas) ?? wordsFor(name, name)[1] ?? null,
  ]);
  return Object.fromEntries(examples) as Record<string, unknown>;
}

import { readFileSync } from 'node:fs';

import { z } from 'zod';

interface Answer {
  $ref?: string;
  content?: Record<string, { schema?: object } | undefined>;
}
interface Document {
  paths: Record<string, Record<string, { responses: Record<string, Answer | undefined> }>>;
  components: { schemas: Record<string, object>; responses: Record<string, Answer> };
}

const text = readFileSync(new URL('../../openapi.json', import.meta.url), 'utf8');
// zod finds what a schema refers to below `definitions` only.
const document = JSON.parse(text.replaceAll('#/components/schemas/', '#/definitions/')) as Document;
const definitions = document.components.schemas;

const fewestParameters = ([a]: [string, unknown], [b]: [string, unknown]) =>
  a.split('{').length - b.split('{').length;
const paths = Object.entries(document.paths)
  .sort(fewestParameters)
  .map(([path, item]) => ({
    form: new RegExp(`^${path.replaceAll('.', '\\.').replaceAll(/\{\w+\}/g, '[^/]+')}$`),
    item,
  }));

const checks = new Map<object, z.ZodType>();

/**
 * Holds an answer against the OpenAPI document: its status and code must be listed, its body must fit.
 * @param path with its query
 * @throws Error that says what is not as documented
 */
export function holdToContract(
  method: string,
  path: string,
  answer: { status: number; type: string | null; body: unknown },
): void {
  const address = path.split('?')[0]!;
  const operation = paths.find(({ form }) => form.test(address))?.item[method.toLowerCase()];
  if (!operation) return;
  const { status, body } = answer;
  const refuse = (why: string) => {
    throw new Error(
      `${method} ${path} answered ${status}, ${why}: ${JSON.stringify(body).slice(0, 500)}`,
    );
  };
  const said = operation.responses[String(status)];
  if (!said) return refuse('which is not documented');
  const documented = said.$ref
    ? document.components.responses[said.$ref.split('/').at(-1)!]!
    : said;
  const type = answer.type?.split(';')[0] ?? '';
  const schema = documented.content?.[type]?.schema;
  if (!schema) {
    if (body !== null && type.endsWith('json')) refuse(`with ${type}, which is not documented`);
    return;
  }
  const check =
    checks.get(schema) ??
    z.fromJSONSchema({ ...schema, definitions }, { defaultTarget: 'openapi-3.0' });
  checks.set(schema, check);
  const { error } = check.safeParse(body);
  if (error) refuse(`which does not fit (${z.prettifyError(error)})`);
}

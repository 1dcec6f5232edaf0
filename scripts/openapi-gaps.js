// What an OpenAPI document leaves unsaid: each gap as one line that names where it is.

const methods = ['get', 'put', 'post', 'patch', 'delete'];

/** @returns {string[]} */
export function openApiGaps(document) {
  const gaps = [];
  for (const [name, schema] of Object.entries(document.components?.schemas ?? {}))
    fieldGaps(schema, name, gaps);
  for (const [path, item] of Object.entries(document.paths ?? {}))
    for (const method of methods)
      if (item[method])
        operationGaps(item[method], `${method.toUpperCase()} ${path}`, document, gaps);
  for (const scheme of ['session', 'key'])
    if (!document.components?.securitySchemes?.[scheme])
      gaps.push(`security scheme ${scheme}: missing`);
  if (!document.servers?.length) gaps.push('servers: none');
  return gaps;
}

function fieldGaps(schema, path, gaps) {
  for (const [field, own] of Object.entries(schema.properties ?? {})) {
    wordGaps(own, `${path}.${field}`, gaps);
    fieldGaps(own, `${path}.${field}`, gaps);
  }
  if (schema.items) fieldGaps(schema.items, `${path}[]`, gaps);
  for (const part of [...(schema.allOf ?? []), ...(schema.anyOf ?? []), ...(schema.oneOf ?? [])])
    fieldGaps(part, path, gaps);
  if (typeof schema.additionalProperties === 'object')
    fieldGaps(schema.additionalProperties, `${path}{}`, gaps);
}

function wordGaps(described, path, gaps) {
  if (!described.description) gaps.push(`${path}: no description`);
  if (described.example === undefined) gaps.push(`${path}: no example`);
}

function operationGaps(operation, path, document, gaps) {
  for (const part of ['operationId', 'summary', 'description'])
    if (!operation[part]) gaps.push(`${path}: no ${part}`);
  if (!operation.tags?.length) gaps.push(`${path}: no tags`);
  if (!operation.security) gaps.push(`${path}: no access rule`);
  for (const parameter of operation.parameters ?? [])
    wordGaps(parameter, `${path} ${parameter.name}`, gaps);
  for (const [status, answer] of Object.entries(operation.responses))
    if (codesOf(document, answer) === null && Number(status) >= 400 && !answer.content)
      gaps.push(`${path}: ${status} without codes`);
  for (const secret of secretFields(operation, document))
    if (operation.responses[201]?.headers?.['Idempotent-Replayed'])
      gaps.push(`${path}: answers ${secret}, which @AnswersSecret must keep from being stored`);
}

/** The codes that an answer may carry; null where it is no problem. */
export function codesOf(document, answer) {
  const found = answer.$ref ? document.components.responses[answer.$ref.split('/').at(-1)] : answer;
  const schema = found?.content?.['application/problem+json']?.schema;
  return schema?.allOf?.[1]?.properties?.code?.enum ?? null;
}

/** Fields of what a POST makes that are for its sender alone. */
function secretFields(operation, document) {
  const ref = operation.responses[201]?.content?.['application/json']?.schema?.$ref;
  const made = ref && document.components.schemas[ref.split('/').at(-1)];
  return Object.keys(made?.properties ?? {}).filter((name) => /token|secret/i.test(name));
}

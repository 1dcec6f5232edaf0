// Compiles the MJML of each mail to the Handlebars template that the server fills in.
// MJML takes 10 ms a mail and stays a tool of development; the result is committed.
import { readFileSync, writeFileSync } from 'node:fs';

import mjml2html from 'mjml';

const folder = new URL('../libs/mail/templates/', import.meta.url);

export async function compileTemplate(name) {
  const source = readFileSync(new URL(`${name}.mjml`, folder), 'utf8');
  const { html, errors } = await mjml2html(source, {
    validationLevel: 'strict',
    keepComments: false,
  });
  if (errors.length > 0) throw new Error(errors.map((error) => error.formattedMessage).join('\n'));
  // The language is known only when the mail is written.
  return html.replaceAll(/ lang="(und|en)"/g, ' lang="{{language}}"');
}

if (process.argv[1] === new URL(import.meta.url).pathname)
  for (const name of ['schedule', 'notice'])
    writeFileSync(new URL(`${name}.hbs`, folder), await compileTemplate(name));

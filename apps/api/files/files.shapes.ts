import { z } from 'zod';

import { line } from '#libs/companies/fields.js';

export const storedFile = z
  .object({
    id: z.uuid().meta({ description: 'Served at `/files/{id}`.' }),
    name: z.string().meta({ example: 'ISO 9001.pdf' }),
    contentType: z.string().meta({ example: 'application/pdf' }),
    size: z.int().meta({ description: 'Bytes.', example: 48213 }),
  })
  .meta({ id: 'StoredFile' });

export const uploadQuery = z.object({
  name: line()
    .optional()
    .meta({ description: 'What the file is called.', example: 'iso-9001.pdf' }),
});

export const logo = z
  .uuid()
  .nullable()
  .meta({ description: 'File id of the logo, served at `/files/{id}`.' });

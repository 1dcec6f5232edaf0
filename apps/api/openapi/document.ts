import { NestFactory } from '@nestjs/core';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import { z } from 'zod';

import { ApiModule } from '../api.module.js';
import { sessionCookie } from '../access/request.js';
import { problem } from '../shapes.js';

import { describeFields } from './describe-fields.js';
import { describeOperations } from './describe-operations.js';
import { describeWebhooks } from './describe-webhooks.js';

const sessionWords = 'Set by `POST /api/v1/session`; a browser sends it by itself.';
const keyWords =
  'An API key, made by `POST /api/v1/api-keys`; it acts as its user, within its scopes.';

/** The OpenAPI document of every route, made without a database or a queue. */
export async function openApiDocument(): Promise<OpenAPIObject> {
  const app = await NestFactory.create(
    ApiModule.register({
      databaseUrl: 'postgres://nowhere/none',
      queue: { databaseUrl: 'postgres://nowhere/none', redisUrl: null },
      mailbox: true,
      samples: true,
      publicUrl: 'http://localhost:3000',
      trustedProxies: 0,
      webhooksToLoopback: false,
    }),
    { preview: true, abortOnError: false, logger: false },
  );
  const config = new DocumentBuilder()
    .setTitle('Showcase Match')
    .setDescription(
      'Matchmaking for trade showcases. Errors are RFC 9457 problem details in the language of Accept-Language. ' +
        'Conventions of all operations: docs/api.md.',
    )
    .addServer('/', 'Where this document came from.')
    .setVersion('1')
    .setLicense('Apache-2.0', 'https://www.apache.org/licenses/LICENSE-2.0')
    .addCookieAuth(sessionCookie, { type: 'apiKey', description: sessionWords }, 'session')
    .addBearerAuth({ type: 'http', bearerFormat: 'sm_...', description: keyWords }, 'key')
    .build();
  const document = SwaggerModule.createDocument(app, config, {
    operationIdFactory: (controller, method) => `${controller.replace('Controller', '')}.${method}`,
  });
  await app.close();
  // No route names it: problems are written in afterwards.
  const { definitions } = z.toJSONSchema(problem, { target: 'openapi-3.0' });
  Object.assign(document.components!.schemas!, definitions);
  describeOperations(document);
  describeFields(document);
  describeWebhooks(document);
  return document;
}

import { NestFactory } from '@nestjs/core';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';

import { ApiModule } from '../api.module.js';

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
    }),
    { preview: true, abortOnError: false, logger: false },
  );
  const config = new DocumentBuilder()
    .setTitle('Showcase Match')
    .setDescription(
      'Matchmaking for trade showcases. Errors are RFC 9457 problem details in the language of Accept-Language.',
    )
    .setVersion('1')
    .setLicense('Apache-2.0', 'https://www.apache.org/licenses/LICENSE-2.0')
    .build();
  const document = SwaggerModule.createDocument(app, config, {
    operationIdFactory: (controller, method) => `${controller.replace('Controller', '')}.${method}`,
  });
  await app.close();
  return document;
}

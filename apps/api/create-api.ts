import { existsSync } from 'node:fs';
import { join } from 'node:path';

import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import cookieParser from 'cookie-parser';
import type { NextFunction, Request, Response } from 'express';
import helmet from 'helmet';
import type { Logger } from 'pino';
import { pinoHttp } from 'pino-http';

import { ApiModule, type ApiOptions } from './api.module.js';
import { NestLogger } from './nest-logger.js';
import { refuseUnstorable } from './problem/refuse-unstorable.js';

/** The built web app: beside the built server, or below `dist` when run from the sources. */
const webFolder = [
  join(import.meta.dirname, '../../web'),
  join(import.meta.dirname, '../../dist/web'),
].find((folder) => existsSync(join(folder, 'index.html')));

/** Builds the HTTP application; it does not listen yet. */
export async function createApi(options: ApiOptions, log: Logger): Promise<NestExpressApplication> {
  const app = await NestFactory.create<NestExpressApplication>(ApiModule.register(options), {
    logger: new NestLogger(log),
    abortOnError: false,
    bodyParser: false,
  });
  app.use(pinoHttp({ logger: log, ...quietRequests }));
  app.use(helmet(securityHeaders(options.publicUrl)));
  app.set('trust proxy', options.trustedProxies);
  app.use(cookieParser());
  app.useBodyParser('json', { limit: '1mb' });
  app.use(refuseUnstorable);
  app.set('query parser', 'simple');
  // What the API answers depends on who asks, so no cache on the way may keep it.
  app.use(['/api', '/mailbox/api'], (_: Request, response: Response, next: NextFunction) => {
    response.setHeader('Cache-Control', 'no-store');
    next();
  });
  if (webFolder) serveWeb(app, webFolder);
  app.getHttpServer().keepAliveTimeout = keptAliveMilliseconds;
  return app;
}

/** Longer than proxies and clients keep a connection, so that none sends a request into one being closed. */
const keptAliveMilliseconds = 65_000;

const quietRequests = {
  autoLogging: {
    ignore: (request: { url?: string }) => !/^\/(api|files)\//.test(request.url ?? ''),
  },
  // Addresses of schedules and cookies are keys to private pages, so they stay out of the log.
  serializers: {
    req: (request: { method: string; url: string }) => ({
      method: request.method,
      url: request.url.replace(/(\/schedules\/+)[^/?]+/i, '$1***').replace(/\?.*$/, ''),
    }),
    res: (response: { statusCode: number }) => ({ statusCode: response.statusCode }),
  },
};

function securityHeaders(publicUrl: string): Parameters<typeof helmet>[0] {
  const overHttps = publicUrl.startsWith('https:');
  return {
    strictTransportSecurity: overHttps,
    referrerPolicy: { policy: 'no-referrer' },
    contentSecurityPolicy: {
      directives: {
        defaultSrc: ["'self'"],
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:'],
        frameSrc: ["'self'"],
        frameAncestors: ["'self'"],
        // On plain HTTP in a local network an upgrade would break every request.
        upgradeInsecureRequests: overHttps ? [] : null,
      },
    },
  };
}

/** Files of the web app; every other address that is not the API's is a page of it. */
function serveWeb(app: NestExpressApplication, folder: string): void {
  app.useStaticAssets(folder, {
    index: false,
    setHeaders: (response: Response, path: string) => {
      const hashed = path.includes('/assets/');
      response.setHeader(
        'Cache-Control',
        hashed ? 'public, max-age=31536000, immutable' : 'no-cache',
      );
    },
  });
  app.use((request: Request, response: Response, next: NextFunction) => {
    const page = ['GET', 'HEAD'].includes(request.method) && request.accepts('html') === 'html';
    if (!page || /^\/(api|files|health|mailbox\/api)(\/|$)/i.test(request.path)) next();
    else response.setHeader('Cache-Control', 'no-cache').sendFile(join(folder, 'index.html'));
  });
}

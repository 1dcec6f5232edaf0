import { Controller, Get, Res } from '@nestjs/common';
import type { Response } from 'express';

import { Public } from '../access/access.js';
import { Answers } from '../documented.js';

import { liveness, readiness } from './health.shapes.js';
import { Readiness } from './readiness.js';

@Controller('health')
export class HealthController {
  constructor(private readonly readiness: Readiness) {}

  /** The process answers. */
  @Get('live')
  @Public()
  @Answers(200, liveness)
  live() {
    return { status: 'ok' };
  }

  /** Everything a reader needs is there; 503 names what is missing. */
  @Get('ready')
  @Public()
  @Answers(200, readiness)
  @Answers(503, readiness)
  async ready(@Res({ passthrough: true }) response: Response) {
    const missing = await this.readiness.missing();
    if (missing.length > 0) response.status(503).setHeader('Retry-After', '2');
    return { status: missing.length > 0 ? 'starting' : 'ready', missing };
  }
}

import { Controller, Get, Inject } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { z } from 'zod';

import { readSetup, type Door } from '#libs/samples/read-setup.js';

import { Public } from '../access/access.js';
import { Answers } from '../documented.js';
import { Problem } from '../problem/problem.js';
import { bothLanguages } from '../shapes.js';

import { apiSetup, type ApiSetup } from './api-setup.js';
import { setupShape } from './setup.shapes.js';

@Controller('api/v1/setup')
export class SetupController {
  constructor(
    private readonly dataSource: DataSource,
    @Inject(apiSetup) private readonly setup: ApiSetup,
  ) {}

  /** What the first start did; only where the samples are loaded. */
  @Get()
  @Public()
  @Answers(200, setupShape, 'request.not-found')
  async read(): Promise<z.infer<typeof setupShape>> {
    if (!this.setup.samples) throw new Problem('request.not-found');
    const { steps, doors } = await readSetup(this.dataSource);
    const ready = steps.every((step) => step.done);
    return {
      mailbox: this.setup.mailbox,
      ready,
      totalMs: ready ? steps.reduce((sum, step) => sum + (step.milliseconds ?? 0), 0) : null,
      steps: steps.map(({ milliseconds, ...step }) => ({ ...step, ms: milliseconds })),
      doors: doors.map(({ showcase, supplier, buyer }) => ({
        showcase,
        supplier: doorShape(supplier),
        buyer: doorShape(buyer),
      })),
    };
  }
}

function doorShape(door: Door | null) {
  return door && { company: bothLanguages(door.nameEn, door.nameKo), mailId: door.mailId };
}

import type { LoggerService } from '@nestjs/common';
import type { Logger } from 'pino';

/** Sends Nest's messages to pino. Nest's own start-up lines are of use only when looking for a fault. */
export class NestLogger implements LoggerService {
  constructor(private readonly pino: Logger) {}

  log(message: unknown, ...details: unknown[]): void {
    this.write('debug', message, details);
  }

  warn(message: unknown, ...details: unknown[]): void {
    this.write('warn', message, details);
  }

  error(message: unknown, ...details: unknown[]): void {
    this.write('error', message, details);
  }

  private write(level: 'debug' | 'warn' | 'error', message: unknown, details: unknown[]): void {
    const context = details.filter((detail) => typeof detail === 'string').join('\n') || undefined;
    if (message instanceof Error) this.pino[level]({ err: message, context });
    else if (typeof message === 'string') this.pino[level]({ context }, message);
    else this.pino[level]({ ...(message as object) }, details.map(String).join(', '));
  }
}

import {
  Column,
  CreateDateColumn,
  Entity,
  Index,
  ManyToOne,
  PrimaryGeneratedColumn,
  Unique,
} from 'typeorm';

import { WebhookEndpoint } from './webhook-endpoint.entity.js';
import { WebhookEvent } from './webhook-event.entity.js';

export const deliveryStates = ['queued', 'sending', 'delivered', 'failed'] as const;
export type DeliveryState = (typeof deliveryStates)[number];

/** One event on its way to one endpoint. */
@Entity()
@Unique(['endpoint', 'event'])
@Index(['event'])
// Partial: made by the migration.
@Index('webhook_delivery_due_idx', { synchronize: false })
export class WebhookDelivery {
  @PrimaryGeneratedColumn('uuid')
  id!: string;

  @ManyToOne(() => WebhookEvent, { nullable: false, onDelete: 'CASCADE' })
  event!: WebhookEvent;

  @ManyToOne(() => WebhookEndpoint, { nullable: false, onDelete: 'CASCADE' })
  endpoint!: WebhookEndpoint;

  @Column({ type: 'text', default: 'queued' })
  state!: DeliveryState;

  /** Tries since it was queued, or since a person had it sent again. */
  @Column({ type: 'integer', default: 0 })
  tries!: number;

  @Column({ type: 'timestamptz', default: () => 'now()' })
  nextTryAt!: Date;

  /** While `sending`: after this instant another worker may take it over. */
  @Column({ type: 'timestamptz', nullable: true })
  leaseUntil!: Date | null;

  /** Marks the claim, so that a worker that lost its lease cannot write over its successor. */
  @Column({ type: 'uuid', nullable: true })
  leaseToken!: string | null;

  @CreateDateColumn({ type: 'timestamptz' })
  createdAt!: Date;

  @Column({ type: 'timestamptz', nullable: true })
  finishedAt!: Date | null;
}

import { Column, Entity, Index, ManyToOne, PrimaryGeneratedColumn } from 'typeorm';

import { WebhookDelivery } from './webhook-delivery.entity.js';

/**
 * Why no answer came: the address does not lead onto the public internet, nothing answered in time, the
 * certificate is no good, or there was no connection.
 */
export type PostFailure = 'not-public' | 'timeout' | 'certificate' | 'unreachable';

/** One try and what came of it; a try whose process died leaves none. */
@Entity()
@Index(['delivery', 'at'])
export class WebhookAttempt {
  @PrimaryGeneratedColumn('uuid')
  id!: string;

  @ManyToOne(() => WebhookDelivery, { nullable: false, onDelete: 'CASCADE' })
  delivery!: WebhookDelivery;

  @Column({ type: 'timestamptz' })
  at!: Date;

  @Column({ type: 'integer' })
  durationMilliseconds!: number;

  /** HTTP status of the answer; null where none came. */
  @Column({ type: 'integer', nullable: true })
  status!: number | null;

  @Column({ type: 'text', nullable: true })
  failure!: PostFailure | null;

  /** First kilobyte of the answer. */
  @Column({ type: 'text', nullable: true })
  answer!: string | null;
}

import {
  Column,
  CreateDateColumn,
  Entity,
  Index,
  ManyToOne,
  PrimaryGeneratedColumn,
} from 'typeorm';

import { Showcase } from '#libs/showcases/showcase.entity.js';

import type { WebhookEventType } from './event-types.js';

/** Something that happened and that somebody wants to hear of; written in the transaction that does it. */
@Entity()
@Index(['showcase', 'createdAt'])
export class WebhookEvent {
  /** The `webhook-id` of every try. */
  @PrimaryGeneratedColumn('uuid')
  id!: string;

  @ManyToOne(() => Showcase, { nullable: false, onDelete: 'CASCADE' })
  showcase!: Showcase;

  @Column({ type: 'text' })
  type!: WebhookEventType | 'webhook.test';

  /** What is sent, to the byte: text and not JSON, so that no try can differ from another. */
  @Column({ type: 'text' })
  body!: string;

  @CreateDateColumn({ type: 'timestamptz' })
  createdAt!: Date;
}

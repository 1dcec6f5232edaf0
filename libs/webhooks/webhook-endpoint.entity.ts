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

/** `gone`: it answered 410. `failing`: nothing has reached it for days. */
export type SwitchedOffBecause = 'gone' | 'failing';

/** An address of another system that is told what happens at a showcase. */
@Entity()
@Index(['showcase'])
export class WebhookEndpoint {
  @PrimaryGeneratedColumn('uuid')
  id!: string;

  @ManyToOne(() => Showcase, { nullable: false, onDelete: 'CASCADE' })
  showcase!: Showcase;

  @Column({ type: 'text' })
  url!: string;

  /** What it wants to hear of. */
  @Column({ type: 'text', array: true })
  types!: WebhookEventType[];

  @Column({ type: 'boolean', default: true })
  enabled!: boolean;

  /** Why we switched it off; null where a person did. */
  @Column({ type: 'text', nullable: true })
  switchedOffBecause!: SwitchedOffBecause | null;

  /** Signs what is sent, so it is kept readable; it leaves us once, when it is made. */
  @Column({ type: 'text', select: false })
  secret!: string;

  /** Signs beside the new one for a day, so that the other side can change over at leisure. */
  @Column({ type: 'text', nullable: true, select: false })
  formerSecret!: string | null;

  @Column({ type: 'timestamptz', nullable: true })
  formerSecretUntil!: Date | null;

  /** Since when nothing has been taken; null after a success. */
  @Column({ type: 'timestamptz', nullable: true })
  failingSince!: Date | null;

  /** Raised with every edit; an edit names the version it was made on. */
  @Column({ type: 'integer', default: 1 })
  version!: number;

  @CreateDateColumn({ type: 'timestamptz' })
  createdAt!: Date;
}

import { Column, Entity, Index, ManyToOne, PrimaryGeneratedColumn } from 'typeorm';

import type { ParticipantStatus } from '#libs/showcases/participant.entity.js';
import { Showcase } from '#libs/showcases/showcase.entity.js';

/** A participant as it stood before a decision, and where the decision led. */
export interface Before {
  id: string;
  status: ParticipantStatus;
  after: ParticipantStatus;
  decidedAt: string | null;
  reason: string | null;
  waitingSince: string | null;
}

/** What is needed to take a decision back while its mails are held; removed by the sweep after a day. */
@Entity()
@Index(['showcase', 'madeAt'])
export class DecisionRecord {
  @PrimaryGeneratedColumn('uuid')
  id!: string;

  @ManyToOne(() => Showcase, { nullable: false, onDelete: 'CASCADE' })
  showcase!: Showcase;

  @Column({ type: 'timestamptz', default: () => 'now()' })
  madeAt!: Date;

  /** All that it changed, who moved up because of it included. */
  @Column({ type: 'jsonb' })
  before!: Before[];

  @Column({ type: 'uuid', array: true, default: '{}' })
  mailIds!: string[];

  /** Questions it wrote into conversations. */
  @Column({ type: 'uuid', array: true, default: '{}' })
  messageIds!: string[];
}

import { Check, Column, Entity, ManyToOne, PrimaryGeneratedColumn } from 'typeorm';

import { Showcase } from './showcase.entity.js';

export const agendaBlocks = ['everyone', 'KR', 'US', 'nobody'] as const;
export type AgendaBlocks = (typeof agendaBlocks)[number];

/** A break or a session of the programme; whom it blocks has no meetings while it lasts. */
@Entity()
@Check('ends_at > starts_at')
export class AgendaItem {
  @PrimaryGeneratedColumn('uuid')
  id!: string;

  @ManyToOne(() => Showcase, { nullable: false, onDelete: 'CASCADE' })
  showcase!: Showcase;

  @Column({ type: 'text' })
  titleEn!: string;

  @Column({ type: 'text' })
  titleKo!: string;

  @Column({ type: 'timestamptz' })
  startsAt!: Date;

  @Column({ type: 'timestamptz' })
  endsAt!: Date;

  @Column({ type: 'text', default: 'everyone' })
  blocks!: AgendaBlocks;
}

import { Column, Entity, ManyToOne, PrimaryGeneratedColumn, Unique } from 'typeorm';

import { Participant } from './participant.entity.js';

/** A certificate a participant holds, with its paper. Offerings name it by its standard. */
@Entity()
@Unique(['participant', 'standard'])
export class HeldCertificate {
  @PrimaryGeneratedColumn('uuid')
  id!: string;

  @ManyToOne(() => Participant, { nullable: false, onDelete: 'CASCADE' })
  participant!: Participant;

  /** Id of the standard. */
  @Column({ type: 'text' })
  standard!: string;

  @Column({ type: 'text', nullable: true })
  number!: string | null;

  @Column({ type: 'text', nullable: true })
  issuer!: string | null;

  @Column({ type: 'text', nullable: true })
  scope!: string | null;

  @Column({ type: 'date', nullable: true })
  expiresOn!: string | null;
}

import { Check, Column, Entity, ManyToOne, PrimaryGeneratedColumn } from 'typeorm';

import type { Country } from '#libs/companies/company.entity.js';

import type { ParticipantRole } from './participant.entity.js';
import { Showcase } from './showcase.entity.js';

/** Most approved participants of a country, of a role, or of both; who comes later waits. */
@Entity()
@Check('most >= 0')
export class Cap {
  @PrimaryGeneratedColumn('uuid')
  id!: string;

  @ManyToOne(() => Showcase, { nullable: false, onDelete: 'CASCADE' })
  showcase!: Showcase;

  /** Null counts both countries. */
  @Column({ type: 'text', nullable: true })
  country!: Country | null;

  /** Null counts every role. */
  @Column({ type: 'text', nullable: true })
  role!: ParticipantRole | null;

  @Column({ type: 'integer' })
  most!: number;
}

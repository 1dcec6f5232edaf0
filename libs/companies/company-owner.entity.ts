import { Column, Entity, ManyToOne, PrimaryGeneratedColumn } from 'typeorm';

import { Company } from './company.entity.js';

/** A parent or an owner of 25 % or more; asked of every firm, read by screening, never shown to other firms. */
@Entity()
export class CompanyOwner {
  @PrimaryGeneratedColumn('uuid')
  id!: string;

  @ManyToOne(() => Company, { nullable: false, onDelete: 'CASCADE' })
  company!: Company;

  @Column({ type: 'integer' })
  position!: number;

  @Column({ type: 'text' })
  name!: string;

  @Column({ type: 'text' })
  kind!: 'person' | 'company';

  /** ISO 3166-1 alpha-2. */
  @Column({ type: 'text', nullable: true })
  country!: string | null;

  /** 25 to 100; a parent without a share in capital has null. */
  @Column({ type: 'integer', nullable: true })
  sharePercent!: number | null;
}

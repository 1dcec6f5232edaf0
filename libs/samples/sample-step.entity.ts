import { Column, CreateDateColumn, Entity, PrimaryColumn } from 'typeorm';

/**
 * One finished step of the first start. A step that has its row is never repeated,
 * so a start that was killed goes on where it stopped.
 */
@Entity()
export class SampleStep {
  /** `robotics-2027:import`, `robotics-2027:round`, ... */
  @PrimaryColumn({ type: 'text' })
  code!: string;

  @Column({ type: 'integer' })
  milliseconds!: number;

  @Column({ type: 'jsonb' })
  counts!: Record<string, number>;

  @CreateDateColumn({ type: 'timestamptz' })
  finishedAt!: Date;
}

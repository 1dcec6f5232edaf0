/** A linear program in the making, in the LP format that HiGHS reads. */
export class LinearProgram {
  private readonly gains = new Map<string, number>();
  private readonly rows: string[] = [];
  private readonly binary = new Set<string>();
  private readonly upper = new Map<string, number>();

  binaryVariable(name: string, gain = 0): string {
    this.binary.add(name);
    this.gains.set(name, gain);
    return name;
  }

  /** From 0 to `upper`. */
  variable(name: string, gain = 0, upper = Infinity): string {
    this.gains.set(name, gain);
    if (upper < Infinity) this.upper.set(name, upper);
    return name;
  }

  /** Sum of `plus` less sum of `minus`, against a number. Rows without a variable are left out. */
  row(plus: string[], sense: '<=' | '>=' | '=', limit: number, minus: string[] = []): void {
    const terms = [...plus.map((name) => `+ ${name}`), ...minus.map((name) => `- ${name}`)];
    if (terms.length === 0) return;
    this.rows.push(` r${this.rows.length}: ${wrap(terms)} ${sense} ${limit}`);
  }

  text({ relaxed = false } = {}): string {
    const gains = [...this.gains].filter(([, gain]) => gain !== 0);
    const terms = gains.map(([name, gain]) => `${gain < 0 ? '-' : '+'} ${Math.abs(gain)} ${name}`);
    const bounds = [...this.upper].map(([name, limit]) => ` ${name} <= ${limit}`);
    const whole = [...this.binary];
    return [
      'Maximize',
      ` value: ${wrap(terms)}`,
      'Subject To',
      ...this.rows,
      'Bounds',
      ...bounds,
      ...(relaxed
        ? whole.map((name) => ` ${name} <= 1`)
        : ['Binary', ...whole.map((x) => ` ${x}`)]),
      'End',
      '',
    ].join('\n');
  }
}

/** Ten terms a line, as some readers take no long ones. */
function wrap(terms: string[]): string {
  const lines: string[] = [];
  for (let i = 0; i < terms.length; i += 10) lines.push(terms.slice(i, i + 10).join(' '));
  return lines.join('\n  ');
}

/** The variables that belong to each key. */
export function groupBy<Row>(rows: Row[], keyOf: (row: Row) => string): Map<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const key = keyOf(row);
    const group = groups.get(key);
    if (group) group.push(row);
    else groups.set(key, [row]);
  }
  return groups;
}

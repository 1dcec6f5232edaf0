/** What a field shows below itself. */
export interface FieldNote {
  level: 'error' | 'warning';
  text: string;
}

/** Values typed so far, and what is said of them; fields know no more of their form than this. */
export interface Form {
  values: Record<string, unknown>;
  change: (values: Record<string, unknown>) => void;
  /** The reader left a field: time to save. */
  leave: () => void;
  note: (name: string) => FieldNote | null;
  /** What was typed has been judged, and nothing is wrong with it. */
  fits?: (name: string) => boolean;
}

/** The form of one entry of a list within a form: `delegates`, 0. */
export function entryForm(form: Form, list: string, index: number): Form {
  const entries = entriesOf(form, list);
  return {
    values: entries[index] ?? {},
    change: (values) =>
      form.change({
        [list]: entries.map((entry, at) => (at === index ? { ...entry, ...values } : entry)),
      }),
    leave: form.leave,
    note: (name) => form.note(`${list}.${index}.${name}`),
  };
}

export function entriesOf(form: Form, list: string): Record<string, unknown>[] {
  const value = form.values[list];
  return Array.isArray(value) ? (value as Record<string, unknown>[]) : [];
}

/** Notes by field from a server's list; an entry's own note stands first. */
export function noteFrom(
  notes: readonly { field: string; message: string; level?: 'error' | 'warning' | undefined }[],
): Form['note'] {
  return (name) => {
    const found = notes.find(({ field }) => field === name);
    return found ? { level: found.level ?? 'error', text: found.message } : null;
  };
}

/**
 * Whether a participant `me` (of company `own`) may find the participant `p` (of company `c`) of the showcase
 * `s` in the directory: approved, by the organiser's rule, not itself. A condition of SQL.
 */
export const mayFind = `p.id <> me.id and p.status = 'approved'
  and (s.directory_rule = 'everyone' or c.country <> own.country)`;

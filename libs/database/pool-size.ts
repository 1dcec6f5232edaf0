/** Connections of a process to the database. */
export const poolSize = 16;

/** A company's logo beside its name, which says what it is; nothing where there is none. */
export function Logo({ id, large = false }: { id: string | null; large?: boolean }) {
  if (id === null) return null;
  return <img className="logo" data-large={large} src={`/files/${id}`} alt="" loading="lazy" />;
}

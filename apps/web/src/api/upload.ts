import { api, bodyOf, type Schemas } from './client.js';

/** The bytes are the body; their kind is judged by the server, so none is claimed. */
const bytes = (file: File) => ({
  // The contract says a string of bytes; the browser sends them from the file itself.
  body: file as unknown as string,
  bodySerializer: () => file,
  headers: { 'Content-Type': 'application/octet-stream' },
});

const named = (file: File) => ({ name: file.name.slice(-200) });

/** Stores a company's logo; without a file, removes it. */
export async function setLogo(id: string, file: File | null): Promise<void> {
  if (file === null) await api.DELETE('/api/v1/companies/{id}/logo', { params: { path: { id } } });
  else
    await api.PUT('/api/v1/companies/{id}/logo', {
      params: { path: { id }, query: named(file) },
      ...bytes(file),
    });
}

/** Stores the paper of a participation's certificate; without a file, removes it. */
export async function setPaper(
  path: { id: string; certificateId: string },
  file: File | null,
): Promise<void> {
  const address = '/api/v1/participations/{id}/certificates/{certificateId}/file';
  if (file === null) await api.DELETE(address, { params: { path } });
  else await api.PUT(address, { params: { path, query: named(file) }, ...bytes(file) });
}

/** Checks a spreadsheet of firms, or takes it over. */
export function importFirms(
  slug: string,
  file: File,
  check: boolean,
): Promise<Schemas['ImportReport']> {
  return bodyOf(
    api.POST('/api/v1/showcases/{slug}/imports', {
      params: { path: { slug }, query: { ...named(file), check: check ? 'true' : 'false' } },
      ...bytes(file),
    }),
  );
}

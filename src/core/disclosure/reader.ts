/**
 * Who sees what of a contract. A supplier sees its own devices, a site its own patients, the region all sites in sums, anybody the public figures.
 * The board sees everything on its own pages and is no reader.
 */
export type Reader =
  | { readonly kind: 'supplier'; readonly supplier: string }
  | { readonly kind: 'site'; readonly site: string }
  | { readonly kind: 'region' }
  | { readonly kind: 'public' };

/** `supplier/S1`, `site/H05`, `region`, `public`: names a reader in stores. */
export function readerName(reader: Reader): string {
  if (reader.kind === 'supplier') return `supplier/${reader.supplier}`;
  return reader.kind === 'site' ? `site/${reader.site}` : reader.kind;
}

import type { Fingerprint } from './runPackage.ts';

/**
 * The hash that a package gives itself, if its content has it: the one code that stands for the run.
 * @returns undefined if the content is not the one that was hashed, or if there is no hash
 */
export function packageHash(data: unknown, fingerprint: Fingerprint): string | undefined {
  const { hashes, ...content } = data as { readonly hashes?: Readonly<Record<string, unknown>> };
  const { package: said, ...parts } = hashes ?? {};
  return fingerprint({ ...content, hashes: parts }) === said ? String(said) : undefined;
}

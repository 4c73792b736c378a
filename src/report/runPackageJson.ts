import { canonical } from '../core/evaluation/canonical.ts';
import type { RunPackage } from '../core/evaluation/runPackage.ts';

/**
 * A run package as its file: the same bytes from the site and from the command line, whatever order names had where it was
 * kept. Parts without spaces and line breaks are what the hashes are of.
 */
export function runPackageJson(content: RunPackage): string {
  return `${JSON.stringify(canonical(content), null, 2)}\n`;
}

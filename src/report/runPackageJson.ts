import type { RunPackage } from '../core/evaluation/runPackage.ts';

/** A run package as its file: the same bytes from the site and from the command line. */
export function runPackageJson(content: RunPackage): string {
  return `${JSON.stringify(content, null, 2)}\n`;
}

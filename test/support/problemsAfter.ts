import type { Problem } from '../../src/core/problem.ts';
import { parseTender } from '../../src/core/tender/parseTender.ts';
import { readYaml } from '../../src/io/yaml.ts';

export type Replacement = readonly [from: string | RegExp, to: string];

/** Problems of a definition, `gara.yaml`, after some replacements in its text, each of which must change something. */
export function problemsAfter(yaml: string, ...replacements: readonly Replacement[]): readonly Problem[] {
  const text = replacements.reduce((changed, [from, to]) => {
    const next = changed.replace(from, to);
    if (next === changed) throw new Error(`nothing to replace: ${from}`);
    return next;
  }, yaml);
  const { data, problems, locate } = readYaml(text, 'gara.yaml');
  return problems.length > 0 ? problems : parseTender(data, locate).problems;
}

import { parsePublishable } from '../../src/core/laboratory/lintLot.ts';
import type { Problem } from '../../src/core/problem.ts';
import { parseTender } from '../../src/core/tender/parseTender.ts';
import { readYaml, type YamlFile } from '../../src/io/yaml.ts';

export type Replacement = readonly [from: string | RegExp, to: string];

/** Problems of a definition, `gara.yaml`, after some replacements in its text, each of which must change something. */
export function problemsAfter(yaml: string, ...replacements: readonly Replacement[]): readonly Problem[] {
  const { data, problems, locate } = readChanged(yaml, replacements);
  return problems.length > 0 ? problems : parseTender(data, locate).problems;
}

/** The same with all that the linter finds. */
export function findingsAfter(yaml: string, ...replacements: readonly Replacement[]): readonly Problem[] {
  const { data, problems, locate } = readChanged(yaml, replacements);
  if (problems.length > 0) return problems;
  const parsed = parsePublishable(data, locate);
  return [...parsed.problems, ...parsed.remarks];
}

function readChanged(yaml: string, replacements: readonly Replacement[]): YamlFile {
  const text = replacements.reduce((changed, [from, to]) => {
    const next = changed.replace(from, to);
    if (next === changed) throw new Error(`nothing to replace: ${from}`);
    return next;
  }, yaml);
  return readYaml(text, 'gara.yaml');
}

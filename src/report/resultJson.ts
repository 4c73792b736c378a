import type { EvaluationResult } from '../core/evaluation/result.ts';

/** A result as the file that can be checked again: the same bytes from the site and from the command line. */
export function resultJson(result: EvaluationResult): string {
  return `${JSON.stringify(result, null, 2)}\n`;
}

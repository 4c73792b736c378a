import type { Committee } from '../scoring/committee.ts';
import type { LotEvaluation } from './evaluateLot.ts';

/**
 * What an evaluation leaves behind: enough to recompute every number. The same inputs, seed and program give
 * the same bytes; so it holds no time and no file name.
 */
export interface EvaluationResult {
  /** Version of this layout. */
  readonly format: 1;
  readonly program: { readonly name: 'esito'; readonly version: string; readonly node: string };
  /** `fingerprint`: SHA-256 of the canonical definition. */
  readonly tender: { readonly id: string; readonly fingerprint: string };
  readonly lots: readonly (LotEvaluation & { readonly committee: Committee })[];
}

/** What a result says of one lot. @throws Error if it says nothing: a run has a result for the lot that it evaluated */
export function lotResult({ lots }: EvaluationResult, lot: string): EvaluationResult['lots'][number] {
  const found = lots.find((one) => one.lot === lot);
  if (found === undefined) throw new Error(`a result without lot ${lot}`);
  return found;
}

import type { EvidenceForm } from '../tender/indicator.ts';
import { intervalQuantiles, type TwoQuantiles } from '../tender/quantileFindings.ts';

/** The two quantiles that the limits of an interval or the two values given stand for. */
export function quantilesGiven(
  evidence: Extract<EvidenceForm, { form: 'interval' | 'quantiles' }>,
  low: number,
  high: number,
): TwoQuantiles {
  return evidence.form === 'quantiles'
    ? { ...evidence, low, high }
    : intervalQuantiles(evidence.family, { low, high, probability: evidence.probability });
}

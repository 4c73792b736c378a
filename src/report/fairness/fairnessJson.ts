import { canonical } from '../../core/evaluation/canonical.ts';
import type { Fairness } from '../../core/fairness/fairness.ts';

/** A simulation for other programs: names sorted, so that the same content has the same bytes. Amounts are cents, probabilities fractions. */
export function fairnessJson(contract: string, fingerprint: string, fairness: Fairness): string {
  return `${JSON.stringify(canonical({ contract, fingerprint, ...fairness }), null, 2)}\n`;
}

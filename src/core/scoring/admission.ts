import type { Arithmetic, Quantity } from '../numbers/arithmetic.ts';
import type { Text } from '../problem.ts';
import type { AwardRules } from '../tender/awardRules.ts';

/** One minimum that an offer was held to. */
export interface ThresholdCheck {
  /** Criterion code; null for the technical total. */
  readonly criterion: string | null;
  readonly points: number;
  readonly minimum: number;
  readonly passed: boolean;
}

type Threshold = AwardRules['threshold'];

/** The declared minima against the points of an offer at the declared stage; none where there is no threshold. */
export function thresholdChecks(
  { of }: Arithmetic,
  threshold: Threshold,
  criteria: ReadonlyMap<string, Quantity>,
  total: Quantity,
): ThresholdCheck[] {
  if (threshold.kind === 'none') return [];
  const check = (criterion: string | null, points: Quantity | undefined, minimum: number): ThresholdCheck => {
    if (points === undefined) throw new Error(`a threshold on ${criterion}, which is no criterion`);
    return { criterion, points: points.toNumber(), minimum, passed: points.cmp(of(minimum)) >= 0 };
  };
  if (threshold.kind === 'technical-total') return [check(null, total, threshold.points)];
  return [
    ...threshold.minimum.map(({ criterion, points }) => check(criterion, criteria.get(criterion), points)),
    ...(threshold.total === undefined ? [] : [check(null, total, threshold.total)]),
  ];
}

/** With four decimals, or as many more as it takes that points below the minimum are seen to be. */
export function pointsShown({ points, minimum, passed }: ThresholdCheck): number {
  for (let decimals = 4; decimals < 15; decimals++) {
    const shown = Number(points.toFixed(decimals));
    if (passed || shown < minimum) return shown;
  }
  return points;
}

export const belowMinimumBenefit: Text = {
  it: 'Beneficio inferiore al minimo accettabile: offerta esclusa come da disciplinare.',
  en: 'Benefit below the minimum acceptable one: offer excluded as the tender rules say.',
};

export const nobodyAboveMinimumBenefit: Text = {
  it: 'Nessuna offerta supera il beneficio minimo accettabile: come da disciplinare il lotto non è aggiudicato.',
  en: 'No offer is above the minimum acceptable benefit: as the tender rules say the lot is not awarded.',
};

/** The first minimum that was missed, in words; null when all were met. */
export function belowThreshold(checks: readonly ThresholdCheck[]): Text | null {
  const missed = checks.find(({ passed }) => !passed);
  if (missed === undefined) return null;
  const points = pointsShown(missed).toString();
  const { minimum, criterion } = missed;
  return {
    it:
      criterion === null
        ? `Punteggio tecnico ${points.replace('.', ',')} sotto la soglia di sbarramento di ${String(minimum).replace('.', ',')}.`
        : `Punteggio ${points.replace('.', ',')} sul criterio ${criterion}, sotto la soglia di sbarramento di ${String(minimum).replace('.', ',')}.`,
    en:
      criterion === null
        ? `Technical points ${points} below the threshold of ${minimum}.`
        : `Points ${points} on criterion ${criterion}, below the threshold of ${minimum}.`,
  };
}

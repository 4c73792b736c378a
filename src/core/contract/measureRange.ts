import type { Measure } from './outcomeDefinition.ts';

/** Between which values a measure lies, and whether it is a rate. */
export interface MeasureRange {
  readonly rate: boolean;
  readonly least: number;
  readonly greatest: number;
}

/** Greatest change of an EQ-5D-5L index with the Italian values: from −0.571 to 1 (Finch et al. 2022). */
const ITALIAN_EQ5D_SPAN = 1.571;

/** What values a measure can take: rates 0 to 1, changes of an EQ-5D index at most its span, other scores any. */
export function measureRange(measure: Measure): MeasureRange {
  if (measure.kind !== 'score') return { rate: true, least: 0, greatest: 1 };
  const span = measure.scale.kind === 'eq5d' ? ITALIAN_EQ5D_SPAN : Number.POSITIVE_INFINITY;
  return { rate: false, least: -span, greatest: span };
}

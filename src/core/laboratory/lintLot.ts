import { hasErrors, type Parsed, type Problem } from '../problem.ts';
import type { Lot } from '../tender/lot.ts';
import { type Locate, parseTender } from '../tender/parseTender.ts';
import type { Tender } from '../tender/tender.ts';
import { awardFindings } from './awardFindings.ts';
import { benefitScaleFindings, undefinedBenefit } from './benefitFindings.ts';
import { criterionFindings } from './criterionFindings.ts';
import { envelopeFindings } from './envelopeFindings.ts';
import { overlapFindings } from './overlapFindings.ts';
import { priceFindings } from './priceFindings.ts';
import { rateFindings } from './rateFindings.ts';
import { readLot } from './readLot.ts';

/**
 * What is wrong with the rules of a lot whose definition is sound: an error refuses publication, because no offer could be
 * scored by such rules as they promise; a warning is for the board to weigh. Nothing here knows an offer.
 */
export function lintLot(lot: Lot, locate: Locate): Problem[] {
  const read = readLot(lot, locate);
  const apart = [...criterionFindings(read), ...envelopeFindings(read), ...overlapFindings(read)];
  const undefinedAt = undefinedBenefit(read);
  if (undefinedAt.length > 0) return [...undefinedAt, ...apart];
  return [
    ...benefitScaleFindings(read),
    ...apart,
    ...priceFindings(read),
    ...awardFindings(read),
    ...rateFindings(read),
  ];
}

/** The same of every lot, by lot id. */
export function lintTender({ lots }: Tender, locate: Locate): ReadonlyMap<string, readonly Problem[]> {
  return new Map(lots.map((lot, at) => [lot.id, lintLot(lot, (path) => locate(['lots', at, ...path]))]));
}

/** A definition that may be published, and what its rules make a board think about. */
export interface Publishable extends Parsed<Tender> {
  /** Warnings of the linter: they stand in nobody's way. */
  readonly remarks: readonly Problem[];
}

/**
 * Unknown data to a tender that may be published: its definition is sound, and the linter refuses none of its rules.
 * @returns among `problems` those of the definition and the errors of the linter
 */
export function parsePublishable(data: unknown, locate: Locate): Publishable {
  const { value: tender, problems } = parseTender(data, locate);
  if (tender === undefined) return { value: undefined, problems, remarks: [] };
  const findings = [...lintTender(tender, locate).values()].flat();
  const errors = findings.filter(({ severity }) => severity === 'error');
  return {
    value: hasErrors(errors) ? undefined : tender,
    problems: [...problems, ...errors],
    remarks: findings.filter(({ severity }) => severity === 'warning'),
  };
}

import { betaFromCategory, betaFromEvents, betaFromMeanSe } from '../distributions/beta.ts';
import type { Distribution } from '../distributions/distribution.ts';
import { empiricalOf } from '../distributions/empirical.ts';
import { fixedAt } from '../distributions/fixed.ts';
import { gammaFromMeanSe } from '../distributions/gamma.ts';
import { logNormalFromInterval, logNormalFromTwoArms } from '../distributions/logNormal.ts';
import { normalFromMeanSe } from '../distributions/normal.ts';
import { triangularBetween } from '../distributions/triangular.ts';
import { uniformBetween } from '../distributions/uniform.ts';
import type { Place } from '../problem.ts';
import type { Indicator } from '../tender/indicator.ts';
import { fittedChecked } from '../tender/quantileFindings.ts';
import type { EvidenceField, Given } from './evidenceFields.ts';
import { quantilesGiven } from './quantilesGiven.ts';

/** What a supplier gave for one indicator, where it stands, and what follows from it. */
export interface Evidence {
  readonly indicator: string;
  /** The figures as given; empty when nothing was given and the minimum acceptable value applies. */
  readonly given: Given;
  readonly source: string;
  readonly note: string;
  /** Sheet and first cell of the figures. */
  readonly place: Place;
  readonly distribution: Distribution;
}

/** The technical envelope of one offer, as understood. */
export interface OfferEvidence {
  /** Short name made from the supplier's. */
  readonly offer: string;
  readonly supplier: string;
  readonly lot: string;
  readonly evidence: readonly Evidence[];
  /** Level declared for each tabular criterion, by criterion code. */
  readonly declarations: Readonly<Record<string, string>>;
  /** Figure declared for each quantitative criterion, by criterion code. */
  readonly measures: Readonly<Record<string, number>>;
}

/** The economic envelope of one offer. */
export interface OfferPrice {
  readonly offer: string;
  readonly supplier: string;
  readonly lot: string;
  /** EUR per patient, VAT excluded: of all price items together. */
  readonly price: number;
  /** EUR per unit, VAT excluded, by the code of the price item. */
  readonly prices: Readonly<Record<string, number>>;
  /** EUR by component, of the items whose price is a life-cycle cost, by the code of the item. */
  readonly amounts: Readonly<Record<string, Readonly<Record<string, number>>>>;
  readonly place: Place;
}

/**
 * The distribution of an indicator from checked figures, by the form that the tender declares
 * (Briggs, Claxton & Sculpher 2006, chapter 4).
 * @param draws the supplier's own draws, for the form that asks for them
 */
export function distributionFromEvidence(
  { evidence, minimumAcceptable }: Indicator,
  given: Given,
  draws: readonly number[] = [],
): Distribution {
  const figure = (field: EvidenceField): number => {
    const value = given[field];
    if (value === undefined) throw new Error(`evidence without ${field}`);
    return value;
  };
  if (Object.keys(given).length === 0) return fixedAt(minimumAcceptable);
  switch (evidence.form) {
    case 'events-of-n':
      return betaFromEvents(figure('events'), figure('n'), evidence.prior);
    case 'category':
      return betaFromCategory(figure('events'), figure('n'), evidence.categories, evidence.prior);
    case 'mean-sd-n':
      return gammaFromMeanSe(figure('mean'), figure('sd') / Math.sqrt(figure('n')));
    case 'mean-se': {
      const make = { gamma: gammaFromMeanSe, beta: betaFromMeanSe, normal: normalFromMeanSe }[
        evidence.family
      ];
      return make(figure('mean'), figure('se'));
    }
    case 'value':
      return fixedAt(figure('value'));
    case 'ratio-interval':
    case 'ratio-to-baseline':
      return logNormalFromInterval(figure('estimate'), figure('lower'), figure('upper'));
    case 'min-max':
      return uniformBetween(figure('minimum'), figure('maximum'));
    case 'min-mode-max':
      return triangularBetween(figure('minimum'), figure('mode'), figure('maximum'));
    case 'interval':
    case 'quantiles':
      return fittedChecked(quantilesGiven(evidence, figure('low'), figure('high')));
    case 'two-arms':
      return logNormalFromTwoArms(
        figure('events'),
        figure('n'),
        figure('comparatorEvents'),
        figure('comparatorN'),
      );
    case 'own-draws':
      return empiricalOf(draws);
  }
}

/** `Fornitore A` → `fornitore-a`: the same short name however it is spaced, capitalised or accented. */
export function offerId(supplier: string): string {
  return supplier
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}

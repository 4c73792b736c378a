import type { Estimate } from '../numbers/estimate.ts';
import type { Text } from '../problem.ts';
import type { Lot } from '../tender/lot.ts';
import { type Candidate, type CandidateGroup, candidatesOf, OWN } from './candidate.ts';
import { imaginedLot } from './imaginedLot.ts';
import type { ImaginedMarket } from './imaginedMarket.ts';
import { profileBenefits } from './readLot.ts';
import { meanOf, quantileOf, shareOf } from './sampleEstimates.ts';
import { sameOffers, type Trial, type TriedLot, tryRules } from './trial.ts';

/** What is tried: everything that the numbers depend on besides the lot. */
export interface LaboratoryPlan {
  /** Imagined lots. */
  readonly lots: number;
  readonly seed: number;
  readonly market: ImaginedMarket;
  readonly groups: readonly CandidateGroup[];
}

/** What one set of rules did over all imagined lots. Shares are of the lots, estimates carry their standard errors. */
export interface CandidateResult extends Pick<Candidate, 'id' | 'group'> {
  readonly label: Text;
  /** An offer was awarded. */
  readonly awarded: Estimate;
  /** Not the same offers first as under the lot's own rules; exactly 0 for these. */
  readonly otherWinner: Estimate;
  /** Awarded, but not to the offer with the highest NMB. */
  readonly bestMissed: Estimate;
  /** Some losing offer decides, by being there, who of the others wins. */
  readonly rankReversal: Estimate;
  /** Decided by drawing lots. */
  readonly drawn: Estimate;
  /** Mean difference between the best and the worst admitted offer, as a share of the maximum points, over the lots with two at least; null without such a scale. */
  readonly benefitSpread: Estimate | null;
  readonly priceSpread: Estimate | null;
  /** NMB given up, EUR per patient, over the lots that were awarded; null if none was. */
  readonly regret: Estimate | null;
  readonly regret95: Estimate | null;
}

export interface LaboratoryResult {
  readonly plan: LaboratoryPlan;
  /** The lot's own rules first. */
  readonly candidates: readonly CandidateResult[];
}

/** Lots between two reports of progress. */
const CHUNK = 50;

/**
 * Thousands of imagined lots through the lot's own rules and others. All candidates see the same lots, so that
 * only the rules make a difference.
 * @param onProgress receives the fraction done; may throw to cancel
 */
export function runLaboratory(
  lot: Lot,
  plan: LaboratoryPlan,
  onProgress: (fraction: number) => void = () => {},
): LaboratoryResult {
  const benefits = profileBenefits(lot);
  const candidates = candidatesOf(lot, benefits, plan.market, plan.groups);
  const tallies = candidates.map(() => emptyTally());
  for (let at = 0; at < plan.lots; at++) {
    if (at % CHUNK === 0) onProgress(at / plan.lots);
    const imagined = imaginedLot(lot, benefits, plan.market, plan.seed, at);
    const trials = candidates.map(({ rules }) => tryRules(rules, benefits, imagined));
    const published = (trials[0] as Trial).winners;
    for (const [which, trial] of trials.entries()) count(tallies[which] as Tally, trial, published);
  }
  onProgress(1);
  return {
    plan,
    candidates: candidates.map(({ id, group, label }, which) => ({
      id,
      group,
      label,
      ...resultOf(tallies[which] as Tally, plan.lots),
    })),
  };
}

/** What candidate rules make of one lot of past offers. */
export interface PastTrial extends Pick<Candidate, 'id' | 'group'>, Trial {
  readonly label: Text;
  readonly sameAsPublished: boolean;
}

/** Past offers through the same candidates: one lot that really was, so nothing here is estimated. */
export function tryPastOffers(
  lot: Lot,
  past: TriedLot,
  { market, groups }: Pick<LaboratoryPlan, 'market' | 'groups'>,
): PastTrial[] {
  const benefits = profileBenefits(lot);
  const trials = candidatesOf(lot, benefits, market, groups).map(({ rules, ...candidate }) => ({
    ...candidate,
    ...tryRules(rules, benefits, past),
  }));
  const published = trials.find(({ id }) => id === OWN)?.winners ?? [];
  return trials.map(({ id, group, label, ...trial }) => ({
    id,
    group,
    label,
    ...trial,
    sameAsPublished: sameOffers(trial.winners, published),
  }));
}

interface Tally {
  awarded: number;
  otherWinner: number;
  bestMissed: number;
  reversed: number;
  drawn: number;
  readonly benefitSpreads: number[];
  readonly priceSpreads: number[];
  readonly regrets: number[];
}

function emptyTally(): Tally {
  return {
    awarded: 0,
    otherWinner: 0,
    bestMissed: 0,
    reversed: 0,
    drawn: 0,
    benefitSpreads: [],
    priceSpreads: [],
    regrets: [],
  };
}

/** Below half a cent two offers are worth the same. */
const HALF_CENT = 0.005;

function count(tally: Tally, trial: Trial, published: readonly string[]): void {
  if (!sameOffers(trial.winners, published)) tally.otherWinner++;
  if (trial.reversedBy.length > 0) tally.reversed++;
  if (trial.winners.length > 1) tally.drawn++;
  if (trial.benefitSpread !== null) tally.benefitSpreads.push(trial.benefitSpread);
  if (trial.priceSpread !== null) tally.priceSpreads.push(trial.priceSpread);
  if (trial.regret === null) return;
  tally.awarded++;
  tally.regrets.push(trial.regret);
  if (trial.regret > HALF_CENT) tally.bestMissed++;
}

function resultOf(tally: Tally, lots: number): Omit<CandidateResult, 'id' | 'group' | 'label'> {
  return {
    awarded: shareOf(tally.awarded, lots),
    otherWinner: shareOf(tally.otherWinner, lots),
    bestMissed: shareOf(tally.bestMissed, lots),
    rankReversal: shareOf(tally.reversed, lots),
    drawn: shareOf(tally.drawn, lots),
    benefitSpread: meanOf(tally.benefitSpreads),
    priceSpread: meanOf(tally.priceSpreads),
    regret: meanOf(tally.regrets),
    regret95: quantileOf(tally.regrets, 0.95),
  };
}

import { binary } from '../numbers/arithmetic.ts';
import { awardUnder } from './awardUnder.ts';
import { type CandidateRule, ruleId } from './candidateRule.ts';
import type { LotRescoring, TenderRescoring } from './rescore.ts';

/** How many awards would have changed under one rule. */
export interface RuleSummary {
  readonly id: string;
  readonly rule: CandidateRule;
  /** Lots that it could be told for; of the others something is missing. */
  readonly lots: number;
  readonly missing: number;
  readonly changed: number;
  /** Lots that a drawing would decide, the actual winner among the first. */
  readonly drawn: number;
  /** Lots that were awarded by this very rule. */
  readonly published: number;
  /** Net benefit given up under this rule, EUR, over the lots whose outcomes and patients are known; null if there are none. */
  readonly regret: { readonly lots: number; readonly euros: number } | null;
}

/** Share of awards that would have changed at each λ, over lots whose effects are in the same unit. */
export interface ChangesOverLambda {
  /** `EUR/QALY`. */
  readonly unit: string;
  readonly lambdas: readonly number[];
  readonly curves: readonly {
    readonly id: string;
    readonly rule: CandidateRule;
    /** Lots that it can be told for at each λ, and how many of them change. */
    readonly lots: readonly number[];
    readonly changed: readonly number[];
  }[];
}

/** Lots of all tenders together. */
export interface RescoringSummary {
  readonly lots: number;
  readonly figures: { readonly compared: number; readonly mismatches: number };
  readonly winnersThatComeOut: number;
  readonly byRule: readonly RuleSummary[];
  /** Of the awards as they were made. */
  readonly regret: RuleSummary['regret'];
  readonly overLambda: readonly ChangesOverLambda[];
}

/** Counts over all lots of all tenders; each number says over how many lots it is. */
export function summaryOf(tenders: readonly TenderRescoring[]): RescoringSummary {
  const lots = tenders.flatMap((tender) => tender.lots);
  const found = new Map(lots.flatMap(({ rules }) => rules.map(({ id, rule }) => [id, rule] as const)));
  // Some lots lack a rule of a kind: its rules stand together all the same.
  const kinds = [...new Set([...found.values()].map(({ kind }) => kind))];
  const rules = [...found].toSorted((a, b) => kinds.indexOf(a[1].kind) - kinds.indexOf(b[1].kind));
  return {
    lots: lots.length,
    figures: {
      compared: lots.reduce((sum, { check }) => sum + check.compared, 0),
      mismatches: lots.reduce((sum, { check }) => sum + check.mismatches.length, 0),
    },
    winnersThatComeOut: lots.filter(({ check }) => check.winnerComesOut).length,
    byRule: rules.map(([id, rule]) => ruleSummary(id, rule, lots)),
    regret: regretOver(lots.map(({ regret }) => regret)),
    overLambda: [...new Set(tenders.map(({ tender }) => tender.willingnessToPay.unit))].flatMap((unit) =>
      changesOverLambda(
        unit,
        tenders.filter(({ tender }) => tender.willingnessToPay.unit === unit),
      ),
    ),
  };
}

function ruleSummary(id: string, rule: CandidateRule, lots: readonly LotRescoring[]): RuleSummary {
  const outcomes = lots.flatMap(({ rules }) => rules.filter((one) => one.id === id));
  const awards = outcomes.flatMap(({ awarded }) => (awarded.kind === 'awarded' ? [awarded] : []));
  return {
    id,
    rule,
    lots: awards.length,
    missing: lots.length - awards.length,
    changed: awards.filter(({ change }) => change === 'changed').length,
    drawn: awards.filter(({ change }) => change === 'drawn').length,
    published: outcomes.filter(({ published }) => published).length,
    regret: regretOver(outcomes.map(({ regret }) => regret)),
  };
}

function regretOver(regrets: readonly LotRescoring['regret'][]): RuleSummary['regret'] {
  const known = regrets.flatMap((regret) => (regret === null || regret.lot === null ? [] : [regret.lot]));
  return known.length === 0
    ? null
    : { lots: known.length, euros: known.reduce((sum, euros) => sum + euros, 0) };
}

/** Rules whose award depends on λ. */
function dependsOnLambda({ kind }: CandidateRule): boolean {
  return kind === 'quality' || kind === 'net-benefit';
}

function changesOverLambda(unit: string, tenders: readonly TenderRescoring[]): ChangesOverLambda[] {
  const [first] = tenders;
  if (first === undefined) return [];
  // The range of the first tender in this unit: curves of several need one axis.
  const { from, to, step } = first.tender.willingnessToPay;
  const lambdas = Array.from(
    { length: Math.floor((to - from) / step + 1e-9) + 1 },
    (_, at) => from + at * step,
  );
  const lots = tenders.flatMap((tender) => tender.lots);
  const rules = new Map(
    lots.flatMap((lot) =>
      lot.rules
        .filter(({ rule, awarded }) => dependsOnLambda(rule) && awarded.kind === 'awarded')
        .map(({ rule }) => [ruleId(rule), rule] as const),
    ),
  );
  if (rules.size === 0) return [];
  const curves = [...rules].map(([id, rule]) => {
    const awards = lambdas.map((lambda) =>
      lots.flatMap(({ lot }) => {
        const awarded = awardUnder(lot, rule, lambda, binary);
        return awarded.kind === 'awarded' ? [awarded] : [];
      }),
    );
    return {
      id,
      rule,
      lots: awards.map(({ length }) => length),
      changed: awards.map((all) => all.filter(({ change }) => change === 'changed').length),
    };
  });
  return [{ unit, lambdas, curves }];
}

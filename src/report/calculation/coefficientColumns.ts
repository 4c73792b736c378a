import type { BenefitRule, Criterion, PairwiseRule, QuantitativeRule } from '../../core/tender/criterion.ts';
import type { CalculatedLot } from './calculatedLot.ts';
import type { CommitteeCells } from './committeeSheet.ts';
import * as live from './live.ts';
import type { BenefitCells } from './modelSheet.ts';
import * as ranges from './ranges.ts';
import type { RuleCells } from './rulesSheet.ts';
import type { Column, TableInWriting } from './table.ts';

/** What technical points are made of. */
export interface TechnicalSources {
  readonly calculated: CalculatedLot;
  readonly rules: RuleCells;
  readonly benefits: BenefitCells;
  readonly committee: CommitteeCells | null;
  /** What each offer declares on a quantitative or tabular criterion. */
  declared(criterion: string): Column;
}

/** Leaves out what is not of an offer of the set; the identity when all offers are in it. */
export type Within = (offer: number, content: live.Live) => live.Live;

export const everyOffer: Within = (_, content) => content;

const zero = live.number(0);
const one = live.number(1);

/** Labels of the lines below a criterion's table. */
export function coefficientFeet({ rule }: Criterion, locale: CalculatedLot['locale']): string[] {
  const [most, least, scale] = {
    it: ['Massimo', 'Minimo', 'Scala: euro per il massimo dei punti'],
    en: ['Greatest', 'Least', 'Scale: euros for all points'],
  }[locale];
  switch (rule.kind) {
    case 'benefit':
      return [scale as string];
    case 'quantitative':
      return rule.scale.kind === 'anchors' ? [] : [most as string, least as string];
    case 'discretionary-pairwise':
      return [most as string];
    default:
      return [];
  }
}

/** Whether a coefficient depends on the other offers. */
export function isRelative({ rule }: Criterion): boolean {
  if (rule.kind === 'benefit') return rule.anchor === 'relative-best';
  if (rule.kind === 'quantitative') return rule.scale.kind !== 'anchors';
  return rule.kind === 'discretionary-pairwise';
}

/** Columns that lead to the coefficient V of one criterion, before any rescaling; the last one is V. */
export function coefficientColumns(
  sources: TechnicalSources,
  table: TableInWriting,
  criterion: Criterion,
  within: Within,
): Column {
  const { calculated, rules, committee, declared } = sources;
  const { locale } = calculated;
  const { rule, code } = criterion;
  const coefficient = (contentAt: (offer: number) => live.Live): Column =>
    table.column({ it: 'Coefficiente V', en: 'Coefficient V' }[locale], 'coefficient', (offer) =>
      within(offer, contentAt(offer)),
    );
  switch (rule.kind) {
    case 'benefit':
      return benefitColumns(sources, table, rule, code, within, coefficient);
    case 'discretionary-mean': {
      const means = committee?.means(code);
      return coefficient((offer) => means?.cells[offer] as live.Live);
    }
    case 'discretionary-pairwise':
      return pairwiseColumns(sources, table, rule, code, within, coefficient);
    case 'quantitative': {
      const figures = table.column(rule.unit, 'number', (offer) =>
        within(offer, declared(code).cells[offer] as live.Live),
      );
      return quantitativeColumn(sources, table, rule, code, figures, coefficient);
    }
    case 'tabular': {
      const { ids, coefficients } = rules.levels(code);
      return coefficient((offer) =>
        ranges.lookup(declared(code).cells[offer] as live.Live, ids, coefficients),
      );
    }
  }
}

type MakeCoefficient = (contentAt: (offer: number) => live.Live) => Column;

/** ΔB over the scale of the anchor, cut at 0 and 1. */
function benefitColumns(
  { rules, benefits }: TechnicalSources,
  table: TableInWriting,
  rule: BenefitRule,
  code: string,
  within: Within,
  coefficient: MakeCoefficient,
): Column {
  const gains = table.column('ΔB = B − MAB (€)', 'euro', (offer) =>
    within(offer, live.minus(benefits.offers[offer] as live.Live, benefits.minimum)),
  );
  const scale = table.foot(0, gains, scaleOf(), 'euro');
  return coefficient((offer) =>
    live.when(
      live.compare(scale, '<=', zero),
      zero,
      live.largest(zero, live.smallest(one, live.over(gains.cells[offer] as live.Live, scale))),
    ),
  );

  function scaleOf(): live.Live {
    const ofIdeal = live.minus(benefits.ideal, benefits.minimum);
    const declared = anchored(ofIdeal);
    if (rule.oneAboveMinimum === 'anchor' || declared === ofIdeal) return declared;
    const above = ranges.numbersAbove(gains, 0);
    return live.when(live.compare(above, '=', one), ofIdeal, declared);
  }

  function anchored(ofIdeal: live.Live): live.Live {
    switch (rule.anchor) {
      case 'relative-best':
        return live.largest(zero, ranges.greatestIn(gains));
      case 'absolute-ideal':
      case 'calibrated':
        return ofIdeal;
      case 'equal-euro':
        return live.times(
          live.over(rules.figure('basePrice'), rules.figure('priceWeight')),
          rules.figure(`weight ${code}`),
        );
    }
  }
}

/** Variant A: all sums over the greatest; B: each commissioner's sums over the greatest, added, over the greatest. */
function pairwiseColumns(
  { calculated, committee }: TechnicalSources,
  table: TableInWriting,
  { variant, fewerThanThree }: PairwiseRule,
  code: string,
  within: Within,
  coefficient: MakeCoefficient,
): Column {
  const { evaluation, locale } = calculated;
  if (evaluation.offers.length < 3 && fewerThanThree === 'maximum') return coefficient(() => one);
  const sums = committee?.sums(code) ?? [];
  const cell = (column: Column, offer: number): live.Live => column.cells[offer] as live.Live;
  const overGreatest = (column: Column, best: live.Live, offer: number): live.Live =>
    live.when(live.compare(best, '=', zero), one, live.over(cell(column, offer), best));
  const shares =
    variant === 'A'
      ? sums
      : sums.map((column, at) => {
          const name = evaluation.committee.tables.filter(({ criterion }) => criterion === code)[at];
          const own = table.column(
            `${{ it: 'Somma', en: 'Sum' }[locale]}: ${name?.commissioner ?? ''}`,
            'whole',
            (offer) => within(offer, cell(column, offer)),
          );
          const best = table.foot(0, own, ranges.greatestIn(own), 'whole');
          return table.column(
            { it: 'diviso il massimo', en: 'over the greatest' }[locale],
            'coefficient',
            (offer) => within(offer, overGreatest(own, best, offer)),
          );
        });
  const total = table.column(
    { it: 'Somma dei commissari', en: 'Sum of commissioners' }[locale],
    'coefficient',
    (offer) => within(offer, live.total(shares.map((column) => cell(column, offer)))),
  );
  const best = table.foot(0, total, ranges.greatestIn(total), 'coefficient');
  return coefficient((offer) => overGreatest(total, best, offer));
}

function quantitativeColumn(
  { rules }: TechnicalSources,
  table: TableInWriting,
  { better, scale }: QuantitativeRule,
  code: string,
  figures: Column,
  coefficient: MakeCoefficient,
): Column {
  const own = (offer: number): live.Live => figures.cells[offer] as live.Live;
  const cut = (share: live.Live): live.Live => live.largest(zero, live.smallest(one, share));
  if (scale.kind === 'anchors') {
    const [none, full] = [rules.figure(`zero ${code}`), rules.figure(`full ${code}`)];
    return coefficient((offer) => cut(live.over(live.minus(own(offer), none), live.minus(full, none))));
  }
  const most = table.foot(0, figures, ranges.greatestIn(figures), 'number');
  const least = table.foot(1, figures, ranges.leastIn(figures), 'number');
  if (scale.kind === 'best')
    return coefficient((offer) =>
      cut(better === 'higher' ? live.over(own(offer), most) : live.over(least, own(offer))),
    );
  return coefficient((offer) => {
    const above = better === 'higher' ? live.minus(own(offer), least) : live.minus(most, own(offer));
    return live.when(
      live.compare(most, '=', least),
      scale.whenAllEqual === 'maximum' ? one : zero,
      cut(live.over(above, live.minus(most, least))),
    );
  });
}

import type { Tie } from '../../core/tender/awardRules.ts';
import { anomalyColumns } from './anomalyColumns.ts';
import { type CalculatedLot, sheetOf, suppliersOf } from './calculatedLot.ts';
import type { EconomicCells } from './economicSheet.ts';
import * as live from './live.ts';
import * as ranges from './ranges.ts';
import { guarded } from './rounding.ts';
import type { RuleCells } from './rulesSheet.ts';
import type { SheetInWriting } from './sheet.ts';
import type { Column, TableInWriting } from './table.ts';
import type { TechnicalCells } from './technicalSheets.ts';

/** The ranking as cells: nothing for excluded offers. */
export interface RankingCells {
  readonly sheet: SheetInWriting;
  readonly total: Column;
  readonly rank: Column;
  /** TRUE or FALSE by offer; null where no anomaly rule applies. */
  readonly flagged: Column | null;
  /** Share of the contract; nothing for offers that win none. */
  readonly quota: Column;
}

const zero = live.number(0);
const one = live.number(1);

/** Totals, ties in the declared order, rank, signs of anomaly, quotas. */
export function rankingSheet(
  calculated: CalculatedLot,
  rules: RuleCells,
  technical: TechnicalCells,
  economic: EconomicCells,
): RankingCells {
  const { lot, locale } = calculated;
  const sheet = sheetOf(
    calculated,
    { it: 'Graduatoria', en: 'Ranking' },
    { it: 'Graduatoria', en: 'Ranking' },
    [
      {
        it: 'A parità di totale decidono le colonne di spareggio, nell’ordine; offerte che solo il sorteggio separa hanno la stessa posizione.',
        en: 'Equal totals are decided by the tie columns, in their order; offers that only a drawing of lots can separate share their rank.',
      },
    ],
  );
  const { admitted, points } = technical;
  const isIn = (offer: number): live.Live => admitted.cells[offer] as live.Live;
  const ifAdmitted = (offer: number, content: live.Live): live.Live =>
    live.when(isIn(offer), content, live.nothing);
  const cell = (column: Column, offer: number): live.Live => column.cells[offer] as live.Live;
  const table = sheet.table({ it: 'Offerta', en: 'Offer' }[locale], suppliersOf(calculated));
  const technicalPoints = table.column(
    { it: 'Punti tecnici', en: 'Technical points' }[locale],
    'points',
    (offer) => cell(points.total, offer),
  );
  const economicPoints = table.column(
    { it: 'Punti economici', en: 'Economic points' }[locale],
    'points',
    (offer) => cell(economic.points, offer),
  );
  const total = table.column(
    { it: 'Totale', en: 'Total' }[locale],
    'points',
    (offer) => ifAdmitted(offer, live.plus(cell(technicalPoints, offer), cell(economicPoints, offer))),
    'result',
  );
  // What decides, the greatest first; −1 keeps excluded offers behind all others.
  const last = live.number(-1);
  const keys = [
    table.column({ it: 'Confronto: totale', en: 'Compared: total' }[locale], 'points', (offer) =>
      live.when(isIn(offer), guarded(cell(total, offer)), last),
    ),
    ...tiesBeforeDrawing(lot.award.ties).map((tie, at) => {
      const heading = `${{ it: 'Spareggio', en: 'Tie' }[locale]} ${at + 1}: ${tieLabel(tie, locale)}`;
      return table.column(heading, 'points', (offer) =>
        live.when(isIn(offer), guarded(tieKey(tie, offer)), last),
      );
    }),
  ];
  const rank = table.column(
    { it: 'Posizione', en: 'Rank' }[locale],
    'whole',
    (offer) => {
      const ahead = keys.map((key, at) =>
        ranges.overRows([
          ...keys
            .slice(0, at)
            .map((before) => ({ range: before, sign: '=' as const, than: cell(before, offer) })),
          { range: key, sign: '>' as const, than: cell(key, offer) },
        ]),
      );
      return ifAdmitted(offer, live.plus(one, live.total(ahead)));
    },
    'result',
  );
  const quota = quotaColumn(calculated, rules, table, rank, ifAdmitted);
  const flagged = anomalyColumns(calculated, rules, sheet, technical, economic, ifAdmitted);
  return { sheet, total, rank, quota, flagged };

  function tieKey(tie: Exclude<Tie, 'drawing-of-lots'>, offer: number): live.Live {
    switch (tie) {
      case 'higher-technical':
        return cell(technicalPoints, offer);
      case 'higher-economic':
        return cell(economicPoints, offer);
      case 'lower-price':
        return live.minus(rules.figure('basePrice'), cell(economic.price, offer));
      default:
        return cell(points.criteria.get(tie.higherOn) as Column, offer);
    }
  }
}

/** After a drawing of lots nothing is compared. */
function tiesBeforeDrawing(ties: readonly Tie[]): Exclude<Tie, 'drawing-of-lots'>[] {
  const drawing = ties.indexOf('drawing-of-lots');
  return ties
    .slice(0, drawing < 0 ? undefined : drawing)
    .flatMap((tie) => (tie === 'drawing-of-lots' ? [] : [tie]));
}

function tieLabel(tie: Exclude<Tie, 'drawing-of-lots'>, locale: CalculatedLot['locale']): string {
  switch (tie) {
    case 'higher-technical':
      return { it: 'punti tecnici', en: 'technical points' }[locale];
    case 'higher-economic':
      return { it: 'punti economici', en: 'economic points' }[locale];
    case 'lower-price':
      return { it: 'base d’asta − prezzo', en: 'base price − price' }[locale];
    default:
      return tie.higherOn;
  }
}

/** Shares of the contract by rank; none while only a drawing of lots can say who gets them. */
function quotaColumn(
  { lot, locale, evaluation }: CalculatedLot,
  rules: RuleCells,
  table: TableInWriting,
  rank: Column,
  ifAdmitted: (offer: number, content: live.Live) => live.Live,
): Column {
  const { winners } = lot.award;
  const places = winners.kind === 'one' ? 1 : winners.quotas.length;
  const heading = { it: 'Quota del contratto', en: 'Share of the contract' }[locale];
  const alike = table.column({ it: 'Con questa posizione', en: 'With this rank' }[locale], 'whole', (offer) =>
    ifAdmitted(offer, ranges.overRows([{ range: rank, sign: '=', than: rank.cells[offer] as live.Live }])),
  );
  // Ranks of excluded offers are texts, which are above any number.
  const drawn = live.compare(
    ranges.overRows([
      { range: rank, sign: '<=', than: live.number(places) },
      { range: alike, sign: '>', than: one },
    ]),
    '>',
    zero,
  );
  const winning = ranges.overRows([{ range: rank, sign: '<=', than: live.number(places) }]);
  return table.column(
    heading,
    'percent',
    (offer) => {
      const own = rank.cells[offer] as live.Live;
      const isWinning = live.all([
        live.compare(own, '<=', live.number(places)),
        live.compare(drawn, '=', live.truth(false)),
      ]);
      return ifAdmitted(offer, live.when(isWinning, shareOf(own), live.nothing));
    },
    'result',
  );

  function shareOf(own: live.Live): live.Live {
    if (winners.kind === 'one' || rules.quotas === null) return one;
    const quotas = rules.quotas;
    const share = ranges.cellAt(quotas, own);
    if (winners.whenFewer === 'not-awarded' || evaluation.offers.length === 0) return share;
    const given = live.total(
      quotas.cells.map((quota, at) =>
        live.when(live.compare(live.number(at + 1), '<=', winning), quota, zero),
      ),
    );
    if (winners.whenFewer === 'in-proportion')
      return live.when(live.compare(winning, '<', live.number(places)), live.over(share, given), share);
    const left = live.minus(ranges.sum(quotas), given);
    return live.when(
      live.all([live.compare(winning, '<', live.number(places)), live.compare(own, '=', one)]),
      live.plus(share, left),
      share,
    );
  }
}

import type { LotEvaluation } from '../../core/evaluation/evaluateLot.ts';
import type { Text } from '../../core/problem.ts';
import { type LotAward, lotAwards, type RankedLot } from '../../core/scoring/lotAwards.ts';
import type { Tender } from '../../core/tender/tender.ts';
import { lotLimitText } from '../rules/lotLimitText.ts';
import { inBoth, listText } from '../rules/phrases.ts';
import type { Table } from '../table.ts';
import { words } from './reportedLot.ts';

/** A lot as evaluated: enough to say who wins it. */
export type AwardedLot = Pick<LotEvaluation, 'lot' | 'offers' | 'scoring'>;

/**
 * Who wins each lot under the limit per supplier; null when the tender has one lot. Lots that were not evaluated yet, or in
 * which a drawing of lots must decide first, have no winner, and with a limit neither have those that come after them.
 */
export function lotAwardTable({ lots, lotLimit }: Tender, evaluated: readonly AwardedLot[]): Table | null {
  if (lotLimit === undefined || lots.length < 2) return null;
  const order = lotLimit.kind === 'most' ? lotLimit.order : lots.map(({ id }) => id);
  const ranked = new Map(evaluated.map((one) => [one.lot, rankedLot(one)]));
  const open = order.findIndex((id) => !ranked.get(id));
  const decided = lotLimit.kind === 'most' && open !== -1 ? order.slice(0, open) : order;
  const awards = lotAwards(
    decided.flatMap((id) => ranked.get(id) ?? []),
    lotLimit.kind === 'most' ? { ...lotLimit, order: decided } : lotLimit,
  );
  const suppliers = new Map(
    evaluated.flatMap(({ offers }) => offers.map(({ id, supplier }) => [id, supplier])),
  );
  const name = (offer: string): string => suppliers.get(offer) ?? offer;
  return {
    id: 'lot-awards',
    title: { it: 'Chi vince ogni lotto', en: 'Who wins each lot' },
    sheet: { it: 'Lotti', en: 'Lots' },
    notes: [lotLimitText(lotLimit)],
    columns: [
      words({ it: 'Lotto', en: 'Lot' }),
      words({ it: 'Oggetto', en: 'Subject' }),
      words({ it: 'Aggiudicatario', en: 'Winner' }),
      words({ it: 'Saltati per il limite', en: 'Passed over because of the limit' }),
    ],
    rows: lots.map(({ id, title }) => {
      const award = awards.find(({ lot }) => lot === id);
      return {
        strong: false,
        cells: [
          id,
          title,
          winnerText(
            award,
            evaluated.some(({ lot }) => lot === id),
            name,
          ),
          inBoth((locale) => listText((award?.passedOver ?? []).map(name), locale)),
        ],
      };
    }),
  };
}

function winnerText(
  award: LotAward | undefined,
  evaluated: boolean,
  name: (offer: string) => string,
): Text | string {
  if (award !== undefined) {
    return award.offer === null ? { it: 'non aggiudicato', en: 'not awarded' } : name(award.offer);
  }
  return evaluated
    ? {
        it: 'da decidere: prima un sorteggio o un altro lotto',
        en: 'open: a drawing or another lot comes first',
      }
    : { it: 'non ancora valutato', en: 'not evaluated yet' };
}

/** Undefined where only a drawing of lots can order the offers. */
function rankedLot({ lot, scoring }: AwardedLot): RankedLot | undefined {
  const ranks = scoring.ranking.map(({ rank }) => rank);
  if (new Set(ranks).size < ranks.length) return undefined;
  return { lot, ranked: scoring.ranking.map(({ offer }) => offer) };
}

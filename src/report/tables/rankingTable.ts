import type { Text } from '../../core/problem.ts';
import type { Tie } from '../../core/tender/awardRules.ts';
import type { Lot } from '../../core/tender/lot.ts';
import { priceItems } from '../../core/tender/price.ts';
import { offerNames, offerOrder } from '../offerNames.ts';
import type { Column, Table } from '../table.ts';
import { points, type ReportedLot, words } from './reportedLot.ts';

const tieTexts: Record<Exclude<Tie, object>, Text> = {
  'higher-technical': { it: 'punteggio tecnico più alto', en: 'higher technical points' },
  'higher-economic': { it: 'punteggio economico più alto', en: 'higher economic points' },
  'lower-price': { it: 'prezzo più basso', en: 'lower price' },
  'drawing-of-lots': { it: 'sorteggio', en: 'drawing of lots' },
};

/** What decides between equal totals, in words. */
export function tieText(tie: Tie): Text {
  if (typeof tie === 'string') return tieTexts[tie];
  return {
    it: `punteggio più alto sul criterio ${tie.higherOn}`,
    en: `higher points on criterion ${tie.higherOn}`,
  };
}

const technicalGroup: Text = { it: 'Offerta tecnica', en: 'Technical offer' };
const economicTotal: Text = { it: 'Totale economico', en: 'Economic total' };
const economicGroup: Text = { it: 'Offerta economica', en: 'Economic offer' };

const quotaColumn: Column = { label: { it: 'Quota', en: 'Quota' }, kind: 'percent', decimals: 2 };

/** Final ranking: technical points by criterion and economic points, strictly apart, then the total. */
export function rankingTable(lot: Lot, evaluation: ReportedLot): Table {
  const name = offerNames(evaluation);
  const { scoring } = evaluation;
  const { ranking, technical, economic } = scoring;
  const several = lot.award.winners.kind === 'several';
  const winners = lot.award.winners.kind === 'several' ? lot.award.winners.quotas.length : 1;
  const { decimals } = lot.award.rounding;
  const items = priceItems(lot);
  const technicalMaximum = lot.criteria.reduce((sum, { weight }) => sum + weight, 0);
  const numbers = (label: Text, maximum: number, group?: Text): Column => ({
    label,
    unit: { it: `max ${points(maximum).it}`, en: `max ${points(maximum).en}` },
    kind: 'number',
    decimals,
    ...(group && { group }),
  });
  const remarks = offerOrder(evaluation).map((offer): Text | string => {
    const row = ranking.find((one) => one.offer === offer);
    const score = technical.find((one) => one.offer === offer);
    return score?.excluded ?? tieNote(row?.tieBrokenBy ?? null);
  });
  const remarked = remarks.some((remark) => remark !== '');
  return {
    id: 'ranking',
    title: { it: 'Graduatoria', en: 'Ranking' },
    sheet: { it: 'Graduatoria', en: 'Ranking' },
    notes: notes(lot, evaluation),
    columns: [
      { label: { it: 'Posizione', en: 'Rank' }, kind: 'number', decimals: 0 },
      words({ it: 'Offerta', en: 'Offer' }),
      ...lot.criteria.map(({ code, weight }) => numbers({ it: code, en: code }, weight, technicalGroup)),
      numbers({ it: 'Totale tecnico', en: 'Technical total' }, technicalMaximum, technicalGroup),
      ...(items.length > 1
        ? items.map(({ code, weight }) => numbers({ it: code, en: code }, weight, economicGroup))
        : []),
      numbers(
        items.length > 1 ? economicTotal : { it: lot.price.code, en: lot.price.code },
        lot.price.weight,
        economicGroup,
      ),
      numbers({ it: 'Totale', en: 'Total' }, 100),
      ...(several ? [quotaColumn] : []),
      ...(remarked ? [words({ it: 'Note', en: 'Notes' })] : []),
    ],
    rows: offerOrder(evaluation).map((offer, at) => {
      const row = ranking.find((one) => one.offer === offer);
      const score = technical.find((one) => one.offer === offer);
      const price = economic.find((one) => one.offer === offer);
      return {
        strong: row !== undefined && row.rank <= winners,
        cells: [
          row?.rank ?? null,
          name(offer),
          ...lot.criteria
            .map(({ code }) => score?.criteria.find(({ criterion }) => criterion === code)?.points ?? null)
            .map((value) => (row === undefined ? null : value)),
          row?.technicalPoints ?? null,
          ...(items.length > 1
            ? items.map(({ code }) => price?.items.find(({ item }) => item === code)?.points ?? null)
            : []),
          price?.points ?? null,
          row?.total ?? null,
          ...(several ? [scoring.quotas.find((one) => one.offer === offer)?.share ?? null] : []),
          ...(remarked ? [remarks[at] ?? ''] : []),
        ],
      };
    }),
  };
}

function tieNote(rule: Tie | null): Text | string {
  if (rule === null) return '';
  const { it, en } = tieText(rule);
  return { it: `pari merito: ${it}`, en: `tie: ${en}` };
}

function notes(lot: Lot, { scoring }: ReportedLot): Text[] {
  const result: Text[] = lot.criteria.map(({ code, label }) => ({
    it: `${code}: ${label.it}.`,
    en: `${code}: ${label.en}.`,
  }));
  for (const { code, label } of priceItems(lot))
    result.push({ it: `${code}: ${label.it}.`, en: `${code}: ${label.en}.` });
  if (lot.award.rescaling.second !== 'none') {
    result.push({
      it: 'Il totale tecnico è riparametrato: perciò può superare la somma dei criteri.',
      en: 'The technical total is rescaled: so it can exceed the sum of the criteria.',
    });
  }
  if (scoring.ranking.some(({ tieBrokenBy }) => tieBrokenBy === 'drawing-of-lots')) {
    result.push({
      it: 'Le offerte con la stessa posizione sono separate dal sorteggio, che è un atto pubblico e non un calcolo.',
      en: 'Offers with the same rank are separated by drawing lots, which is a public act and not a computation.',
    });
  }
  return result;
}

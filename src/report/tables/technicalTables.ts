import type { Text } from '../../core/problem.ts';
import type { Lot } from '../../core/tender/lot.ts';
import { offerNames, offerOrder } from '../offerNames.ts';
import { plainNumber } from '../quantity.ts';
import { inBoth } from '../rules/phrases.ts';
import type { Column, Row, Table } from '../table.ts';
import { points, type ReportedLot, words } from './reportedLot.ts';

const COEFFICIENT_DECIMALS = 6;

/** How technical points came about, step by step: raw coefficient → raw points → coefficient → points. */
export function technicalTable(lot: Lot, evaluation: ReportedLot): Table {
  const name = offerNames(evaluation);
  const { decimals } = lot.award.rounding;
  const received: Text = { it: 'Tutte le offerte', en: 'All offers' };
  const admitted: Text = { it: 'Offerte ammesse', en: 'Admitted offers' };
  const numbers = (label: Text, group: Text, digits: number): Column => ({
    label,
    group,
    kind: 'number',
    decimals: digits,
  });
  const rows = offerOrder(evaluation).flatMap((offer): Row[] => {
    const score = evaluation.scoring.technical.find((one) => one.offer === offer);
    if (score === undefined) return [];
    const out = score.excluded !== null;
    return [
      ...lot.criteria.map(({ code, label, weight }): Row => {
        const step = score.criteria.find(({ criterion }) => criterion === code);
        return {
          strong: false,
          cells: [
            name(offer),
            { it: `${code} ${label.it}`, en: `${code} ${label.en}` },
            weight,
            step?.rawCoefficient ?? null,
            step?.rawPoints ?? null,
            out ? null : (step?.coefficient ?? null),
            out ? null : (step?.points ?? null),
          ],
        };
      }),
      {
        strong: true,
        cells: [
          name(offer),
          score.excluded === null
            ? { it: 'Totale tecnico', en: 'Technical total' }
            : { it: 'Totale tecnico (esclusa)', en: 'Technical total (excluded)' },
          lot.criteria.reduce((sum, { weight }) => sum + weight, 0),
          null,
          score.rawTotal,
          null,
          out ? null : score.total,
        ],
      },
    ];
  });
  return {
    id: 'technical-points',
    title: { it: 'Calcolo dei punti tecnici', en: 'Calculation of the technical points' },
    sheet: { it: 'Punti tecnici', en: 'Technical points' },
    notes: [
      {
        it: 'Sulle offerte ricevute: coefficiente V e punti V · peso, prima di ogni riparametrazione e arrotondamento.',
        en: 'On the offers received: coefficient V and points V · weight, before any rescaling and rounding.',
      },
      {
        it: 'Sulle offerte ammesse: V ricalcolato, riparametrato e arrotondato come da regole pubblicate. Nessun prezzo entra in questi numeri.',
        en: 'On the admitted offers: V computed again, rescaled and rounded as the published rules say. No price enters these numbers.',
      },
    ],
    columns: [
      words({ it: 'Offerta', en: 'Offer' }),
      words({ it: 'Criterio', en: 'Criterion' }),
      { label: { it: 'Peso', en: 'Weight' }, kind: 'number', decimals: weightDecimals(lot) },
      numbers({ it: 'V', en: 'V' }, received, COEFFICIENT_DECIMALS),
      numbers({ it: 'Punti', en: 'Points' }, received, Math.max(decimals, 2)),
      numbers({ it: 'V', en: 'V' }, admitted, COEFFICIENT_DECIMALS),
      numbers({ it: 'Punti', en: 'Points' }, admitted, decimals),
    ],
    rows,
  };
}

/** Coefficients of the commissioners, with their reasons; null when the lot has no discretionary criterion. */
export function judgementTable(lot: Lot, evaluation: ReportedLot): Table | null {
  const { commissioners, judgements } = evaluation.committee;
  if (judgements.length === 0) return null;
  const name = offerNames(evaluation);
  const inOrder = offerOrder(evaluation).flatMap((offer) => judgements.filter((one) => one.offer === offer));
  return {
    id: 'judgements',
    title: { it: 'Coefficienti dei commissari', en: 'Coefficients of the commissioners' },
    sheet: { it: 'Commissione', en: 'Committee' },
    notes: [
      {
        it: `Commissari: ${commissioners.map((one, at) => `${at + 1}. ${one}`).join('; ')}.`,
        en: `Commissioners: ${commissioners.map((one, at) => `${at + 1}. ${one}`).join('; ')}.`,
      },
    ],
    columns: [
      words({ it: 'Criterio', en: 'Criterion' }),
      words({ it: 'Offerta', en: 'Offer' }),
      ...commissioners.map(
        (_, at): Column => ({ label: { it: `${at + 1}`, en: `${at + 1}` }, kind: 'number', decimals: 2 }),
      ),
      { label: { it: 'Media', en: 'Mean' }, kind: 'number', decimals: 4 },
      words({ it: 'Motivazione', en: 'Reason' }),
    ],
    rows: lot.criteria.flatMap(({ code }) =>
      inOrder
        .filter(({ criterion }) => criterion === code)
        .map(
          ({ offer, coefficients, reason }): Row => ({
            strong: false,
            cells: [
              code,
              name(offer),
              ...coefficients,
              coefficients.reduce((sum, one) => sum + one, 0) / coefficients.length,
              reason,
            ],
          }),
        ),
    ),
  };
}

/** Answers to the tabular and quantitative criteria; null when the lot has none. */
export function declarationTable(lot: Lot, evaluation: ReportedLot): Table | null {
  const rows = lot.criteria.flatMap(({ code, rule }): Row[] => {
    if (rule.kind !== 'tabular' && rule.kind !== 'quantitative') return [];
    return offerOrder(evaluation).map((id) => {
      const offer = evaluation.offers.find((one) => one.id === id);
      if (rule.kind === 'quantitative') {
        const score = evaluation.scoring.technical.find((one) => one.offer === id);
        const step = score?.criteria.find(({ criterion }) => criterion === code);
        const figure = offer?.evidence.measures[code];
        return {
          strong: false,
          cells: [
            code,
            rule.question,
            offer?.supplier ?? id,
            figure === undefined ? null : inBoth((locale) => `${plainNumber(figure, locale)} ${rule.unit}`),
            step?.rawCoefficient ?? null,
          ],
        };
      }
      const level = rule.levels.find((one) => one.id === offer?.evidence.declarations[code]);
      return {
        strong: false,
        cells: [code, rule.question, offer?.supplier ?? id, level?.label ?? null, level?.coefficient ?? null],
      };
    });
  });
  if (rows.length === 0) return null;
  return {
    id: 'declarations',
    title: { it: 'Dichiarazioni', en: 'Declarations' },
    sheet: { it: 'Dichiarazioni', en: 'Declarations' },
    notes: [],
    columns: [
      words({ it: 'Criterio', en: 'Criterion' }),
      words({ it: 'Domanda', en: 'Question' }),
      words({ it: 'Offerta', en: 'Offer' }),
      words({ it: 'Risposta', en: 'Answer' }),
      { label: { it: 'Coefficiente', en: 'Coefficient' }, kind: 'number', decimals: 2 },
    ],
    rows,
  };
}

function weightDecimals({ criteria }: Lot): number {
  return Math.max(...criteria.map(({ weight }) => points(weight).en.split('.')[1]?.length ?? 0));
}

import type { Text } from '../../core/problem.ts';
import type { Lot } from '../../core/tender/lot.ts';
import type { Acceptability } from '../../core/valuation/acceptability.ts';
import { byNetBenefit, ordinal } from '../chart/rankChart.ts';
import { formatFor } from '../format.ts';
import { offerNames, offerOrder } from '../offerNames.ts';
import { parameterOf } from '../parameterLabel.ts';
import { unitLabel } from '../quantity.ts';
import { inBoth } from '../rules/phrases.ts';
import type { Cell, Column, Row, Table } from '../table.ts';
import { forContract, simulationNote } from './netBenefitTables.ts';
import { euros, offerColumn, type ReportedLot, type ValuedLot, words } from './reportedLot.ts';

/** How many values of λ a page shows; the workbook has all. */
const SELECTED = 10;

export function lambdaColumn({ willingnessToPay: { unit } }: Lot): Column {
  return {
    label: { it: 'λ', en: 'λ' },
    unit: { it: unitLabel(unit, 'it'), en: unitLabel(unit, 'en') },
    kind: 'number',
    decimals: 0,
  };
}

/** P(best) of every offer and EVPI at the tender's λ (strong) and at selected values of its range. */
export function acceptabilityTable(lot: Lot, evaluation: ValuedLot): Table {
  const { acceptability, atWillingnessToPay } = evaluation.valuation;
  const step = Math.max(1, Math.round((acceptability.length - 1) / SELECTED));
  const selected = acceptability.filter(
    ({ willingnessToPay }, at) =>
      (at % step === 0 || at === acceptability.length - 1) &&
      willingnessToPay !== atWillingnessToPay.willingnessToPay,
  );
  return curveTable(
    lot,
    evaluation,
    [...selected, atWillingnessToPay].toSorted((a, b) => a.willingnessToPay - b.willingnessToPay),
    {
      id: 'acceptability',
      title: { it: 'Probabilità di essere la migliore', en: 'Probability of being the best' },
      sheet: { it: 'Accettabilità', en: 'Acceptability' },
    },
  );
}

/** The same at every λ of the published range. */
export function acceptabilityCurveTable(lot: Lot, evaluation: ReportedLot): Table {
  return curveTable(lot, evaluation, evaluation.valuation.acceptability, {
    id: 'acceptabilityCurve',
    title: { it: 'Curve di accettabilità', en: 'Acceptability curves' },
    sheet: { it: 'Curve', en: 'Curves' },
  });
}

function curveTable(
  lot: Lot,
  evaluation: ValuedLot,
  curve: readonly Acceptability[],
  heading: Pick<Table, 'id' | 'title' | 'sheet'>,
): Table {
  const name = offerNames(evaluation);
  const offers = offerOrder(evaluation);
  return {
    ...heading,
    notes: [
      {
        it: 'Quota delle simulazioni in cui l’offerta ha il beneficio netto più alto. Frontiera: l’offerta con il beneficio netto atteso più alto. EVPI: valore atteso dell’informazione perfetta per paziente.',
        en: 'Share of the draws in which the offer has the highest net benefit. Frontier: the offer with the highest expected net benefit. EVPI: expected value of perfect information per patient.',
      },
      simulationNote(evaluation),
    ],
    columns: [
      lambdaColumn(lot),
      ...offers.map(
        (offer): Column => ({ label: { it: name(offer), en: name(offer) }, kind: 'percent', decimals: 1 }),
      ),
      words({ it: 'Frontiera', en: 'Frontier' }),
      euros({ it: 'EVPI', en: 'EVPI' }),
    ],
    rows: curve.map((point) => ({
      strong: point.willingnessToPay === lot.willingnessToPay.value,
      cells: [
        point.willingnessToPay,
        ...offers.map((offer): Cell => point.probabilityBest[offer] ?? null),
        name(point.frontier),
        point.expectedValueOfPerfectInformation,
      ],
    })),
  };
}

/** Probability of each rank by NMB; offers by expected NMB, as in the chart. */
export function rankTable(evaluation: ValuedLot): Table {
  const name = offerNames(evaluation);
  const rows = byNetBenefit(evaluation.valuation);
  const lambda = inBoth((locale) => formatFor(locale).number(evaluation.valuation.willingnessToPay));
  return {
    id: 'ranks',
    title: { it: 'Probabilità di ogni posizione', en: 'Probability of each rank' },
    sheet: { it: 'Posizioni', en: 'Ranks' },
    notes: [
      {
        it: `Posizione per beneficio monetario netto a λ = ${lambda.it}; i pari merito dividono le posizioni in parti uguali.`,
        en: `Rank by net monetary benefit at λ = ${lambda.en}; ties share their ranks equally.`,
      },
      simulationNote(evaluation),
    ],
    columns: [
      offerColumn,
      ...rows.map((_, at): Column => ({ label: ordinal(at + 1), kind: 'percent', decimals: 1 })),
    ],
    rows: rows.map(({ strategy, ranks }) => ({ strong: false, cells: [name(strategy), ...ranks] })),
  };
}

/** Expected value of perfect information per patient and for the contract, at the λ valued. */
export function informationValueTable(lot: Lot, evaluation: ValuedLot): Table {
  const { atWillingnessToPay, patients } = evaluation.valuation;
  const value = atWillingnessToPay.expectedValueOfPerfectInformation;
  return {
    id: 'informationValue',
    title: { it: 'Valore atteso dell’informazione perfetta', en: 'Expected value of perfect information' },
    sheet: { it: 'EVPI', en: 'EVPI' },
    notes: [
      {
        it: 'Quanto varrebbe al massimo conoscere con certezza ogni parametro prima di scegliere: limite superiore a ciò che conviene spendere per altre evidenze.',
        en: 'What knowing every parameter for certain before choosing would be worth at most: an upper limit to what is worth spending on more evidence.',
      },
      simulationNote(evaluation),
    ],
    columns: [
      lambdaColumn(lot),
      euros({ it: 'EVPI per paziente', en: 'EVPI per patient' }, 1),
      { label: { it: 'Pazienti', en: 'Patients' }, kind: 'number', decimals: 0 },
      euros({ it: 'EVPI per il contratto', en: 'EVPI for the contract' }),
    ],
    rows: [
      {
        strong: false,
        cells: [atWillingnessToPay.willingnessToPay, value, patients, forContract(value, patients)],
      },
    ],
  };
}

/** EVPPI of every uncertain parameter at the λ valued, the highest first; null when none is uncertain. */
export function parameterInformationTable(lot: Lot, evaluation: ValuedLot): Table | null {
  const { parameterInformation, patients, willingnessToPay } = evaluation.valuation;
  if (parameterInformation.length === 0) return null;
  const lambda = inBoth((locale) => formatFor(locale).number(willingnessToPay));
  const name = offerNames(evaluation);
  const shared: Text = { it: 'comune', en: 'shared' };
  return {
    id: 'parameterInformation',
    title: { it: 'Valore dell’informazione per parametro', en: 'Value of information by parameter' },
    sheet: { it: 'EVPPI', en: 'EVPPI' },
    notes: [
      {
        it: `EVPPI: quanto varrebbe al massimo conoscere con certezza quel parametro da solo prima di scegliere, a λ = ${lambda.it}. I valori non si sommano: insieme due parametri possono valere più o meno della loro somma. Le cifre note non compaiono.`,
        en: `EVPPI: what knowing that parameter alone for certain before choosing would be worth at most, at λ = ${lambda.en}. The values do not add up: two parameters together may be worth more or less than their sum. Known figures are left out.`,
      },
      {
        it: 'Regressione del beneficio netto sul parametro (spline cubica penalizzata sulle medie di 256 celle); errore standard da 32 lotti di simulazioni.',
        en: 'Regression of net benefit on the parameter (penalised cubic spline through the means of 256 cells); standard error from 32 batches of draws.',
      },
      simulationNote(evaluation),
    ],
    columns: [
      words({ it: 'Parametro', en: 'Parameter' }),
      offerColumn,
      euros({ it: 'EVPPI per paziente', en: 'EVPPI per patient' }, 1),
      euros({ it: 'EVPPI per il contratto', en: 'EVPPI for the contract' }),
    ],
    rows: parameterInformation.map(
      ({ parameter, strategy, value }): Row => ({
        strong: false,
        cells: [
          parameterOf(lot, parameter).label,
          strategy === null ? shared : name(strategy),
          value,
          forContract(value, patients),
        ],
      }),
    ),
  };
}

/** The bars of the tornado as figures; null with a single offer. */
export function tornadoTable(lot: Lot, evaluation: ReportedLot): Table | null {
  const { sensitivity } = evaluation.valuation;
  if (sensitivity === null) return null;
  const name = offerNames(evaluation);
  const [first, second] = [name(sensitivity.first), name(sensitivity.second)];
  const lead = (locale: 'it' | 'en'): string => formatFor(locale).euro(sensitivity.lead, 2);
  const shared: Text = { it: 'comune', en: 'shared' };
  return {
    id: 'tornado',
    title: { it: 'Sensibilità a una via', en: 'One-way sensitivity' },
    sheet: { it: 'Tornado', en: 'Tornado' },
    notes: [
      {
        it: `Vantaggio in beneficio netto di ${first} su ${second}, per paziente: ${lead('it')} con tutti i parametri alla media. Ogni riga muove un solo parametro tra i limiti del suo intervallo al 95%: cifre esatte, senza simulazione.`,
        en: `Lead in net benefit of ${first} over ${second}, per patient: ${lead('en')} with all parameters at their means. Each row moves one parameter between the limits of its 95% interval: exact figures, without simulation.`,
      },
    ],
    columns: [
      words({ it: 'Parametro', en: 'Parameter' }),
      offerColumn,
      { label: { it: 'Limite inferiore', en: 'Lower limit' }, kind: 'quantity', decimals: 0 },
      { label: { it: 'Limite superiore', en: 'Upper limit' }, kind: 'quantity', decimals: 0 },
      euros({ it: 'Vantaggio al limite inferiore', en: 'Lead at lower limit' }),
      euros({ it: 'Vantaggio al limite superiore', en: 'Lead at upper limit' }),
    ],
    rows: sensitivity.bars.map((bar): Row => {
      const { label, unit, share } = parameterOf(lot, bar.parameter);
      const quantity = (value: number): Cell => ({ quantity: value, unit, share });
      const owner: Cell = bar.strategy === null ? shared : name(bar.strategy);
      return {
        // A bar that crosses parity can change who is best.
        strong: Math.sign(bar.leadAtLow) !== Math.sign(bar.leadAtHigh),
        cells: [label, owner, quantity(bar.low), quantity(bar.high), bar.leadAtLow, bar.leadAtHigh],
      };
    }),
  };
}

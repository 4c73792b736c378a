import type { Exploration } from '../../core/evaluation/exploreLot.ts';
import type { Text } from '../../core/problem.ts';
import type { Lot } from '../../core/tender/lot.ts';
import { offerNames } from '../offerNames.ts';
import type { Cell, Column, Row, Table } from '../table.ts';
import { simulationNote } from './netBenefitTables.ts';
import { euros, offerColumn, type ReportedLot, type ValuedLot, words } from './reportedLot.ts';
import { informationValueTable } from './uncertaintyTables.ts';

const ownValues: Text = { it: 'Valori della gara', en: 'The tender’s values' };
const askedValues: Text = { it: 'Valori scelti', en: 'Chosen values' };

/** An evaluated lot with the answer to a changed λ or price in place of its valuation. */
export interface ExploredLot extends ValuedLot {
  readonly valuation: Exploration;
}

/** Price, expected NMB and P(best) of every offer, the answer's beside the result's; by the answer's expected NMB. */
export function explorationTable(evaluation: ReportedLot, explored: ExploredLot): Table {
  const name = offerNames(evaluation);
  const { expected, prices } = explored.valuation;
  const columns = (group: Text): Column[] => [
    { ...euros({ it: 'Prezzo', en: 'Price' }, 2), group },
    { ...euros({ it: 'NMB atteso per paziente', en: 'Expected NMB per patient' }), group },
    {
      label: { it: 'Probabilità di essere la migliore', en: 'Probability of being the best' },
      kind: 'percent',
      decimals: 1,
      group,
    },
  ];
  const figures = ({ valuation }: Pick<ValuedLot, 'valuation'>, offer: string): Cell[] => [
    valuation.expected.find(({ strategy }) => strategy === offer)?.netMonetaryBenefit ?? null,
    valuation.atWillingnessToPay.probabilityBest[offer] ?? null,
  ];
  const offered = new Map(evaluation.offers.map(({ id, price }) => [id, price.price]));
  return {
    id: 'exploration',
    title: { it: 'Che cosa cambia, offerta per offerta', en: 'What changes, offer by offer' },
    sheet: { it: 'Che cosa cambierebbe', en: 'What would change' },
    notes: bothNotes(evaluation, explored),
    columns: [offerColumn, ...columns(askedValues), ...columns(ownValues)],
    rows: expected
      .toSorted((a, b) => b.netMonetaryBenefit.value - a.netMonetaryBenefit.value)
      .map(({ strategy }, at) => ({
        strong: at === 0,
        cells: [
          name(strategy),
          prices[strategy] ?? null,
          ...figures(explored, strategy),
          offered.get(strategy) ?? null,
          ...figures(evaluation, strategy),
        ],
      })),
  };
}

/** EVPI per patient and for the contract, the answer's above the result's. */
export function explorationInformationTable(lot: Lot, evaluation: ReportedLot, explored: ExploredLot): Table {
  const own = informationValueTable(lot, evaluation);
  const asked = informationValueTable(lot, explored);
  const named = (label: Text, { rows }: Table): Row[] =>
    rows.map((row) => ({ ...row, cells: [label, ...row.cells] }));
  return {
    ...asked,
    notes: asked.notes.slice(0, 1),
    columns: [words({ it: 'Con', en: 'With' }), ...asked.columns],
    rows: [...named(askedValues, asked), ...named(ownValues, own)],
  };
}

/** How the numbers on either side were simulated; one note if in the same way. */
function bothNotes(evaluation: ReportedLot, explored: ExploredLot): Text[] {
  const [own, asked] = [simulationNote(evaluation), simulationNote(explored)];
  if (own.it === asked.it) return [asked];
  return [
    { it: `${askedValues.it}: ${asked.it}`, en: `${askedValues.en}: ${asked.en}` },
    { it: `${ownValues.it}: ${own.it}`, en: `${ownValues.en}: ${own.en}` },
  ];
}

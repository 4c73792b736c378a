import type { Text } from '../../core/problem.ts';
import type { PrecisionRow } from '../../core/valuation/drawsNeeded.ts';
import { offerNames, offerOrder } from '../offerNames.ts';
import type { Quantity } from '../quantity.ts';
import type { Cell, Column, Table } from '../table.ts';
import { simulationNote } from './netBenefitTables.ts';
import { euros, type ReportedLot, words } from './reportedLot.ts';

const drawsColumn = (label: Text): Column => ({ label, kind: 'number', decimals: 0 });

const quantityTexts = {
  probabilityBest: { it: 'Probabilità di essere la migliore', en: 'Probability of being the best' },
  netMonetaryBenefit: {
    it: 'Beneficio monetario netto per paziente',
    en: 'Net monetary benefit per patient',
  },
  informationValue: {
    it: 'Valore dell’informazione perfetta per paziente',
    en: 'Value of perfect information per patient',
  },
} satisfies Record<PrecisionRow['quantity'], Text>;

/** Standard errors beside those that the tender asks for, and the draws they take; null if it asks for none. */
export function precisionTable(evaluation: ReportedLot): Table | null {
  const { precision } = evaluation.valuation;
  if (precision === null) return null;
  const error = (quantity: PrecisionRow['quantity'], value: number): Quantity =>
    quantity === 'probabilityBest'
      ? { quantity: value, unit: '1', share: true }
      : { quantity: value, unit: 'EUR', share: false };
  return {
    id: 'precision',
    title: { it: 'Precisione della simulazione', en: 'Precision of the simulation' },
    sheet: { it: 'Precisione', en: 'Precision' },
    notes: [
      {
        it: 'A λ di gara; l’errore standard è il più grande tra le offerte. Le simulazioni necessarie crescono con il quadrato della precisione: metà errore ne chiede quattro volte tante. La stima vale per simulazioni semplici.',
        en: 'At the tender’s λ; the standard error is the largest over offers. The draws that are needed grow with the square of the precision: half the error takes four times as many. The estimate holds for plain draws.',
      },
      simulationNote(evaluation),
    ],
    columns: [
      words({ it: 'Grandezza', en: 'Figure' }),
      { label: { it: 'Errore standard', en: 'Standard error' }, kind: 'quantity', decimals: 0 },
      { label: { it: 'Richiesto', en: 'Wanted' }, kind: 'quantity', decimals: 0 },
      drawsColumn({ it: 'Simulazioni necessarie', en: 'Draws needed' }),
      drawsColumn({ it: 'Ancora da fare', en: 'Still missing' }),
    ],
    rows: precision.rows.map(({ quantity, standardError, wanted, draws, missing }) => ({
      strong: missing > 0,
      cells: [
        quantityTexts[quantity],
        error(quantity, standardError),
        error(quantity, wanted),
        draws,
        missing,
      ],
    })),
  };
}

/** Probability of being the best as draws are added; null for results from before it was kept. */
export function convergenceTable(evaluation: ReportedLot): Table | null {
  return courseTable(
    evaluation,
    {
      id: 'convergence',
      title: { it: 'Convergenza della simulazione', en: 'Convergence of the simulation' },
      sheet: { it: 'Convergenza', en: 'Convergence' },
      notes: [
        {
          it: 'Probabilità di essere la migliore a λ di gara, dalle sole prime simulazioni, quante dice la riga.',
          en: 'Probability of being the best at the tender’s λ, from the first draws only, as many as the row says.',
        },
        simulationNote(evaluation),
      ],
    },
    (label) => ({ label, kind: 'percent', decimals: 1 }),
    'probabilityBest',
  );
}

/** Net monetary benefit as draws are added: for the workbook. */
export function netBenefitConvergenceTable(evaluation: ReportedLot): Table | null {
  return courseTable(
    evaluation,
    {
      id: 'netBenefitConvergence',
      title: { it: 'Convergenza del beneficio netto', en: 'Convergence of net benefit' },
      sheet: { it: 'Convergenza NMB', en: 'NMB convergence' },
      notes: [
        {
          it: 'Beneficio monetario netto per paziente a λ di gara, dalle sole prime simulazioni, quante dice la riga.',
          en: 'Net monetary benefit per patient at the tender’s λ, from the first draws only, as many as the row says.',
        },
        simulationNote(evaluation),
      ],
    },
    (label) => euros(label),
    'netMonetaryBenefit',
  );
}

function courseTable(
  evaluation: ReportedLot,
  heading: Pick<Table, 'id' | 'title' | 'sheet' | 'notes'>,
  columnOf: (label: Text) => Column,
  figure: 'probabilityBest' | 'netMonetaryBenefit',
): Table | null {
  const { convergence } = evaluation.valuation;
  if (convergence.length === 0) return null;
  const name = offerNames(evaluation);
  const offers = offerOrder(evaluation);
  return {
    ...heading,
    columns: [
      drawsColumn({ it: 'Simulazioni', en: 'Draws' }),
      ...offers.map((offer) => columnOf({ it: name(offer), en: name(offer) })),
    ],
    rows: convergence.map(({ draws, strategies }, at) => ({
      strong: at === convergence.length - 1,
      cells: [
        draws,
        ...offers.map(
          (offer): Cell => strategies.find(({ strategy }) => strategy === offer)?.[figure] ?? null,
        ),
      ],
    })),
  };
}

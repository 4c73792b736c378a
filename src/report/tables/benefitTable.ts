import type { Lot } from '../../core/tender/lot.ts';
import type { Benefit } from '../../core/valuation/benefit.ts';
import { formatFor } from '../format.ts';
import { offerNames, offerOrder } from '../offerNames.ts';
import { unitLabel } from '../quantity.ts';
import type { Cell, Column, Row, Table } from '../table.ts';
import { euros, offerColumn, type ReportedLot } from './reportedLot.ts';

/** Effect, cost of care, B and ΔB of every offer at the mean of all parameters; no price in it. */
export function benefitTable(lot: Lot, evaluation: ReportedLot): Table {
  const name = offerNames(evaluation);
  const { offers, minimumAcceptable, ideal } = evaluation.benefits;
  const scale = (locale: 'it' | 'en'): string =>
    formatFor(locale).euro(evaluation.scoring.benefitScaleEuros ?? 0, 2);
  const profile = (label: Cell, benefit: Benefit): Row => ({
    strong: false,
    cells: [
      label,
      benefit.effect,
      benefit.careCost,
      benefit.benefit,
      benefit.benefit - minimumAcceptable.benefit,
    ],
  });
  return {
    id: 'benefits',
    title: { it: 'Beneficio in euro, senza il prezzo', en: 'Benefit in euros, without the price' },
    sheet: { it: 'Beneficio', en: 'Benefit' },
    notes: [
      {
        it: `Per paziente, con ogni parametro al suo valore medio: è una cifra esatta, senza simulazione. B = λ · E − K; ΔB = B − B_MAB. Il punteggio massimo corrisponde a ΔB = ${scale('it')}.`,
        en: `Per patient, each parameter at its mean: an exact figure, without simulation. B = λ · E − K; ΔB = B − B_MAB. The maximum points correspond to ΔB = ${scale('en')}.`,
      },
    ],
    columns: [
      offerColumn,
      effectColumn(lot, { it: 'Effetto E', en: 'Effect E' }),
      euros({ it: 'Costo delle cure K', en: 'Cost of care K' }, 2),
      euros({ it: 'Beneficio B', en: 'Benefit B' }, 2),
      euros({ it: 'ΔB', en: 'ΔB' }, 2),
    ],
    rows: [
      ...offerOrder(evaluation).flatMap((id) => {
        const benefit = offers.find(({ offer }) => offer === id);
        return benefit === undefined ? [] : [profile(name(id), benefit)];
      }),
      profile({ it: 'Profilo minimo accettabile', en: 'Minimum acceptable profile' }, minimumAcceptable),
      profile({ it: 'Profilo ideale', en: 'Ideal profile' }, ideal),
    ],
  };
}

/** Effects have their own unit, and small differences matter. */
export function effectColumn(lot: Lot, label: Column['label'], decimals = 5): Column {
  const { unit } = lot.model.effect;
  return {
    label,
    ...(unit === '1' ? {} : { unit: { it: unitLabel(unit, 'it'), en: unitLabel(unit, 'en') } }),
    kind: 'number',
    decimals,
  };
}

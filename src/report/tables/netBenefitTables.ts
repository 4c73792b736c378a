import type { Estimate } from '../../core/numbers/estimate.ts';
import type { Text } from '../../core/problem.ts';
import type { Lot } from '../../core/tender/lot.ts';
import { formatFor } from '../format.ts';
import { offerNames } from '../offerNames.ts';
import { unitLabel } from '../quantity.ts';
import { modeNames } from '../simulationMode.ts';
import type { Table } from '../table.ts';
import { effectColumn } from './benefitTable.ts';
import { euros, offerColumn, type ReportedLot, type ValuedLot, words } from './reportedLot.ts';

/** A figure per patient for the whole contract. */
export function forContract({ value, standardError }: Estimate, patients: number): Estimate {
  return { value: value * patients, standardError: standardError * patients };
}

/** The note under every table of simulated numbers. @param draws that the numbers rest on: all, if not given */
export function simulationNote(
  { valuation }: Pick<ValuedLot, 'valuation'>,
  draws: number = valuation.draws,
): Text {
  const { mode, seed } = valuation;
  return {
    it: `Da ${formatFor('it').number(draws)} simulazioni, metodo ${modeNames[mode].it}, seme ${seed}; ± errore standard di Monte Carlo. Informazione: non decide l’aggiudicazione.`,
    en: `From ${formatFor('en').number(draws)} draws, ${modeNames[mode].en}, seed ${seed}; ± Monte Carlo standard error. Information: it does not decide the award.`,
  };
}

/** NMB per patient and for the contract: exact at the means, and simulated with its standard error. */
export function netBenefitTable(evaluation: ReportedLot): Table {
  const name = offerNames(evaluation);
  const { expected, patients } = evaluation.valuation;
  const byNetBenefit = expected.toSorted((a, b) => b.netMonetaryBenefit.value - a.netMonetaryBenefit.value);
  const figures = new Map(evaluation.benefits.offers.map((one) => [one.offer, one]));
  const simulated: Text = { it: 'Simulato', en: 'Simulated' };
  const atMeans: Text = { it: 'Ai valori medi', en: 'At the means' };
  return {
    id: 'netBenefit',
    title: { it: 'Beneficio monetario netto', en: 'Net monetary benefit' },
    sheet: { it: 'Beneficio netto', en: 'Net benefit' },
    notes: [
      {
        it: `NMB = λ · E − K − prezzo. Per il contratto: ${formatFor('it').number(patients)} pazienti. Punteggio 0–100: tra la peggiore e la migliore offerta, solo come informazione.`,
        en: `NMB = λ · E − K − price. For the contract: ${formatFor('en').number(patients)} patients. Score 0–100: between the worst and the best offer, as information only.`,
      },
      simulationNote(evaluation),
    ],
    columns: [
      offerColumn,
      { ...euros({ it: 'NMB per paziente', en: 'NMB per patient' }, 2), group: atMeans },
      { label: { it: 'Punteggio 0–100', en: 'Score 0–100' }, kind: 'number', decimals: 1, group: atMeans },
      { ...euros({ it: 'NMB per paziente', en: 'NMB per patient' }), group: simulated },
      { ...euros({ it: '2,5%', en: '2.5%' }), group: simulated },
      { ...euros({ it: '97,5%', en: '97.5%' }), group: simulated },
      { ...euros({ it: 'NMB per il contratto', en: 'NMB for the contract' }), group: simulated },
    ],
    rows: byNetBenefit.map((one, at) => {
      const exact = figures.get(one.strategy);
      return {
        strong: at === 0,
        cells: [
          name(one.strategy),
          exact?.netMonetaryBenefit ?? null,
          exact?.minMaxScore ?? null,
          one.netMonetaryBenefit,
          { value: one.interval95[0], standardError: one.interval95StandardError[0] },
          { value: one.interval95[1], standardError: one.interval95StandardError[1] },
          forContract(one.netMonetaryBenefit, patients),
        ],
      };
    }),
  };
}

export const statusTexts = {
  frontier: { it: 'in frontiera', en: 'on the frontier' },
  dominated: { it: 'dominata', en: 'dominated' },
  'extendedly-dominated': { it: 'dominata per estensione', en: 'extendedly dominated' },
} satisfies Record<string, Text>;

/** Incremental table by rising expected cost, with dominance and ICER. */
export function incrementalTable(lot: Lot, evaluation: ReportedLot): Table {
  const name = offerNames(evaluation);
  const { incremental, expected } = evaluation.valuation;
  const { unit } = lot.willingnessToPay;
  return {
    id: 'incremental',
    title: { it: 'Analisi incrementale', en: 'Incremental analysis' },
    sheet: { it: 'Incrementale', en: 'Incremental' },
    notes: [
      {
        it: 'Per costo atteso crescente. Differenze rispetto all’offerta precedente in frontiera, sulle stesse simulazioni. Dominata: un’altra costa meno e rende di più; per estensione: lo fa una combinazione di due altre. ICER = ΔC/ΔE, errore standard con il metodo delta.',
        en: 'By rising expected cost. Differences against the previous offer on the frontier, on the same draws. Dominated: another one costs less and does more; extendedly: a mixture of two others does. ICER = ΔC/ΔE, standard error by the delta method.',
      },
      simulationNote(evaluation),
    ],
    columns: [
      offerColumn,
      euros({ it: 'Costo', en: 'Cost' }),
      effectColumn(lot, { it: 'Effetto', en: 'Effect' }, 4),
      words({ it: 'Rispetto a', en: 'Against' }),
      euros({ it: 'ΔC', en: 'ΔC' }),
      effectColumn(lot, { it: 'ΔE', en: 'ΔE' }, 4),
      {
        label: { it: 'ICER', en: 'ICER' },
        unit: { it: unitLabel(unit, 'it'), en: unitLabel(unit, 'en') },
        kind: 'number',
        decimals: 0,
      },
      words({ it: 'Stato', en: 'Status' }),
    ],
    rows: incremental.map((row) => {
      const own = expected.find(({ strategy }) => strategy === row.strategy);
      return {
        strong: row.status === 'frontier',
        cells: [
          name(row.strategy),
          own?.cost ?? null,
          own?.effect ?? null,
          row.against === null ? null : name(row.against),
          row.incrementalCost,
          row.incrementalEffect,
          row.icer,
          statusTexts[row.status],
        ],
      };
    }),
  };
}

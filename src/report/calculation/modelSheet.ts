import { parseExpression } from '../../core/numbers/expression.ts';
import type { Indicator } from '../../core/tender/indicator.ts';
import { type CalculatedLot, sheetOf, suppliersOf } from './calculatedLot.ts';
import type { DataCells } from './evidenceSheet.ts';
import { expressionFormula } from './expressionFormula.ts';
import * as live from './live.ts';
import { markovSheet } from './markovSheet.ts';
import type { RuleCells } from './rulesSheet.ts';
import { type Column, given, type SheetInWriting, stated } from './sheet.ts';

/** Benefits as cells, EUR per patient. */
export interface BenefitCells {
  /** By offer. */
  readonly offers: readonly live.Live[];
  readonly minimum: live.Live;
  readonly ideal: live.Live;
}

/** The value of every input in every offer and profile, effect, cost of care and benefit; traces on sheets of their own. */
export function modelSheet(
  calculated: CalculatedLot,
  rules: RuleCells,
  means: DataCells,
): { sheets: SheetInWriting[]; benefits: BenefitCells } {
  const { lot, locale } = calculated;
  const sheet = sheetOf(
    calculated,
    { it: 'Modello', en: 'Model' },
    { it: 'Effetto, costo delle cure e beneficio', en: 'Effect, cost of care and benefit' },
    lot.model.kind === 'event-tree'
      ? [
          {
            it: `Effetto (${lot.model.effect.unit}) = ${lot.model.effect.formula}`,
            en: `Effect (${lot.model.effect.unit}) = ${lot.model.effect.formula}`,
          },
          {
            it: `Costo delle cure (EUR) = ${lot.model.careCost.formula}`,
            en: `Cost of care (EUR) = ${lot.model.careCost.formula}`,
          },
        ]
      : [
          {
            it: 'Effetto e costo delle cure vengono dal modello di Markov, un foglio per offerta e profilo.',
            en: 'Effect and cost of care come from the Markov model, one sheet for each offer and profile.',
          },
        ],
  );
  const suppliers = suppliersOf(calculated);
  const profiles = [
    {
      label: { it: 'Profilo minimo accettabile', en: 'Minimum acceptable profile' },
      of: 'minimumAcceptable',
    },
    { label: { it: 'Profilo ideale', en: 'Ideal profile' }, of: 'ideal' },
  ] as const;
  const names = [...suppliers, ...profiles.map(({ label }) => label[locale])];
  const inputs = [...lot.parameters, ...lot.indicators];
  const table = sheet.table(
    { it: 'Valore nelle formule', en: 'Value in formulas' }[locale],
    inputs.map(({ label }) => label[locale]),
  );
  table.column({ it: 'Nome', en: 'Name' }[locale], 'text', (at) => stated(inputs[at]?.id ?? ''));
  const valueAt = (name: number, row: number): live.Live | { given: number } => {
    const parameter = lot.parameters[row];
    if (parameter !== undefined) return means.parameter(parameter.id);
    const indicator = lot.indicators[row - lot.parameters.length] as Indicator;
    const profile = profiles[name - suppliers.length];
    return profile === undefined
      ? offeredValue(calculated, means, indicator, name)
      : (given(indicator[profile.of]) as { given: number });
  };
  const columns = names.map((name, at) => table.column(name, 'coefficient', (row) => valueAt(at, row)));

  sheet.section({ it: 'Beneficio per paziente', en: 'Benefit per patient' }[locale]);
  const outcome = sheet.table({ it: 'Risultato', en: 'Result' }[locale], [
    { it: 'Effetto', en: 'Effect' }[locale],
    { it: 'Costo delle cure (€)', en: 'Cost of care (€)' }[locale],
  ]);
  outcome.column('', 'text', () => null);
  const traces: SheetInWriting[] = [];
  const outcomes = columns.map((column, at) => {
    const cellOf = (name: string): live.Live =>
      column.cells[inputs.findIndex(({ id }) => id === name)] as live.Live;
    let formulas: readonly live.Live[];
    if (lot.model.kind === 'event-tree') {
      formulas = [lot.model.effect.formula, lot.model.careCost.formula].map((formula) =>
        expressionFormula(parseExpression(formula), cellOf),
      );
    } else {
      const trace = markovSheet(calculated, lot.model, names[at] as string, at, cellOf);
      traces.push(trace.sheet);
      formulas = [trace.effect, trace.careCost];
    }
    return outcome.column(names[at] as string, 'coefficient', (row) => formulas[row] as live.Live);
  });
  const benefit = sheet.table('B = λ·E − K', ['B (€)', 'ΔB (€)']);
  benefit.column('', 'text', () => null);
  const benefitOf = (one: Column): live.Live =>
    live.minus(live.times(rules.figure('lambda'), one.cells[0] as live.Live), one.cells[1] as live.Live);
  // The minimum profile is the last but one: its cell is known only when its column is written.
  const minimum = benefitOf(outcomes[suppliers.length] as Column);
  const cells = outcomes.map((one, at) =>
    benefit.column(
      names[at] as string,
      'euro',
      (row) => (row === 0 ? benefitOf(one) : live.minus(benefitOf(one), minimum)),
      'result',
    ),
  );
  const cellOf = (at: number): live.Live => cells[at]?.cells[0] as live.Live;
  return {
    sheets: [sheet, ...traces],
    benefits: {
      offers: suppliers.map((_, at) => cellOf(at)),
      minimum: cellOf(suppliers.length),
      ideal: cellOf(suppliers.length + 1),
    },
  };
}

/** The mean as formulas take it: a ratio applied to its baseline, a category as its share of the group. */
function offeredValue(
  { lot, evaluation }: CalculatedLot,
  means: DataCells,
  { id, evidence }: Indicator,
  offer: number,
): live.Live {
  const own = means.indicator(id, offer);
  if (evidence.form === 'category') {
    const group = lot.indicators.filter(
      (one) => one.evidence.form === 'category' && one.evidence.group === evidence.group,
    );
    return live.over(own, live.total(group.map((one) => means.indicator(one.id, offer))));
  }
  if (evidence.form !== 'ratio-to-baseline') return own;
  const offered = evaluation.offers[offer]?.evidence.evidence.find((one) => one.indicator === id);
  if (offered?.distribution.family === 'fixed') return own;
  const baseline = means.parameter(evidence.baseline);
  const one = live.number(1);
  const without = live.minus(one, baseline);
  switch (evidence.measure) {
    case 'risk-ratio':
      return live.smallest(one, live.times(baseline, own));
    case 'hazard-ratio':
      return live.minus(one, live.raised(without, own));
    case 'odds-ratio':
      return live.over(live.times(baseline, own), live.plus(without, live.times(baseline, own)));
  }
}

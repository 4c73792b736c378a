import { parseExpression } from '../../core/numbers/expression.ts';
import type { Text } from '../../core/problem.ts';
import type { Indicator } from '../../core/tender/indicator.ts';
import type { Lot } from '../../core/tender/lot.ts';
import type { Benefit } from '../../core/valuation/benefit.ts';
import { type CalculatedLot, sheetOf, suppliersOf } from './calculatedLot.ts';
import { type Content, given, stated } from './cells.ts';
import type { DataCells } from './evidenceSheet.ts';
import { expressionFormula } from './expressionFormula.ts';
import * as live from './live.ts';
import { cohortCells } from './markovFigures.ts';
import { markovSheet } from './markovSheet.ts';
import type { RuleCells } from './rulesSheet.ts';
import type { SheetInWriting } from './sheet.ts';
import type { Column } from './table.ts';

/** With more, spreadsheet programs take minutes, and the file more memory than a document may. */
const MOST_COHORT_CELLS = 150_000;

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
  const { lot, evaluation, locale } = calculated;
  const isUnrolled =
    lot.model.kind === 'markov' &&
    cohortCells(lot.model) * (evaluation.offers.length + 2) <= MOST_COHORT_CELLS;
  const sheet = sheetOf(
    calculated,
    { it: 'Modello', en: 'Model' },
    { it: 'Effetto, costo delle cure e beneficio', en: 'Effect, cost of care and benefit' },
    notesOn(lot, isUnrolled),
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
  const valueAt = (name: number, row: number): Content => {
    const parameter = lot.parameters[row];
    if (parameter !== undefined) return means.parameter(parameter.id);
    const indicator = lot.indicators[row - lot.parameters.length] as Indicator;
    const profile = profiles[name - suppliers.length];
    return profile === undefined
      ? offeredValue(calculated, means, indicator, name)
      : given(indicator[profile.of]);
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
    const { effect, careCost, trace } = outcomeOf(names[at] as string, at, cellOf);
    if (trace !== undefined) traces.push(trace);
    return outcome.column(names[at] as string, 'coefficient', (row) => (row === 0 ? effect : careCost));
  });
  const row = (label: string, contentAt: (at: number) => live.Live): live.Live[] => {
    const table = sheet.table(label, ['€']);
    table.column('', 'text', () => null);
    return names.map(
      (name, at) => table.column(name, 'euro', () => contentAt(at), 'result').cells[0] as live.Live,
    );
  };
  const benefits = row('B = λ·E − K', (at) => {
    const [effect, careCost] = (outcomes[at] as Column).cells as [live.Live, live.Live];
    return live.minus(live.times(rules.figure('lambda'), effect), careCost);
  });
  const [minimum, ideal] = benefits.slice(suppliers.length) as [live.Live, live.Live];
  row('ΔB = B − MAB', (at) => live.minus(benefits[at] as live.Live, minimum));
  return {
    sheets: [sheet, ...traces],
    benefits: { offers: benefits.slice(0, suppliers.length), minimum, ideal },
  };

  function outcomeOf(
    name: string,
    at: number,
    cellOf: (name: string) => live.Live,
  ): { effect: Content; careCost: Content; trace?: SheetInWriting } {
    const { model } = lot;
    if (model.kind === 'event-tree') {
      const formula = (text: string): live.Live => expressionFormula(parseExpression(text), cellOf);
      return { effect: formula(model.effect.formula), careCost: formula(model.careCost.formula) };
    }
    if (isUnrolled) {
      const { sheet: trace, ...sums } = markovSheet(calculated, model, name, at, cellOf);
      return { ...sums, trace };
    }
    const { offers, minimumAcceptable, ideal: best } = evaluation.benefits;
    const computed = [...offers, minimumAcceptable, best][at] as Benefit;
    return { effect: given(computed.effect), careCost: given(computed.careCost) };
  }
}

/** Lines that introduce the model. */
function notesOn({ model }: Lot, isUnrolled: boolean): Text[] {
  if (model.kind === 'event-tree')
    return [
      {
        it: `Effetto (${model.effect.unit}) = ${model.effect.formula}`,
        en: `Effect (${model.effect.unit}) = ${model.effect.formula}`,
      },
      {
        it: `Costo delle cure (EUR) = ${model.careCost.formula}`,
        en: `Cost of care (EUR) = ${model.careCost.formula}`,
      },
    ];
  if (isUnrolled)
    return [
      {
        it: 'Effetto e costo delle cure vengono dal modello di Markov, un foglio per offerta e profilo.',
        en: 'Effect and cost of care come from the Markov model, one sheet for each offer and profile.',
      },
    ];
  return [
    {
      it: 'Il modello di Markov ha troppi cicli per un foglio di calcolo: effetto e costo delle cure sono quelli calcolati dal programma, non formule.',
      en: 'The Markov model has too many cycles for a spreadsheet: effect and cost of care are those computed by the program, not formulas.',
    },
  ];
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

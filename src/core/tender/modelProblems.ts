import { parseUnit, sameUnit, type Unit, unitText } from '../numbers/unit.ts';
import { type Problem, warningAt } from '../problem.ts';
import type { EventTree } from './eventTree.ts';
import {
  type CheckedFormula,
  checkFormula,
  type FormulaScope,
  unitProblem,
  unknownUnit,
} from './formulaProblems.ts';
import type { Lot } from './lot.ts';
import { markovProblems } from './markovProblems.ts';
import type { Locate, Path } from './parseTender.ts';

/** Formulas, names and units of a lot's model: what it uses must be declared, and its units must fit. */
export function modelProblems(lot: Lot, locate: Locate): Problem[] {
  const { scope, problems } = declaredScope(lot, locate);
  const formulas =
    lot.model.kind === 'markov'
      ? markovProblems(lot, lot.model, scope, locate)
      : eventTreeProblems(lot.model, scope, locate);
  return [
    ...problems,
    ...formulas.flatMap((one) => one.problems),
    ...willingnessProblems(lot, locate),
    ...unusedIndicators(lot, formulas, locate),
  ];
}

/** Declared names with their units, and the units that are none. */
function declaredScope(lot: Lot, locate: Locate): { scope: FormulaScope; problems: Problem[] } {
  const problems: Problem[] = [];
  const units = new Map<string, Unit>();
  const declareUnit = (id: string, text: string, path: Path): void => {
    const unit = parseUnit(text);
    if (unit === undefined) problems.push(unknownUnit(text, locate(path)));
    else units.set(id, unit);
  };
  for (const [at, { id, unit }] of lot.indicators.entries())
    declareUnit(id, unit, ['indicators', at, 'unit']);
  for (const [at, { id, unit }] of lot.parameters.entries())
    declareUnit(id, unit, ['parameters', at, 'unit']);
  const declared = [...lot.indicators, ...lot.parameters].map(({ id }) => id);
  return { scope: { declared, units }, problems };
}

function eventTreeProblems(model: EventTree, scope: FormulaScope, locate: Locate): CheckedFormula[] {
  const outputs = (['effect', 'careCost'] as const).map((name): CheckedFormula => {
    const { formula, unit } = model[name];
    const checked = checkFormula(formula, unit, locate(['model', name, 'formula']), scope);
    if (parseUnit(unit) !== undefined) return checked;
    const wrongUnit = unknownUnit(unit, locate(['model', name, 'unit']));
    return { ...checked, problems: [wrongUnit, ...checked.problems] };
  });
  const { unit } = model.careCost;
  const costUnit = parseUnit(unit);
  if (costUnit === undefined || unitText(costUnit) === 'EUR') return outputs;
  const notEuros = unitProblem(locate(['model', 'careCost', 'unit']), {
    it: `Il costo delle cure è in ${unit}, non in EUR.`,
    en: `The cost of care is in ${unit}, not in EUR.`,
  });
  return [...outputs, { problems: [notEuros], symbols: [] }];
}

/** λ must be euros per unit of the model's effect. */
function willingnessProblems({ model, willingnessToPay }: Lot, locate: Locate): Problem[] {
  const place = locate(['willingnessToPay', 'unit']);
  const lambdaUnit = parseUnit(willingnessToPay.unit);
  if (lambdaUnit === undefined) return [unknownUnit(willingnessToPay.unit, place)];
  const wanted = parseUnit(`EUR/${model.effect.unit}`);
  if (wanted === undefined || sameUnit(lambdaUnit, wanted)) return [];
  return [
    unitProblem(place, {
      it: `λ è in ${willingnessToPay.unit}, ma l’effetto è in ${model.effect.unit}: serve EUR/${model.effect.unit}.`,
      en: `λ is in ${willingnessToPay.unit}, but the effect is in ${model.effect.unit}: EUR/${model.effect.unit} is needed.`,
    }),
  ];
}

function unusedIndicators(lot: Lot, formulas: readonly CheckedFormula[], locate: Locate): Problem[] {
  // A formula that cannot be read may use any of them.
  if (formulas.some(({ symbols }) => symbols === undefined)) return [];
  const used = new Set(formulas.flatMap(({ symbols = [] }) => symbols));
  return lot.indicators.flatMap(({ id }, at) =>
    used.has(id)
      ? []
      : [
          warningAt(
            locate(['indicators', at, 'id']),
            'indicator-unused',
            {
              it: `L’indicatore «${id}» non entra in alcuna formula.`,
              en: `The indicator “${id}” enters no formula.`,
            },
            { it: 'Usarlo nel modello o toglierlo.', en: 'Use it in the model or remove it.' },
          ),
        ],
  );
}

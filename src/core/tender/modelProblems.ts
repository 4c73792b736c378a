import { parseUnit, sameUnit, type Unit, unitText } from '../numbers/unit.ts';
import { errorAt, type Problem, warningAt } from '../problem.ts';
import { lotUnder } from './alternative.ts';
import type { EventTree } from './eventTree.ts';
import {
  type CheckedFormula,
  checkFormula,
  type FormulaScope,
  unitProblem,
  unknownUnit,
} from './formulaProblems.ts';
import type { Lot } from './lot.ts';
import { clockNames, REST } from './markovModel.ts';
import { markovProblems } from './markovProblems.ts';
import type { Locate, Path } from './parseTender.ts';

/** One model of a lot: the lot as it is under it, and where its own parts stand in the file. */
interface PlacedModel {
  readonly lot: Lot;
  readonly locate: Locate;
}

/** The lot's own model, then each alternative, whose `model` stands further down in the file. */
export function modelsOf(lot: Lot, locate: Locate): PlacedModel[] {
  const alternatives = lot.alternatives?.models ?? [];
  return [
    { lot, locate },
    ...alternatives.map((alternative, at) => ({
      lot: lotUnder(lot, alternative),
      locate: (path: Path) => locate(path[0] === 'model' ? ['alternatives', 'models', at, ...path] : path),
    })),
  ];
}

/** Formulas, names and units of a lot's models: what they use must be declared, and their units must fit. */
export function modelProblems(lot: Lot, locate: Locate): Problem[] {
  const { scope, problems } = declaredScope(lot, locate);
  const models = modelsOf(lot, locate);
  const formulas = models.flatMap((one) =>
    one.lot.model.kind === 'markov'
      ? markovProblems(one.lot, one.lot.model, scope, one.locate)
      : eventTreeProblems(one.lot.model, scope, one.locate),
  );
  return [
    ...problems,
    ...(models.some((one) => one.lot.model.kind === 'markov') ? reservedNames(lot, locate) : []),
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

/** Names that formulas of Markov models keep for themselves. */
function reservedNames(lot: Lot, locate: Locate): Problem[] {
  const reserved = [REST, ...Object.keys(clockNames)];
  return (['indicators', 'parameters'] as const).flatMap((list) =>
    lot[list].flatMap(({ id }, at) =>
      reserved.includes(id)
        ? [
            errorAt(
              locate([list, at, 'id']),
              'reserved-name',
              {
                it: `«${id}» è un nome riservato dei modelli di Markov.`,
                en: `“${id}” is a reserved name of Markov models.`,
              },
              { it: 'Scegliere un altro nome.', en: 'Choose another name.' },
            ),
          ]
        : [],
    ),
  );
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

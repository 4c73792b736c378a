import { type Expression, ExpressionError, parseExpression, symbolsOf } from '../numbers/expression.ts';
import { baseUnits, parseUnit, sameUnit, type Unit, unitOf, unitText } from '../numbers/unit.ts';
import { errorAt, type Place, type Problem, type Text, warningAt } from '../problem.ts';
import type { Lot } from './lot.ts';
import type { Locate, Path } from './parseTender.ts';

/** Formulas, names and units of a lot's model: what it uses must be declared, and its units must fit. */
export function modelProblems(lot: Lot, locate: Locate): Problem[] {
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
  const used = new Set<string>();
  let readable = true;

  const outputs = { effect: lot.model.effect, careCost: lot.model.careCost };
  for (const [name, { formula, unit }] of Object.entries(outputs)) {
    const place = locate(['model', name, 'formula']);
    const wanted = parseUnit(unit);
    if (wanted === undefined) problems.push(unknownUnit(unit, locate(['model', name, 'unit'])));
    let expression: Expression;
    try {
      expression = parseExpression(formula);
    } catch (error) {
      if (!(error instanceof ExpressionError)) throw error;
      problems.push(errorAt(place, error.code, error.text, error.mend));
      readable = false;
      continue;
    }
    const symbols = symbolsOf(expression);
    for (const symbol of symbols) used.add(symbol);
    const unknown = symbols.filter((symbol) => !declared.includes(symbol));
    problems.push(...unknown.map((symbol) => unknownName(symbol, declared, place)));
    if (unknown.length > 0 || wanted === undefined || symbols.some((symbol) => !units.has(symbol))) continue;
    const result = unitOf(expression, (symbol) => units.get(symbol) as Unit);
    if ('mismatch' in result) {
      problems.push(
        unitProblem(place, {
          it: `La formula unisce ${result.mismatch.left} e ${result.mismatch.right} (${result.mismatch.operator}).`,
          en: `The formula combines ${result.mismatch.left} and ${result.mismatch.right} (${result.mismatch.operator}).`,
        }),
      );
    } else if (!sameUnit(result.unit, wanted)) {
      problems.push(
        unitProblem(place, {
          it: `La formula dà ${unitText(result.unit)}, ma è dichiarata in ${unit}.`,
          en: `The formula gives ${unitText(result.unit)}, but is declared in ${unit}.`,
        }),
      );
    }
  }

  const effectUnit = parseUnit(lot.model.effect.unit);
  const costUnit = parseUnit(lot.model.careCost.unit);
  const lambdaUnit = parseUnit(lot.willingnessToPay.unit);
  if (costUnit !== undefined && unitText(costUnit) !== 'EUR') {
    problems.push(
      unitProblem(locate(['model', 'careCost', 'unit']), {
        it: `Il costo delle cure è in ${lot.model.careCost.unit}, non in EUR.`,
        en: `The cost of care is in ${lot.model.careCost.unit}, not in EUR.`,
      }),
    );
  }
  if (lambdaUnit === undefined) {
    problems.push(unknownUnit(lot.willingnessToPay.unit, locate(['willingnessToPay', 'unit'])));
  } else if (
    effectUnit !== undefined &&
    !sameUnit(lambdaUnit, parseUnit(`EUR/${lot.model.effect.unit}`) ?? lambdaUnit)
  ) {
    problems.push(
      unitProblem(locate(['willingnessToPay', 'unit']), {
        it: `λ è in ${lot.willingnessToPay.unit}, ma l’effetto è in ${lot.model.effect.unit}: serve EUR/${lot.model.effect.unit}.`,
        en: `λ is in ${lot.willingnessToPay.unit}, but the effect is in ${lot.model.effect.unit}: EUR/${lot.model.effect.unit} is needed.`,
      }),
    );
  }

  lot.indicators.forEach(({ id }, at) => {
    if (used.has(id) || !readable) return;
    problems.push(
      warningAt(
        locate(['indicators', at, 'id']),
        'indicator-unused',
        {
          it: `L’indicatore «${id}» non entra in alcuna formula.`,
          en: `The indicator “${id}” enters no formula.`,
        },
        { it: 'Usarlo nel modello o toglierlo.', en: 'Use it in the model or remove it.' },
      ),
    );
  });
  return problems;
}

function unknownUnit(unit: string, place: Place): Problem {
  return errorAt(
    place,
    'unknown-unit',
    { it: `«${unit}» non è un’unità conosciuta.`, en: `“${unit}” is not a known unit.` },
    {
      it: `Unità di base: 1, ${baseUnits.join(', ')}; si combinano con * e /.`,
      en: `Base units: 1, ${baseUnits.join(', ')}; combined with * and /.`,
    },
  );
}

function unitProblem(place: Place, message: Text): Problem {
  return errorAt(place, 'unit-mismatch', message, {
    it: 'Controllare le unità dei parametri e i fattori della formula.',
    en: 'Check the units of the parameters and the factors of the formula.',
  });
}

function unknownName(symbol: string, declared: readonly string[], place: Place): Problem {
  return errorAt(
    place,
    'unknown-name',
    {
      it: `La formula usa «${symbol}», che non è dichiarato.`,
      en: `The formula uses “${symbol}”, which is not declared.`,
    },
    {
      it: `Dichiararlo tra indicatori o parametri; sono dichiarati: ${declared.join(', ')}.`,
      en: `Declare it among indicators or parameters; declared are: ${declared.join(', ')}.`,
    },
  );
}

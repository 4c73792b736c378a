import { type Expression, ExpressionError, parseExpression, symbolsOf } from '../numbers/expression.ts';
import { baseUnits, parseUnit, sameUnit, type Unit, unitOf, unitText } from '../numbers/unit.ts';
import { errorAt, type Place, type Problem, type Text } from '../problem.ts';

/** What formulas may name: every declared name, and the unit of those whose unit is known. */
export interface FormulaScope {
  readonly declared: readonly string[];
  readonly units: ReadonlyMap<string, Unit>;
}

export interface CheckedFormula {
  readonly problems: readonly Problem[];
  /** The names it uses; undefined if it could not be read. */
  readonly symbols: readonly string[] | undefined;
}

/**
 * Syntax, names and unit of one formula.
 * @param unit as declared, `EUR/year`; an unknown one is not checked
 */
export function checkFormula(
  formula: string,
  unit: string,
  place: Place,
  { declared, units }: FormulaScope,
): CheckedFormula {
  let expression: Expression;
  try {
    expression = parseExpression(formula);
  } catch (error) {
    if (!(error instanceof ExpressionError)) throw error;
    return { problems: [errorAt(place, error.code, error.text, error.mend)], symbols: undefined };
  }
  const symbols = symbolsOf(expression);
  const unknown = symbols.filter((symbol) => !declared.includes(symbol));
  if (unknown.length > 0) {
    return { problems: unknown.map((symbol) => unknownName(symbol, declared, place)), symbols };
  }
  const wanted = parseUnit(unit);
  if (wanted === undefined || symbols.some((symbol) => !units.has(symbol))) return { problems: [], symbols };
  const result = unitOf(expression, (symbol) => units.get(symbol) as Unit);
  if ('mismatch' in result) {
    const { left, right, operator } = result.mismatch;
    const message = {
      it: `La formula unisce ${left} e ${right} (${operator}).`,
      en: `The formula combines ${left} and ${right} (${operator}).`,
    };
    return { problems: [unitProblem(place, message)], symbols };
  }
  // The literal 0 fits any unit.
  const isZero = expression.kind === 'number' && expression.value === 0;
  if (isZero || sameUnit(result.unit, wanted)) return { problems: [], symbols };
  const message = {
    it: `La formula dà ${unitText(result.unit)}, ma è dichiarata in ${unit}.`,
    en: `The formula gives ${unitText(result.unit)}, but is declared in ${unit}.`,
  };
  return { problems: [unitProblem(place, message)], symbols };
}

export function unknownUnit(unit: string, place: Place): Problem {
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

export function unitProblem(place: Place, message: Text): Problem {
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

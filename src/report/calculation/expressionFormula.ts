import type { Expression, Operator } from '../../core/numbers/expression.ts';
import * as live from './live.ts';

const comparisons: Partial<Record<Operator, live.Sign>> = {
  smaller: '<',
  smallerEq: '<=',
  larger: '>',
  largerEq: '>=',
};

/** A formula of the definition as a formula of the spreadsheet. @param cellOf where each of its names stands */
export function expressionFormula(expression: Expression, cellOf: (name: string) => live.Live): live.Live {
  if (expression.kind === 'number') return live.number(expression.value);
  if (expression.kind === 'symbol') return cellOf(expression.name);
  const { operator, args } = expression;
  const parts = args.map((arg) => expressionFormula(arg, cellOf));
  const [a, b, c] = parts as [live.Live, live.Live, live.Live];
  switch (operator) {
    case 'add':
      return live.plus(a, b);
    case 'subtract':
      return live.minus(a, b);
    case 'multiply':
      return live.times(a, b);
    case 'divide':
      return live.over(a, b);
    case 'power':
      return live.raised(a, b);
    case 'negate':
      return live.negative(a);
    case 'smaller':
    case 'smallerEq':
    case 'larger':
    case 'largerEq':
      return live.when(testOf(expression, cellOf), live.number(1), live.number(0));
    case 'conditional':
      return live.when(testOf(args[0] as Expression, cellOf), b, c);
    case 'min':
      return live.smallest(...parts);
    case 'max':
      return live.largest(...parts);
    case 'exp':
      return live.exponential(a);
    case 'log':
      return live.logarithm(a);
    case 'sqrt':
      return live.root(a);
    case 'abs':
      return live.absolute(a);
  }
}

/** A comparison as it is, any other number as “not 0”. */
function testOf(expression: Expression, cellOf: (name: string) => live.Live): live.Live {
  const sign = expression.kind === 'call' ? comparisons[expression.operator] : undefined;
  if (expression.kind !== 'call' || sign === undefined)
    return live.compare(expressionFormula(expression, cellOf), '<>', live.number(0));
  const [a, b] = expression.args.map((arg) => expressionFormula(arg, cellOf)) as [live.Live, live.Live];
  return live.compare(a, sign, b);
}

import fc from 'fast-check';
import { create, type FactoryFunctionMap, all as functions } from 'mathjs';
import { describe, expect, it } from 'vitest';
import {
  compile,
  ExpressionError,
  parseExpression,
  power,
  symbolsOf,
} from '../../../src/core/numbers/expression.ts';
import { parseUnit, type Unit, unitOf, unitText } from '../../../src/core/numbers/unit.ts';

/**
 * mathjs calls two numbers equal if they nearly are, and its powers are those of the Node at hand; a formula of a
 * tender compares exactly and has powers of its own. With both set aside, the two agree to the last bit.
 */
const mathjs = create(functions as FactoryFunctionMap, {
  relTol: Number.MIN_VALUE,
  absTol: Number.MIN_VALUE,
});
mathjs.import?.({ pow: power }, { override: true });

const names = ['a', 'b', 'c'];

/** Random formulas over a, b and c, written as a person would. */
const formulas = fc.letrec<{ formula: string }>((tie) => ({
  formula: fc.oneof(
    { maxDepth: 5 },
    fc.constantFrom(...names, '2', '0.5', '7'),
    fc
      .tuple(tie('formula'), fc.constantFrom('+', '-', '*', '/'), tie('formula'))
      .map(([x, sign, y]) => `(${x} ${sign} ${y})`),
    tie('formula').map((x) => `-${x}`),
    tie('formula').map((x) => `exp(min(${x}, 3))`),
    tie('formula').map((x) => `sqrt(abs(${x}))`),
    tie('formula').map((x) => `(${x})^2`),
    fc
      .tuple(tie('formula'), tie('formula'), tie('formula'))
      .map(([x, y, z]) => `(${x} < ${y} ? ${y} : max(${z}, ${x}))`),
  ),
})).formula;

describe('formulas', () => {
  it('mean what mathjs says they mean', () => {
    fc.assert(
      fc.property(
        formulas,
        fc.tuple(
          fc.double({ min: 0.1, max: 5 }),
          fc.double({ min: 0.1, max: 5 }),
          fc.double({ min: 0.1, max: 5 }),
        ),
        (text, values) => {
          const ours = compile(parseExpression(text), names)(values);
          const theirs = mathjs.evaluate(text, { a: values[0], b: values[1], c: values[2] });
          if (!Number.isFinite(theirs)) return;
          expect(ours === theirs, `${ours} and ${theirs}`).toBe(true);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('raise to powers as mathematics does', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.1, max: 5, noNaN: true }),
        fc.integer({ min: -8, max: 8 }),
        (base, exponent) => {
          expect(Math.abs(power(base, exponent) / base ** exponent - 1)).toBeLessThan(1e-14);
        },
      ),
    );
  });

  it('name their symbols once', () => {
    expect(symbolsOf(parseExpression('ppm*cost + max(ppm, 1) - cost'))).toEqual(['ppm', 'cost']);
  });

  it.each([
    'zeros(30000, 30000)',
    '1:1e9',
    'a = 3',
    '[1, 2]',
    '"text"',
    '2 a',
    'a.b',
    'import("fs")',
    'f(x) = x',
    'cos(a)',
    'a!',
    'true and false',
    '3 cm',
    '1/0 + 1e999',
    `${'('.repeat(250)}a${')'.repeat(250)}`,
    'a+'.repeat(3000),
    '',
    'min()',
  ])('refuse %s', (text) => {
    expect(() => parseExpression(text)).toThrow(ExpressionError);
  });
});

describe('units', () => {
  const unitsOf: Record<string, Unit> = Object.fromEntries(
    Object.entries({
      cost: 'EUR',
      day: 'EUR/day',
      stay: 'day',
      loss: 'QALY',
      rate: '1',
      wtp: 'EUR/QALY',
    }).map(([name, text]) => [name, parseUnit(text) as Unit]),
  );
  const of = (text: string): string => {
    const result = unitOf(parseExpression(text), (name) => unitsOf[name] as Unit);
    return 'unit' in result ? unitText(result.unit) : `${result.mismatch.left} ${result.mismatch.right}`;
  };

  it('follow products and quotients, and let 0 fit anything', () => {
    expect(of('rate*cost + stay*day')).toBe('EUR');
    expect(of('wtp*loss - cost')).toBe('EUR');
    expect(of('max(0, cost)')).toBe('EUR');
    expect(of('cost/loss')).toBe('EUR/QALY');
    expect(of('rate > 0.5 ? cost : 0')).toBe('EUR');
    expect(of('(stay^2)/stay')).toBe('day');
  });

  it('name the two that do not fit', () => {
    expect(of('cost + loss')).toBe('EUR QALY');
    expect(of('cost + 3')).toBe('EUR 1');
    expect(of('exp(cost)')).toBe('EUR 1');
    expect(parseUnit('EURO')).toBeUndefined();
  });
});

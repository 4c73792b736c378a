import { type MathNode, parse } from 'mathjs';
import type { Text } from '../problem.ts';

/**
 * Formulas of a tender definition. mathjs parses the text; it never evaluates it. Only the node types below
 * are let through into our own small form; everything else (assignment, ranges, matrices, strings, units,
 * functions not listed) is refused. So a formula cannot loop, allocate or reach anything but its symbols.
 */
export type Expression =
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'symbol'; readonly name: string }
  | { readonly kind: 'call'; readonly operator: Operator; readonly args: readonly Expression[] };

export type Operator = keyof typeof operators;

/** Number of arguments (least, most) and meaning of every operator and function that a formula may use. */
const operators = {
  add: { least: 2, most: 2, apply: (a: number, b: number) => a + b },
  subtract: { least: 2, most: 2, apply: (a: number, b: number) => a - b },
  multiply: { least: 2, most: 2, apply: (a: number, b: number) => a * b },
  divide: { least: 2, most: 2, apply: (a: number, b: number) => a / b },
  power: { least: 2, most: 2, apply: power },
  negate: { least: 1, most: 1, apply: (a: number) => -a },
  smaller: { least: 2, most: 2, apply: (a: number, b: number) => (a < b ? 1 : 0) },
  smallerEq: { least: 2, most: 2, apply: (a: number, b: number) => (a <= b ? 1 : 0) },
  larger: { least: 2, most: 2, apply: (a: number, b: number) => (a > b ? 1 : 0) },
  largerEq: { least: 2, most: 2, apply: (a: number, b: number) => (a >= b ? 1 : 0) },
  conditional: { least: 3, most: 3, apply: (test: number, a: number, b: number) => (test !== 0 ? a : b) },
  min: { least: 1, most: 20, apply: (...values: number[]) => Math.min(...values) },
  max: { least: 1, most: 20, apply: (...values: number[]) => Math.max(...values) },
  exp: { least: 1, most: 1, apply: (a: number) => Math.exp(a) },
  log: { least: 1, most: 1, apply: (a: number) => Math.log(a) },
  sqrt: { least: 1, most: 1, apply: (a: number) => Math.sqrt(a) },
  abs: { least: 1, most: 1, apply: (a: number) => Math.abs(a) },
} as const;

/** The functions a formula may call by name; the rest of `operators` are written as signs. */
export const callable: readonly Operator[] = ['min', 'max', 'exp', 'log', 'sqrt', 'abs'];

/** mathjs's own names of the signs we accept. */
const signs: Record<string, Operator> = {
  add: 'add',
  subtract: 'subtract',
  multiply: 'multiply',
  divide: 'divide',
  pow: 'power',
  unaryMinus: 'negate',
  smaller: 'smaller',
  smallerEq: 'smallerEq',
  larger: 'larger',
  largerEq: 'largerEq',
};

const LONGEST = 4096;
const DEEPEST = 200;

/**
 * `base^exponent` without Math.pow, whose last bit differs between versions of Node: products for whole
 * exponents, exp(exponent·ln base) otherwise.
 */
export function power(base: number, exponent: number): number {
  if (!Number.isInteger(exponent) || Math.abs(exponent) > 1024) return Math.exp(exponent * Math.log(base));
  let product = 1;
  for (let times = Math.abs(exponent); times > 0; times--) product *= base;
  return exponent < 0 ? 1 / product : product;
}

/** Why a formula was refused: what is wrong, and how to mend it. */
export class ExpressionError extends Error {
  readonly code: string;
  readonly text: Text;
  readonly mend: Text;

  constructor(code: string, text: Text, mend: Text) {
    super(text.en);
    this.code = code;
    this.text = text;
    this.mend = mend;
  }
}

/**
 * Formula text to expression.
 * @throws ExpressionError when the text is not a formula or uses something that is not on the list
 */
export function parseExpression(text: string): Expression {
  if (text.length > LONGEST) {
    throw new ExpressionError(
      'formula-too-long',
      {
        it: `La formula supera ${LONGEST} caratteri.`,
        en: `The formula is longer than ${LONGEST} characters.`,
      },
      { it: 'Dividerla in più parametri.', en: 'Split it into several parameters.' },
    );
  }
  let node: MathNode;
  try {
    node = parse(text);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new ExpressionError(
      'formula-syntax',
      {
        it: `La formula non è scritta correttamente: ${reason}.`,
        en: `The formula is not well formed: ${reason}.`,
      },
      {
        it: 'Controllare parentesi e segni; la moltiplicazione si scrive con *.',
        en: 'Check brackets and signs; multiplication is written with *.',
      },
    );
  }
  return fromMathNode(node, 0);
}

/** The names a formula uses, each once, in order of first appearance. */
export function symbolsOf(expression: Expression): readonly string[] {
  const names = new Set<string>();
  const visit = (part: Expression): void => {
    if (part.kind === 'symbol') names.add(part.name);
    if (part.kind === 'call') part.args.forEach(visit);
  };
  visit(expression);
  return [...names];
}

/**
 * The formula as a function of its symbols' values, given in the order of `names`.
 * @throws Error if the formula uses a name that is not in `names` (checked at publication, so a programming error)
 */
export function compile(
  expression: Expression,
  names: readonly string[],
): (values: ArrayLike<number>) => number {
  if (expression.kind === 'number') {
    const { value } = expression;
    return () => value;
  }
  if (expression.kind === 'symbol') {
    const at = names.indexOf(expression.name);
    if (at < 0) throw new Error(`formula uses undeclared name ${expression.name}`);
    return (values) => values[at] as number;
  }
  const apply = operators[expression.operator].apply as (...values: number[]) => number;
  const [first, second, third, ...more] = expression.args.map((arg) => compile(arg, names));
  if (first === undefined) throw new Error(`operator ${expression.operator} without arguments`);
  if (second === undefined) return (values) => apply(first(values));
  if (third === undefined) return (values) => apply(first(values), second(values));
  if (more.length === 0) return (values) => apply(first(values), second(values), third(values));
  return (values) =>
    apply(first(values), second(values), third(values), ...more.map((evaluate) => evaluate(values)));
}

interface AnyNode {
  readonly type: string;
  readonly value?: unknown;
  readonly name?: string;
  readonly fn?: unknown;
  readonly op?: string;
  readonly implicit?: boolean;
  readonly args?: readonly MathNode[];
  readonly content?: MathNode;
  readonly condition?: MathNode;
  readonly trueExpr?: MathNode;
  readonly falseExpr?: MathNode;
}

function fromMathNode(mathNode: MathNode, depth: number): Expression {
  if (depth > DEEPEST) {
    throw refused(`${DEEPEST} livelli di parentesi`, `more than ${DEEPEST} levels of brackets`);
  }
  const node = mathNode as unknown as AnyNode;
  const children = (nodes: readonly (MathNode | undefined)[]): Expression[] =>
    nodes.map((child) => fromMathNode(child as MathNode, depth + 1));
  switch (node.type) {
    case 'ParenthesisNode':
      return fromMathNode(node.content as MathNode, depth + 1);
    case 'ConstantNode':
      if (typeof node.value !== 'number' || !Number.isFinite(node.value)) {
        throw refused(`la costante «${mathNode}»`, `the constant “${mathNode}”`);
      }
      return { kind: 'number', value: node.value };
    case 'SymbolNode':
      return { kind: 'symbol', name: node.name as string };
    case 'ConditionalNode':
      return call('conditional', children([node.condition, node.trueExpr, node.falseExpr]));
    case 'OperatorNode': {
      const operator = signs[node.fn as string];
      if (operator === undefined) throw refused(`il segno «${node.op}»`, `the sign “${node.op}”`);
      if (node.implicit === true) {
        throw refused('la moltiplicazione sottintesa', 'implicit multiplication');
      }
      return call(operator, children(node.args ?? []));
    }
    case 'FunctionNode': {
      const name = String(mathNode).split('(')[0] ?? '';
      const operator = name === 'pow' ? 'power' : callable.find((known) => known === name);
      if (operator === undefined) throw refused(`la funzione «${name}»`, `the function “${name}”`);
      return call(operator, children(node.args ?? []));
    }
    default:
      throw refused(`«${mathNode}» (${node.type})`, `“${mathNode}” (${node.type})`);
  }
}

function call(operator: Operator, args: readonly Expression[]): Expression {
  const { least, most } = operators[operator];
  if (args.length < least || args.length > most) {
    throw refused(`${operator} con ${args.length} argomenti`, `${operator} with ${args.length} arguments`);
  }
  return { kind: 'call', operator, args };
}

function refused(it: string, en: string): ExpressionError {
  return new ExpressionError(
    'formula-refused',
    { it: `La formula usa ${it}, che non è ammesso.`, en: `The formula uses ${en}, which is not allowed.` },
    {
      it: 'Sono ammessi numeri, nomi dichiarati, + − * / ^, confronti, «se ? a : b» e le funzioni min, max, exp, log, sqrt, abs, pow.',
      en: 'Numbers, declared names, + − * / ^, comparisons, “test ? a : b” and the functions min, max, exp, log, sqrt, abs, pow are allowed.',
    },
  );
}

import { type Expression, power as generalPower, type Operator } from '../numbers/expression.ts';

/**
 * Formulas as a list of operations on registers, each computed once: equal parts of several formulas share a
 * register (hash-consing). The same list runs on blocks of draws in plain TypeScript and in WebAssembly, with
 * the same bits, because both do the same IEEE operations in the same order.
 */
export interface Program {
  /** Registers 0 … inputs − 1 are given, in the order of the names. */
  readonly inputs: number;
  /** Registers inputs … inputs + constants.length − 1. */
  readonly constants: readonly number[];
  /** One register each, after the constants. */
  readonly operations: readonly Operation[];
  /** Registers that hold the formulas' values, in their order. */
  readonly outputs: readonly number[];
}

interface Operation {
  readonly operator: Primitive;
  readonly args: readonly number[];
}

/** Operations of one, two or three registers; whatever a formula may say is made of these. */
export type Primitive = Exclude<Operator, 'power'> | 'generalPower';

/** Exponents up to this are products; mathjs formulas rarely go beyond 3. */
const LARGEST_PRODUCT = 64;

/** @param names of the inputs, in order @throws Error if a formula uses another name */
export function programOf(formulas: readonly Expression[], names: readonly string[]): Program {
  const constants: number[] = [];
  const operations: Operation[] = [];
  const known = new Map<string, number>();
  // Constants get their registers before any operation, so they are gathered first.
  const gather = (part: Expression): void => {
    if (part.kind === 'number' && !constants.includes(part.value)) constants.push(part.value);
    if (part.kind === 'call') part.args.forEach(gather);
  };
  const one = { kind: 'number', value: 1 } as const;
  for (const formula of [...formulas, one]) gather(formula);

  const emit = (operator: Primitive, ...args: number[]): number => {
    const key = `${operator} ${args.join(' ')}`;
    const found = known.get(key);
    if (found !== undefined) return found;
    operations.push({ operator, args });
    const register = names.length + constants.length + operations.length - 1;
    known.set(key, register);
    return register;
  };
  const registerOf = (part: Expression): number => {
    if (part.kind === 'number') return names.length + constants.indexOf(part.value);
    if (part.kind === 'symbol') {
      const at = names.indexOf(part.name);
      if (at < 0) throw new Error(`formula uses undeclared name ${part.name}`);
      return at;
    }
    const { operator } = part;
    if (operator === 'power') return power(part.args[0] as Expression, part.args[1] as Expression);
    const args = part.args.map(registerOf);
    // min and max take any number of arguments: two at a time, from the left.
    if (operator === 'min' || operator === 'max') {
      return args.slice(1).reduce((left, right) => emit(operator, left, right), args[0] as number);
    }
    return emit(operator, ...args);
  };
  const power = (base: Expression, exponent: Expression): number => {
    const register = registerOf(base);
    const times = literal(exponent);
    if (!Number.isInteger(times) || Math.abs(times) > LARGEST_PRODUCT) {
      return emit('generalPower', register, registerOf(exponent));
    }
    const unit = registerOf(one);
    let product = times === 0 ? unit : register;
    for (let factor = 1; factor < Math.abs(times); factor++) product = emit('multiply', product, register);
    return times < 0 ? emit('divide', unit, product) : product;
  };
  const outputs = formulas.map(registerOf);
  return { inputs: names.length, constants, operations, outputs };
}

/** Computes a block: `registers` hold the inputs and take all results; `length` values of each are used. */
export function runProgram(program: Program, registers: readonly Float64Array[], length: number): void {
  const first = program.inputs + program.constants.length;
  program.operations.forEach(({ operator, args: [a = 0, b = 0, c = 0] }, at) => {
    run(
      operator,
      registers[first + at] as Float64Array,
      registers[a] as Float64Array,
      registers[b] as Float64Array,
      registers[c] as Float64Array,
      length,
    );
  });
}

/** Registers for blocks of up to `size` draws, the constants filled in. */
export function newRegisters(program: Program, size: number): Float64Array[] {
  const count = program.inputs + program.constants.length + program.operations.length;
  const registers = Array.from({ length: count }, () => new Float64Array(size));
  for (const [at, value] of program.constants.entries()) registers[program.inputs + at]?.fill(value);
  return registers;
}

function run(
  operator: Primitive,
  out: Float64Array,
  a: Float64Array,
  b: Float64Array,
  c: Float64Array,
  length: number,
): void {
  switch (operator) {
    case 'add':
      for (let i = 0; i < length; i++) out[i] = (a[i] as number) + (b[i] as number);
      return;
    case 'subtract':
      for (let i = 0; i < length; i++) out[i] = (a[i] as number) - (b[i] as number);
      return;
    case 'multiply':
      for (let i = 0; i < length; i++) out[i] = (a[i] as number) * (b[i] as number);
      return;
    case 'divide':
      for (let i = 0; i < length; i++) out[i] = (a[i] as number) / (b[i] as number);
      return;
    case 'negate':
      for (let i = 0; i < length; i++) out[i] = -(a[i] as number);
      return;
    case 'min':
      for (let i = 0; i < length; i++) out[i] = Math.min(a[i] as number, b[i] as number);
      return;
    case 'max':
      for (let i = 0; i < length; i++) out[i] = Math.max(a[i] as number, b[i] as number);
      return;
    case 'smaller':
      for (let i = 0; i < length; i++) out[i] = (a[i] as number) < (b[i] as number) ? 1 : 0;
      return;
    case 'smallerEq':
      for (let i = 0; i < length; i++) out[i] = (a[i] as number) <= (b[i] as number) ? 1 : 0;
      return;
    case 'larger':
      for (let i = 0; i < length; i++) out[i] = (a[i] as number) > (b[i] as number) ? 1 : 0;
      return;
    case 'largerEq':
      for (let i = 0; i < length; i++) out[i] = (a[i] as number) >= (b[i] as number) ? 1 : 0;
      return;
    case 'conditional':
      for (let i = 0; i < length; i++) out[i] = ((a[i] as number) !== 0 ? b[i] : c[i]) as number;
      return;
    case 'sqrt':
      for (let i = 0; i < length; i++) out[i] = Math.sqrt(a[i] as number);
      return;
    case 'abs':
      for (let i = 0; i < length; i++) out[i] = Math.abs(a[i] as number);
      return;
    case 'exp':
      for (let i = 0; i < length; i++) out[i] = Math.exp(a[i] as number);
      return;
    case 'log':
      for (let i = 0; i < length; i++) out[i] = Math.log(a[i] as number);
      return;
    case 'generalPower':
      for (let i = 0; i < length; i++) out[i] = generalPower(a[i] as number, b[i] as number);
      return;
  }
}

/** The value of a literal exponent, `-3` included; NaN for anything else. */
function literal(exponent: Expression): number {
  if (exponent.kind === 'number') return exponent.value;
  return exponent.kind === 'call' && exponent.operator === 'negate'
    ? -literal(exponent.args[0] as Expression)
    : Number.NaN;
}

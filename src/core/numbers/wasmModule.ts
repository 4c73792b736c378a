/**
 * WebAssembly modules written by us, byte by byte: no compiler, no text turned into code, and the same IEEE operations as
 * the plain TypeScript beside them (WebAssembly core specification 2.0, binary format).
 */

/** Instructions, as bytes. */
export type Code = readonly number[];

/** One exported function without result; all its parameters are i32. */
export interface WasmFunction {
  readonly name: string;
  readonly parameters: number;
  /** Further locals, in runs of one type. */
  readonly locals: readonly { readonly count: number; readonly type: 'i32' | 'f64' | 'v128' }[];
  readonly code: Code;
}

const typeByte = { i32: 0x7f, f64: 0x7c, v128: 0x7b } as const;

/** Instantiates functions over one memory. @returns the functions by name */
export function wasmFunctions<Name extends string>(
  memory: WebAssembly.Memory,
  functions: readonly (WasmFunction & { readonly name: Name })[],
): Readonly<Record<Name, (...args: number[]) => void>> {
  const module = compiled([
    ...[0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00],
    ...section(1, vector(functions.map(({ parameters }) => [0x60, ...vector(i32s(parameters)), 0]))),
    ...section(2, vector([[1, 0x65, 1, 0x6d, 2, 0, 1]])), // import memory e.m, of any size
    ...section(3, vector(functions.map((_, at) => unsigned(at)))),
    ...section(7, vector(functions.map(({ name }, at) => [...text(name), 0, ...unsigned(at)]))),
    ...section(10, vector(functions.map((one) => sized(body(one))))),
  ]);
  const { exports } = new WebAssembly.Instance(module, { e: { m: memory } });
  return exports as Record<Name, (...args: number[]) => void>;
}

/** Modules that are kept, the latest of them. */
const MOST_KEPT = 32;
const kept = new Map<string, WebAssembly.Module>();

/** The same bytes give the same module, so that what has become fast stays fast. */
function compiled(bytes: readonly number[]): WebAssembly.Module {
  const key = bytes.join();
  const module = kept.get(key) ?? new WebAssembly.Module(Uint8Array.from(bytes));
  kept.delete(key);
  kept.set(key, module);
  for (const oldest of kept.keys()) if (kept.size > MOST_KEPT) kept.delete(oldest);
  return module;
}

/** Bytes of a page of memory. */
const PAGE = 65_536;

/** Memory for this many bytes. */
export function wasmMemory(bytes: number): WebAssembly.Memory {
  return new WebAssembly.Memory({ initial: Math.ceil(bytes / PAGE) });
}

export const op = {
  get: (local: number): Code => [0x20, ...unsigned(local)],
  set: (local: number): Code => [0x21, ...unsigned(local)],
  tee: (local: number): Code => [0x22, ...unsigned(local)],
  i32: (value: number): Code => [0x41, ...signed(value)],
  f64: (value: number): Code => [0x44, ...doubleBytes(value)],
  /** Runs `code` again as long as the i32 that it leaves is not 0. */
  loop: (code: Code): Code => [0x03, 0x40, ...code, 0x0d, 0, 0x0b],
  /** Load or store at a local address plus `offset`; `align` is the power of two of the alignment. */
  memory: (instruction: Code, align: number, offset: number): Code => [
    ...instruction,
    align,
    ...unsigned(offset),
  ],
  simd: (code: number): Code => [0xfd, ...unsigned(code)],
} as const;

function body({ locals, code }: WasmFunction): number[] {
  return [...vector(locals.map(({ count, type }) => [...unsigned(count), typeByte[type]])), ...code, 0x0b];
}

function i32s(count: number): number[][] {
  return Array.from({ length: count }, () => [typeByte.i32]);
}

function vector(items: readonly (readonly number[])[]): number[] {
  return [...unsigned(items.length), ...items.flat()];
}

function text(value: string): number[] {
  return sized([...value].map((letter) => letter.charCodeAt(0)));
}

function section(id: number, content: readonly number[]): number[] {
  return [id, ...sized(content)];
}

function sized(content: readonly number[]): number[] {
  return [...unsigned(content.length), ...content];
}

/** LEB128. */
function unsigned(value: number): number[] {
  const bytes: number[] = [];
  for (let rest = value; ; rest >>>= 7) {
    if (rest < 0x80) return [...bytes, rest];
    bytes.push((rest & 0x7f) | 0x80);
  }
}

function signed(value: number): number[] {
  const bytes: number[] = [];
  for (let rest = value; ; rest >>= 7) {
    // A number ends where the rest is nothing but copies of its sign bit.
    const last = (rest >= 0 && rest < 0x40) || (rest < 0 && rest >= -0x40);
    if (last) return [...bytes, rest & 0x7f];
    bytes.push((rest & 0x7f) | 0x80);
  }
}

export function doubleBytes(value: number): number[] {
  return [...new Uint8Array(Float64Array.of(value).buffer)];
}

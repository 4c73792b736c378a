import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type AstExpression, parse, parseA1Ref, tokenize } from '@borgar/fx';
import * as XLSX from '@e965/xlsx';
import * as functions from '@formulajs/formulajs';
import JSZip from 'jszip';

type Value = number | boolean | string;

/** What every cell shows, by `sheet!cell`. */
export type Shown = ReadonlyMap<string, Value>;

/** What the file says its cells show; of formulas the values that were written beside them. */
export function shownIn(bytes: Uint8Array): Shown {
  return valuesOf(XLSX.read(bytes, { cellFormula: true, sheetStubs: true }));
}

/** The file as it would be if no program had ever calculated it: formulas without any value. */
export async function withoutValues(bytes: Uint8Array): Promise<Uint8Array> {
  const zip = await JSZip.loadAsync(bytes);
  for (const name of Object.keys(zip.files).filter((one) => /worksheets\/sheet\d+\.xml$/.test(one))) {
    const xml = (await zip.file(name)?.async('string')) ?? '';
    const bare = xml.replace(
      /<c ([^>]*?)(?: t="\w+")?><f>([^<]*)<\/f><v>[^<]*<\/v><\/c>/g,
      '<c $1><f>$2</f></c>',
    );
    if (/<f>[^<]*<\/f><v>/.test(bare)) throw new Error(`${name} still holds the value of a formula`);
    zip.file(name, bare);
  }
  return zip.generateAsync({ type: 'uint8array' });
}

/** Recalculated by LibreOffice; null where it is not installed. */
export function recalculatedByLibreOffice(bytes: Uint8Array): Shown | null {
  const folder = mkdtempSync(join(tmpdir(), 'esito-libreoffice-'));
  try {
    const file = join(folder, 'bare.xlsx');
    writeFileSync(file, bytes);
    const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`;
    execFileSync(
      'soffice',
      [profile, '--headless', '--convert-to', 'xlsx', '--outdir', join(folder, 'out'), file],
      { stdio: 'ignore', timeout: 120_000 },
    );
    return shownIn(readFileSync(join(folder, 'out', 'bare.xlsx')));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * Recalculated by two libraries that share no line with Esito: @borgar/fx reads the formulas, @formulajs/formulajs has the
 * functions. Only operators, IF (which looks at one side only) and references are here.
 */
export function recalculatedByLibraries(bytes: Uint8Array): Shown {
  const book = XLSX.read(bytes, { cellFormula: true, sheetStubs: true });
  const done = new Map<string, Value>();
  const cell = (sheet: string, address: string): Value => {
    const key = `${sheet}!${address}`;
    const before = done.get(key);
    if (before !== undefined) return before;
    const found = book.Sheets[sheet]?.[address];
    const value = found?.f === undefined ? (found?.v ?? '') : single(evaluated(formula(found.f), sheet));
    done.set(key, value);
    return value;
  };
  const evaluated = (node: AstExpression, sheet: string): Value | Value[][] => {
    switch (node.type) {
      case 'Literal':
        return node.value;
      case 'UnaryExpression':
        return -Number(single(evaluated(node.arguments[0] as AstExpression, sheet)));
      case 'BinaryExpression': {
        const [a, b] = node.arguments.map((one) => evaluated(one, sheet)) as [Operand, Operand];
        return broadcast(a, b, (x, y) => operated(x, node.operator, y));
      }
      case 'ReferenceIdentifier': {
        const reference = parseA1Ref(node.value) as unknown as Reference;
        const { top, left, bottom, right } = reference.range;
        const from = reference.context?.[0] ?? sheet;
        const rows = Array.from({ length: bottom - top + 1 }, (_, row) =>
          Array.from({ length: right - left + 1 }, (_, column) =>
            cell(from, XLSX.utils.encode_cell({ r: top + row, c: left + column })),
          ),
        );
        return node.value.includes(':') ? rows : (rows[0]?.[0] as Value);
      }
      case 'CallExpression': {
        const args = node.arguments as AstExpression[];
        if (node.callee.name === 'IF') {
          const test = single(evaluated(args[0] as AstExpression, sheet));
          return evaluated(args[test === true ? 1 : 2] as AstExpression, sheet);
        }
        const apply = known.get(node.callee.name);
        if (apply === undefined) throw new Error(`no function ${node.callee.name}`);
        const result = apply(...args.map((one) => argument(node.callee.name, evaluated(one, sheet))));
        if (result instanceof Error)
          throw new Error(`${node.callee.name} on ${sheet} gives ${result.message}`);
        return result;
      }
      default:
        throw new Error(`no ${node.type} was expected`);
    }
  };
  for (const [name, sheet] of Object.entries(book.Sheets)) {
    for (const address of Object.keys(sheet)) if (!address.startsWith('!')) cell(name, address);
  }
  return done;
}

/** Programs pass over texts in a range; the library's SMALL does not. */
function argument(name: string, value: Operand): Operand {
  if (name !== 'SMALL' || !Array.isArray(value)) return value;
  return value.map((row) => row.filter((one) => typeof one === 'number')).filter((row) => row.length > 0);
}

type Operand = Value | Value[][];

interface Reference {
  readonly context?: readonly string[];
  readonly range: {
    readonly top: number;
    readonly left: number;
    readonly bottom: number;
    readonly right: number;
  };
}

const known = new Map(Object.entries(functions) as [string, (...values: unknown[]) => Value | Error][]);
const parsed = new Map<string, AstExpression>();

function formula(text: string): AstExpression {
  const tree = parsed.get(text) ?? (parse(tokenize(text, { mergeRefs: true })) as AstExpression);
  parsed.set(text, tree);
  return tree;
}

function valuesOf(book: XLSX.WorkBook): Shown {
  return new Map(
    Object.entries(book.Sheets).flatMap(([name, sheet]) =>
      Object.entries(sheet).flatMap(([address, found]): [string, Value][] =>
        address.startsWith('!') ? [] : [[`${name}!${address}`, found.v ?? '']],
      ),
    ),
  );
}

function single(value: Operand): Value {
  if (Array.isArray(value)) throw new Error('a range where one value was expected');
  return value;
}

function broadcast(a: Operand, b: Operand, apply: (x: Value, y: Value) => Value): Operand {
  if (!Array.isArray(a) && !Array.isArray(b)) return apply(a, b);
  const rows = (Array.isArray(a) ? a : (b as Value[][])).map((row) => row.map((_, at) => at));
  const at = (side: Operand, row: number, column: number): Value =>
    Array.isArray(side) ? (side[row]?.[column] as Value) : side;
  return rows.map((row, r) => row.map((c) => apply(at(a, r, c), at(b, r, c))));
}

function operated(a: Value, operator: string, b: Value): Value {
  switch (operator) {
    case '=':
      return order(a, b) === 0;
    case '<>':
      return order(a, b) !== 0;
    case '<':
      return order(a, b) < 0;
    case '<=':
      return order(a, b) <= 0;
    case '>':
      return order(a, b) > 0;
    case '>=':
      return order(a, b) >= 0;
  }
  if (typeof a === 'string' || typeof b === 'string') throw new Error(`${a} ${operator} ${b}`);
  const [x, y] = [Number(a), Number(b)];
  switch (operator) {
    case '+':
      return x + y;
    case '-':
      return x - y;
    case '*':
      return x * y;
    case '/':
      return x / y;
    case '^':
      return x ** y;
    default:
      throw new Error(`the sign ${operator} was not expected`);
  }
}

/** Numbers, then texts whatever their capitals, then FALSE and TRUE: as Excel and LibreOffice compare. */
function order(a: Value, b: Value): number {
  const kind = (value: Value): number => ['number', 'string', 'boolean'].indexOf(typeof value);
  if (kind(a) !== kind(b)) return kind(a) - kind(b);
  if (typeof a === 'string' && typeof b === 'string')
    return a.toLowerCase() === b.toLowerCase() ? 0 : a.toLowerCase() < b.toLowerCase() ? -1 : 1;
  return Number(a) - Number(b);
}

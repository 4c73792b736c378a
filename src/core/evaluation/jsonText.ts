import { countNotAbove } from '../numbers/bisection.ts';
import { errorAt, type Place, type Problem, type Text } from '../problem.ts';
import type { Locate, Path } from '../tender/parseTender.ts';

/** JSON text as plain values, what was wrong with it, and the way back from a value to its line. */
export interface JsonText {
  readonly data: unknown;
  readonly problems: readonly Problem[];
  readonly locate: Locate;
}

/** Deeper than any layout of ours: what nests further is no package, and would exhaust whoever walks it. */
const DEEPEST = 100;

/** Reads JSON (RFC 8259) that somebody else wrote. @param file its name, for places */
export function readJson(text: string, file: string): JsonText {
  const nothing = (where: Place, code: string, message: Text, mend: Text): JsonText => ({
    data: undefined,
    problems: [errorAt(where, code, message, mend)],
    locate: () => ({ file }),
  });
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch {
    return nothing(
      placeAt(text, firstWrong(text), file),
      'json-syntax',
      { it: 'Da qui il testo non è JSON valido.', en: 'From here on the text is not valid JSON.' },
      {
        it: 'Usare il file come è stato scaricato, senza aprirlo con un programma che lo cambia.',
        en: 'Use the file as it was downloaded, without opening it in a program that changes it.',
      },
    );
  }
  if (isDeeper(data, DEEPEST)) {
    return nothing(
      { file },
      'too-deep',
      { it: 'I dati sono annidati troppo a fondo.', en: 'The data are nested too deeply.' },
      { it: 'Controllare che il file sia un pacchetto.', en: 'Check that the file is a package.' },
    );
  }
  let places: ((path: Path) => number) | undefined;
  let lines: Float64Array | undefined;
  return {
    data,
    problems: [],
    locate(path) {
      places ??= offsetsIn(text);
      lines ??= lineStarts(text);
      return {
        file,
        ...lineAndColumn(lines, places(path)),
        ...(path.length > 0 && { field: path.map(String).join('.') }),
      };
    },
  };
}

function isDeeper(value: unknown, levels: number): boolean {
  if (value === null || typeof value !== 'object') return false;
  return levels === 0 || Object.values(value).some((inner) => isDeeper(inner, levels - 1));
}

/** Line and column, from 1, of a character of a text. */
export function placeAt(text: string, offset: number, file: string): Place {
  return { file, ...lineAndColumn(lineStarts(text), offset) };
}

function lineStarts(text: string): Float64Array {
  const starts = [0];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return Float64Array.from(starts);
}

function lineAndColumn(
  starts: Float64Array,
  offset: number,
): { readonly line: number; readonly column: number } {
  const line = countNotAbove(starts, offset);
  return { line, column: offset - (starts[line - 1] as number) + 1 };
}

/**
 * Where each value of valid JSON starts; of one that is not there, the nearest around it. Objects and lists are looked into
 * once, when they are first asked about.
 */
function offsetsIn(text: string): (path: Path) => number {
  const known = new Map<number, ReadonlyMap<PropertyKey, number>>();
  return (path) => {
    let offset = pastSpace(text, 0);
    for (const step of path) {
      const members = known.get(offset) ?? memberOffsets(text, offset);
      known.set(offset, members);
      const inner = members.get(step);
      if (inner === undefined) break;
      offset = inner;
    }
    return offset;
  };
}

/** Where the members of the object or list at `offset` start; of members with one name the last, as `JSON.parse` has it. */
function memberOffsets(text: string, offset: number): ReadonlyMap<PropertyKey, number> {
  const members = new Map<PropertyKey, number>();
  const isObject = text[offset] === '{';
  if (!isObject && text[offset] !== '[') return members;
  let at = pastSpace(text, offset + 1);
  for (let index = 0; text[at] !== '}' && text[at] !== ']'; index++) {
    let name: PropertyKey = index;
    if (isObject) {
      const end = pastString(text, at);
      name = JSON.parse(text.slice(at, end)) as string;
      at = pastSpace(text, pastSpace(text, end) + 1);
    }
    members.set(name, at);
    at = pastSpace(text, pastValue(text, at));
    if (text[at] === ',') at = pastSpace(text, at + 1);
  }
  return members;
}

function pastSpace(text: string, from: number): number {
  let at = from;
  while (' \t\r\n'.includes(text[at] ?? 'x')) at++;
  return at;
}

function pastString(text: string, from: number): number {
  let at = from + 1;
  while (text[at] !== '"') at += text[at] === '\\' ? 2 : 1;
  return at + 1;
}

function pastValue(text: string, from: number): number {
  if (text[from] === '"') return pastString(text, from);
  const marks = text[from] === '{' || text[from] === '[' ? /["{}[\]]/g : /[,}\]\s]|$/g;
  marks.lastIndex = from;
  let depth = 0;
  for (let mark = marks.exec(text); mark !== null; mark = marks.exec(text)) {
    if (mark[0] === '"') {
      marks.lastIndex = pastString(text, mark.index);
      continue;
    }
    if (mark[0] === '{' || mark[0] === '[') depth++;
    else if (depth <= 1) return depth === 0 ? mark.index : mark.index + 1;
    else depth--;
  }
  return text.length;
}

/** A mark of JSON, or a whole string, number or word. */
const token =
  /[ \t\r\n]*(?:(?<mark>[{}[\],:])|(?<string>"[^"\\\n\r\t]*(?:\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})[^"\\\n\r\t]*)*")|(?:-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)(?![\w.+-]))/y;

/** Where text that `JSON.parse` refuses stops being JSON. */
function firstWrong(text: string): number {
  const open: string[] = [];
  let wanted: 'value' | 'value or ]' | 'name' | 'name or }' | 'colon' | 'comma or end' = 'value';
  for (let at = 0; ; at = token.lastIndex) {
    token.lastIndex = at;
    const found = token.exec(text);
    const { mark, string } = found?.groups ?? {};
    const isEnd = mark === '}' || mark === ']';
    const fits =
      found !== null &&
      (wanted === 'colon'
        ? mark === ':'
        : wanted === 'comma or end'
          ? open.length > 0 && (mark === ',' || (isEnd && mark === open.at(-1)))
          : wanted.startsWith('name')
            ? string !== undefined || (wanted === 'name or }' && mark === '}')
            : mark === undefined ||
              mark === '{' ||
              mark === '[' ||
              (wanted === 'value or ]' && mark === ']'));
    if (!fits) return pastSpace(text, at);
    if (mark === '{' || mark === '[') {
      open.push(mark === '{' ? '}' : ']');
      wanted = mark === '{' ? 'name or }' : 'value or ]';
    } else if (mark === ',') wanted = open.at(-1) === '}' ? 'name' : 'value';
    else if (mark === ':') wanted = 'value';
    else {
      if (isEnd) open.pop();
      wanted = wanted.startsWith('name') && string !== undefined ? 'colon' : 'comma or end';
    }
  }
}

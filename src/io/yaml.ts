import { type ErrorCode, isNode, LineCounter, parseDocument } from 'yaml';
import { errorAt, LISTED, moreProblems, type Place, type Problem } from '../core/problem.ts';
import type { Path } from '../core/tender/parseTender.ts';

/** A YAML file as plain values, the way back from a value to its line, and what was wrong with the syntax. */
export interface YamlFile {
  readonly data: unknown;
  readonly problems: readonly Problem[];
  locate(path: Path): Place;
}

/** What the library says in English only, of the mistakes that people make. */
const italianReasons: Readonly<Partial<Record<ErrorCode, string>>> = {
  BAD_INDENT: 'rientro sbagliato',
  BAD_SCALAR_START: 'un testo non può cominciare con questo segno, se non è tra virgolette',
  BLOCK_AS_IMPLICIT_KEY: 'su una riga ci sono due coppie «nome: valore»',
  BLOCK_IN_FLOW: 'un elenco a righe non può stare tra parentesi',
  DUPLICATE_KEY: 'lo stesso nome compare due volte',
  KEY_OVER_1024_CHARS: 'un nome supera 1024 caratteri: forse mancano i due punti o le virgolette',
  MISSING_CHAR: 'manca un segno: virgolette, parentesi, spazio o due punti',
  MULTILINE_IMPLICIT_KEY: 'un nome va su più righe: forse mancano i due punti o le virgolette',
  TAB_AS_INDENT: 'il rientro è fatto con tabulazioni; servono spazi',
  UNEXPECTED_TOKEN: 'un segno che qui non può stare',
};

const LARGEST = 2_000_000;

/** Reads YAML 1.2 text; aliases are allowed within limits, so that a small file cannot unfold into a huge one. */
export function readYaml(text: string, file: string): YamlFile {
  const nothing = { data: undefined, locate: () => ({ file }) };
  if (text.length > LARGEST) {
    const problem = errorAt(
      { file },
      'file-too-large',
      { it: 'Il file supera 2 MB.', en: 'The file is larger than 2 MB.' },
      {
        it: 'Una definizione di gara è di solito sotto i 100 kB.',
        en: 'A tender definition is usually below 100 kB.',
      },
    );
    return { ...nothing, problems: [problem] };
  }
  if (text.includes('\0') || text.includes('\uFFFD')) {
    const problem = errorAt(
      { file },
      'not-text',
      { it: 'Il file non è testo in UTF-8.', en: 'The file is not text in UTF-8.' },
      { it: 'Serve un file YAML, cioè di testo.', en: 'A YAML file is needed, which is text.' },
    );
    return { ...nothing, problems: [problem] };
  }
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const placeAt = (offset: number): Place => {
    const { line, col } = lines.linePos(offset);
    return { file, line, column: col };
  };
  const syntax = document.errors.map((error) =>
    errorAt(
      placeAt(error.pos[0]),
      'yaml-syntax',
      {
        it: `YAML non valido: ${italianReasons[error.code] ?? error.message}.`,
        en: `Invalid YAML: ${error.message}.`,
      },
      {
        it: 'Controllare rientri, virgolette e due punti di questa riga.',
        en: 'Check the indentation, quotes and colons of this line.',
      },
    ),
  );
  const more = syntax.length - LISTED;
  if (syntax.length > 0) {
    const problems = [...syntax.slice(0, LISTED), ...(more > 0 ? [moreProblems(more, { file })] : [])];
    return { ...nothing, problems };
  }

  /** The value's own node, or the nearest one around it that is in the file. */
  const locate = (path: Path): Place => {
    for (let length = path.length; length >= 0; length--) {
      const node = length === 0 ? document.contents : document.getIn(path.slice(0, length), true);
      if (isNode(node) && node.range) return { ...placeAt(node.range[0]), field: path.map(String).join('.') };
    }
    return { file, field: path.map(String).join('.') };
  };
  try {
    return { data: document.toJS({ maxAliasCount: 100 }), problems: [], locate };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const problem = errorAt(
      { file },
      'yaml-aliases',
      {
        it: `Riferimenti YAML non risolvibili: ${reason}`,
        en: `YAML references cannot be resolved: ${reason}`,
      },
      { it: 'Scrivere i valori per esteso.', en: 'Write the values in full.' },
    );
    return { ...nothing, problems: [problem] };
  }
}

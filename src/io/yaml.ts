import { isNode, LineCounter, parseDocument } from 'yaml';
import { errorAt, type Place, type Problem } from '../core/problem.ts';
import type { Path } from '../core/tender/parseTender.ts';

/** A YAML file as plain values, the way back from a value to its line, and what was wrong with the syntax. */
export interface YamlFile {
  readonly data: unknown;
  readonly problems: readonly Problem[];
  locate(path: Path): Place;
}

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
      { it: `YAML non valido: ${error.message}`, en: `Invalid YAML: ${error.message}` },
      {
        it: 'Controllare rientri, virgolette e due punti di questa riga.',
        en: 'Check the indentation, quotes and colons of this line.',
      },
    ),
  );
  if (syntax.length > 0) return { ...nothing, problems: syntax };

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

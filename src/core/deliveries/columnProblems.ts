import { errorAt, type Problem } from '../problem.ts';
import { type RecordKind, recordLayouts } from './recordLayout.ts';

/** What is wrong with the columns of a file: one that must be there is missing, one is unknown, or one stands there twice. */
export function columnProblems(file: string, kind: RecordKind, header: readonly string[]): Problem[] {
  const { columns } = recordLayouts[kind];
  const known = columns.map(({ name }) => name);
  const missing = columns
    .filter(({ name, required }) => required && !header.includes(name))
    .map(({ name }) => name);
  const unknown = header.filter((name) => !known.includes(name));
  const twice = [...new Set(header.filter((name, at) => header.indexOf(name) !== at))];
  return [
    ...missing.map((name) =>
      errorAt(
        { file, line: 1, field: name },
        'column-missing',
        { it: `Manca la colonna ${name}.`, en: `The column ${name} is missing.` },
        {
          it: `Un file «${kind}» ha almeno queste colonne: ${obligatory(kind)}.`,
          en: `A “${kind}” file has at least these columns: ${obligatory(kind)}.`,
        },
      ),
    ),
    ...unknown.map((name) =>
      errorAt(
        { file, line: 1, field: name },
        'column-unknown',
        { it: `La colonna «${name}» non è prevista.`, en: `The column “${name}” is not foreseen.` },
        {
          it: `Toglierla o darle uno di questi nomi: ${known.join(', ')}. Nomi e codici fiscali non vanno mai consegnati.`,
          en: `Leave it out or give it one of these names: ${known.join(', ')}. Names and fiscal codes are never delivered.`,
        },
      ),
    ),
    ...twice.map((name) =>
      errorAt(
        { file, line: 1, field: name },
        'column-twice',
        { it: `La colonna ${name} c’è due volte.`, en: `The column ${name} is there twice.` },
        { it: 'Tenerne una sola.', en: 'Keep one of them.' },
      ),
    ),
  ];
}

function obligatory(kind: RecordKind): string {
  return recordLayouts[kind].columns
    .filter(({ required }) => required)
    .map(({ name }) => name)
    .join(', ');
}

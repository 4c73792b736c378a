import { errorAt, type Parsed, type Place, type Problem, type Text } from '../../core/problem.ts';

/** What each column of a file of draws is, from its first line. */
export interface DrawColumns {
  /** Names as written after `cost_`, in the order of those columns. */
  readonly strategies: readonly string[];
  readonly parameters: readonly string[];
  /** By place in the file. */
  readonly columns: readonly DrawColumn[];
}

interface DrawColumn {
  readonly name: string;
  readonly kind: 'draw' | 'cost' | 'effect' | 'parameter';
  /** Place among the strategies or the parameters; 0 for `draw`. */
  readonly index: number;
}

const prefixes = { cost: 'cost_', effect: 'effect_' } as const;

/**
 * Columns of a file of draws: `draw`, `cost_<strategy>` and `effect_<strategy>` for every strategy; every other column is
 * a parameter. A strategy's name is whatever stands after the prefix.
 */
export function parseDrawColumns(header: readonly string[], file: string): Parsed<DrawColumns> {
  const separator = header.length === 1 ? [';', '\t'].find((one) => header[0]?.includes(one)) : undefined;
  if (separator !== undefined) return { value: undefined, problems: [wrongSeparator(file, separator)] };

  const problems: Problem[] = [];
  const wrong = (column: number, code: string, message: Text, mend: Text): void => {
    const name = header[column - 1] ?? '';
    const where: Place = { file, line: 1, column, ...(name === '' ? {} : { field: name }) };
    problems.push(errorAt(where, code, message, mend));
  };
  header.forEach((name, at) => {
    if (name === '') {
      wrong(
        at + 1,
        'column-without-name',
        { it: `La colonna ${at + 1} non ha nome.`, en: `Column ${at + 1} has no name.` },
        {
          it: 'Darle un nome o toglierla (in R: write.csv(…, row.names = FALSE)).',
          en: 'Name it or remove it (in R: write.csv(…, row.names = FALSE)).',
        },
      );
    } else if (name === prefixes.cost || name === prefixes.effect) {
      wrong(
        at + 1,
        'strategy-without-name',
        { it: `«${name}» non nomina una strategia.`, en: `“${name}” names no strategy.` },
        { it: `Scrivere ad esempio ${name}a.`, en: `Write ${name}a, for example.` },
      );
    } else if (header.indexOf(name) < at) {
      wrong(
        at + 1,
        'column-twice',
        {
          it: `La colonna «${name}» c’è già, al posto ${header.indexOf(name) + 1}.`,
          en: `There is a column “${name}” already, column ${header.indexOf(name) + 1}.`,
        },
        { it: 'Tenerne una sola o rinominarla.', en: 'Keep only one or rename it.' },
      );
    }
  });
  if (!header.includes('draw')) {
    wrong(
      1,
      'draw-column-missing',
      { it: 'Manca la colonna «draw».', en: 'There is no column “draw”.' },
      {
        it: 'Aggiungere una colonna «draw», in minuscolo, con il numero di ogni simulazione.',
        en: 'Add a column “draw”, in small letters, with the number of each draw.',
      },
    );
  }
  const named = (kind: 'cost' | 'effect'): string[] =>
    header.flatMap((name) =>
      name.startsWith(prefixes[kind]) && name !== prefixes[kind] ? [name.slice(prefixes[kind].length)] : [],
    );
  const [costs, effects] = [named('cost'), named('effect')];
  for (const [there, missing, strategy] of [
    ...costs.filter((one) => !effects.includes(one)).map((one) => ['cost', 'effect', one] as const),
    ...effects.filter((one) => !costs.includes(one)).map((one) => ['effect', 'cost', one] as const),
  ]) {
    const [present, absent] = [`${prefixes[there]}${strategy}`, `${prefixes[missing]}${strategy}`];
    wrong(
      header.indexOf(present) + 1,
      'column-unpaired',
      { it: `C’è «${present}» ma non «${absent}».`, en: `There is “${present}” but no “${absent}”.` },
      {
        it: `Aggiungere «${absent}»: ogni strategia ha costo ed effetto, con lo stesso nome lettera per lettera.`,
        en: `Add “${absent}”: each strategy has a cost and an effect, with the same name letter by letter.`,
      },
    );
  }
  if (costs.length === 0 && effects.length === 0) {
    wrong(
      1,
      'no-strategies',
      {
        it: 'Nessuna colonna «cost_…» ed «effect_…»: non ci sono strategie da confrontare.',
        en: 'No columns “cost_…” and “effect_…”: there are no strategies to compare.',
      },
      {
        it: 'Le intestazioni sono draw,cost_a,effect_a,cost_b,effect_b,… e stanno nella prima riga.',
        en: 'Headings are draw,cost_a,effect_a,cost_b,effect_b,… and stand in the first line.',
      },
    );
  }
  if (problems.length > 0) return { value: undefined, problems };

  const parameters: string[] = [];
  const columns = header.map((name): DrawColumn => {
    if (name === 'draw') return { name, kind: 'draw', index: 0 };
    if (name.startsWith(prefixes.cost))
      return { name, kind: 'cost', index: costs.indexOf(name.slice(prefixes.cost.length)) };
    if (name.startsWith(prefixes.effect))
      return { name, kind: 'effect', index: costs.indexOf(name.slice(prefixes.effect.length)) };
    parameters.push(name);
    return { name, kind: 'parameter', index: parameters.length - 1 };
  });
  return { value: { strategies: costs, parameters, columns }, problems: [] };
}

function wrongSeparator(file: string, separator: string): Problem {
  const [it, en] = separator === ';' ? ['punto e virgola', 'semicolons'] : ['tabulazioni', 'tabs'];
  return errorAt(
    { file, line: 1 },
    'wrong-separator',
    {
      it: `Le colonne sono separate da ${it}, non da virgole.`,
      en: `Columns are separated by ${en}, not by commas.`,
    },
    {
      it: 'Salvare con la virgola tra le colonne e il punto nei decimali: con un altro separatore non si sa se 1.234 è mille o uno virgola due.',
      en: 'Save with commas between columns and points in decimals: with another separator it is not known whether 1.234 is a thousand or one point two.',
    },
  );
}

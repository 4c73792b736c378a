import { choleskyFactor, lowerTriangle } from '../numbers/cholesky.ts';
import { errorAt, type Problem } from '../problem.ts';
import { type Correlation, type CorrelationGroup, correlationGroups } from './correlation.ts';
import type { Lot } from './lot.ts';
import { namedInput, unknownInput } from './namedInput.ts';
import type { Locate } from './parseTender.ts';

/** Pairs that can be drawn together, each once, and coefficients that are possible all at once. */
export function correlationProblems(lot: Lot, locate: Locate): Problem[] {
  const { correlations = [] } = lot;
  const pairs = correlations.flatMap((pair, at) =>
    pairProblems(lot, pair, correlations.slice(0, at), (path) => locate(['correlations', at, ...path])),
  );
  // A pair that is wrong or twice would make a matrix that nobody meant.
  if (pairs.length > 0) return pairs;
  return correlationGroups(lot).flatMap((group) => matrixProblems(group, correlations, locate));
}

function pairProblems(
  lot: Lot,
  { between, coefficient }: Correlation,
  before: readonly Correlation[],
  locate: Locate,
): Problem[] {
  const [a, b] = between;
  const problems: Problem[] = [];
  if (coefficient === 0) {
    problems.push(
      errorAt(
        locate(['coefficient']),
        'correlation-zero',
        {
          it: `La correlazione tra «${a}» e «${b}» è 0: così si estraggono già le coppie non elencate.`,
          en: `The correlation of “${a}” and “${b}” is 0: that is how pairs not listed are drawn already.`,
        },
        {
          it: 'Togliere la coppia, o correggere il coefficiente.',
          en: 'Remove the pair, or correct the coefficient.',
        },
      ),
    );
  }
  if (a === b) {
    problems.push(
      errorAt(
        locate(['between']),
        'correlation-with-itself',
        { it: `«${a}» è correlato con sé stesso.`, en: `“${a}” is correlated with itself.` },
        { it: 'Nominare due grandezze diverse.', en: 'Name two different inputs.' },
      ),
    );
    return problems;
  }
  if (before.some((pair) => pair.between.includes(a) && pair.between.includes(b))) {
    problems.push(
      errorAt(
        locate(['between']),
        'correlation-twice',
        {
          it: `La correlazione tra «${a}» e «${b}» è dichiarata due volte.`,
          en: `The correlation of “${a}” and “${b}” is declared twice.`,
        },
        { it: 'Lasciarne una.', en: 'Keep one of them.' },
      ),
    );
  }
  const inputs = between.map((id) => namedInput(lot, id));
  inputs.forEach((input, end) => {
    const id = between[end] as string;
    const place = locate(['between', end]);
    if (input === undefined) problems.push(unknownInput(lot, id, place));
    else if (input.known) {
      problems.push(
        errorAt(
          place,
          'correlation-known-figure',
          {
            it: `«${id}» è un valore noto: non si estrae, dunque non può muoversi con altre grandezze.`,
            en: `“${id}” is a known figure: it is not drawn, so it cannot move with others.`,
          },
          {
            it: 'Togliere la coppia, o dichiarare quanto è incerto.',
            en: 'Remove the pair, or declare how uncertain it is.',
          },
        ),
      );
    } else if (input.ownDraws) {
      problems.push(
        errorAt(
          place,
          'correlation-own-draws',
          {
            it: `«${id}» viene dalle simulazioni del fornitore, che si estraggono a righe intere: ciò che lega le sue colonne è già nelle righe.`,
            en: `“${id}” comes from the supplier’s own draws, which are taken in whole rows: what holds between their columns is in the rows already.`,
          },
          { it: 'Togliere la coppia.', en: 'Remove the pair.' },
        ),
      );
    } else if (input.category) {
      problems.push(
        errorAt(
          place,
          'correlation-category',
          {
            it: `«${id}» è una categoria: le sue quote sono già legate tra loro, perché sommano a 1.`,
            en: `“${id}” is a category: its shares are tied to each other already, because they add up to 1.`,
          },
          {
            it: 'Togliere la coppia, o usare un indicatore di forma «events-of-n».',
            en: 'Remove the pair, or use an indicator of the form “events-of-n”.',
          },
        ),
      );
    }
  });
  const [first, second] = inputs;
  if (first !== undefined && second !== undefined && first.scope !== second.scope) {
    problems.push(
      errorAt(
        locate(['between']),
        'correlation-across',
        {
          it: `«${a}» e «${b}» sono un parametro comune e un indicatore: la correlazione legherebbe tra loro tutte le offerte.`,
          en: `“${a}” and “${b}” are a shared parameter and an indicator: the correlation would tie all offers to each other.`,
        },
        {
          it: 'Scrivere il legame come formula del modello, per esempio con un parametro comune che moltiplica l’indicatore.',
          en: 'Write the tie as a formula of the model, for instance with a shared parameter that multiplies the indicator.',
        },
      ),
    );
  }
  return problems;
}

function matrixProblems(
  { members, matrix }: CorrelationGroup,
  correlations: readonly Correlation[],
  locate: Locate,
): Problem[] {
  if (isPossible(matrix)) return [];
  const names = members.join(', ');
  const missing = members.flatMap((a, at) =>
    members.slice(at + 1).flatMap((b, after) => (matrix[at]?.[at + 1 + after] === 0 ? [`${a} – ${b}`] : [])),
  );
  const share = possibleShare(matrix);
  const declare: { readonly it: string; readonly en: string } =
    missing.length === 0
      ? { it: '', en: '' }
      : {
          it: ` Oppure dichiarare le coppie mancanti, che ora valgono 0: ${missing.join('; ')}.`,
          en: ` Or declare the pairs that are missing, which now count as 0: ${missing.join('; ')}.`,
        };
  return [
    errorAt(
      locate([
        'correlations',
        correlations.findIndex(({ between }) => members.includes(between[0])),
        'coefficient',
      ]),
      'correlations-impossible',
      {
        it: `Le correlazioni tra ${names} non sono possibili tutte insieme (la matrice non è definita positiva).`,
        en: `The correlations of ${names} are not possible all at once (the matrix is not positive definite).`,
      },
      {
        it: `Abbassare i coefficienti: moltiplicati per ${share} sono possibili.${declare.it}`,
        en: `Lower the coefficients: multiplied by ${share} they are possible.${declare.en}`,
      },
    ),
  ];
}

/** The largest factor, in hundredths, with which all coefficients of a matrix become possible. */
function possibleShare(matrix: CorrelationGroup['matrix']): number {
  const scaled = (share: number): Float64Array[] =>
    matrix.map((row, at) => row.map((value, column) => (column === at ? value : value * share)));
  let hundredths = 99;
  while (hundredths > 1 && !isPossible(scaled(hundredths / 100))) hundredths--;
  return hundredths / 100;
}

/** Positive definite. */
function isPossible(matrix: readonly Float64Array[]): boolean {
  return choleskyFactor(lowerTriangle(matrix), matrix.length) !== undefined;
}

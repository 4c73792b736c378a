import { errorAt, type Problem, type Text } from '../problem.ts';
import { CONSISTENCY_LIMIT, comparedWeights, judgementToMend } from './comparedWeights.ts';
import { duplicates } from './duplicates.ts';
import type { Lot } from './lot.ts';
import type { Locate, Path } from './parseTender.ts';
import type { WeightComparison } from './weightComparison.ts';

/** A whole table of comparisons, free enough of contradictions, from which the published weights follow. */
export function weightComparisonProblems(lot: Lot, locate: Locate): Problem[] {
  const { weightComparison } = lot;
  if (weightComparison === undefined) return [];
  const here: Locate = (path) => locate(['weightComparison', ...path]);
  const table = [
    ...namesProblems(lot, weightComparison, here),
    ...pairProblems(weightComparison, here),
    ...stepProblems(weightComparison, here),
  ];
  if (table.length > 0) return table;
  const inconsistent = consistencyProblems(weightComparison, here);
  return inconsistent.length > 0 ? inconsistent : weightProblems(lot, weightComparison, locate);
}

interface Weight {
  readonly code: string;
  readonly weight: number;
  readonly path: Path;
}

/** The published weights, those of the price and of its items among them, and where they stand. */
function publishedWeights({ criteria, price }: Lot): Weight[] {
  return [
    ...criteria.map(({ code, weight }, at) => ({ code, weight, path: ['criteria', at, 'weight'] })),
    { code: price.code, weight: price.weight, path: ['price', 'weight'] },
    ...(price.kind === 'items' ? price.items : []).map(({ code, weight }, at) => ({
      code,
      weight,
      path: ['price', 'items', at, 'weight'],
    })),
  ];
}

function namesProblems(lot: Lot, { criteria, comparisons }: WeightComparison, locate: Locate): Problem[] {
  const known = publishedWeights(lot).map(({ code }) => code);
  const unknown = criteria.flatMap((code, at) =>
    known.includes(code) ? [] : [unknownCode(code, known, locate(['criteria', at]))],
  );
  const notListed = comparisons.flatMap((comparison, at) =>
    (['a', 'b'] as const).flatMap((side) =>
      criteria.includes(comparison[side])
        ? []
        : [unknownCode(comparison[side], criteria, locate(['comparisons', at, side]))],
    ),
  );
  return [...unknown, ...duplicates(criteria, (at) => locate(['criteria', at]), 'criteria'), ...notListed];
}

function unknownCode(code: string, known: readonly string[], where: Problem['where']): Problem {
  return errorAt(
    where,
    'unknown-criterion',
    {
      it: `«${code}» non è tra i criteri che si possono confrontare qui.`,
      en: `“${code}” is not among the criteria that can be compared here.`,
    },
    { it: `Ammessi: ${known.join(', ')}.`, en: `Allowed: ${known.join(', ')}.` },
  );
}

/** Each pair once, and no criterion with itself. */
function pairProblems({ criteria, comparisons }: WeightComparison, locate: Locate): Problem[] {
  const isPair = (a: string, b: string) => (one: { readonly a: string; readonly b: string }) =>
    (one.a === a && one.b === b) || (one.a === b && one.b === a);
  const wrong = comparisons.flatMap(({ a, b }, at): Problem[] => {
    const first = comparisons.findIndex(isPair(a, b));
    if (a !== b && first === at) return [];
    return [
      errorAt(
        locate(['comparisons', at]),
        a === b ? 'comparison-with-itself' : 'comparison-twice',
        a === b
          ? { it: `${a} è confrontato con sé stesso.`, en: `${a} is compared with itself.` }
          : {
              it: `${a} e ${b} sono già confrontati al n. ${first + 1}: due giudizi sulla stessa coppia si contraddicono o si ripetono.`,
              en: `${a} and ${b} are compared at no. ${first + 1} already: two judgements of one pair contradict or repeat each other.`,
            },
        { it: 'Lasciarne uno solo per coppia.', en: 'Leave one for each pair.' },
      ),
    ];
  });
  const missing = criteria.flatMap((a, at) =>
    criteria.slice(at + 1).flatMap((b) => (a === b || comparisons.some(isPair(a, b)) ? [] : [`${a} – ${b}`])),
  );
  if (missing.length === 0) return wrong;
  return [
    ...wrong,
    errorAt(
      locate(['comparisons']),
      'comparisons-missing',
      {
        it: `La tabella dei confronti non è completa: ${missing.length === 1 ? 'manca la coppia' : 'mancano le coppie'} ${missing.join('; ')}.`,
        en: `The table of comparisons is not complete: ${missing.length === 1 ? 'the pair is' : 'pairs are'} missing: ${missing.join('; ')}.`,
      },
      {
        it: 'Confrontare ogni coppia di criteri una volta.',
        en: 'Compare each pair of criteria once.',
      },
    ),
  ];
}

/** A total that can be shared out in whole steps of the last decimal. */
function stepProblems({ total, decimals }: WeightComparison, locate: Locate): Problem[] {
  if (Number(total.toFixed(decimals)) === total) return [];
  return [
    errorAt(
      locate(['total']),
      'total-too-fine',
      {
        it: `Pesi con ${decimals} decimali non possono sommare a ${inItalian(total)}.`,
        en: `Weights with ${decimals} decimals cannot add up to ${total}.`,
      },
      { it: 'Dichiarare più decimali o un altro totale.', en: 'Declare more decimals or another total.' },
    ),
  ];
}

function consistencyProblems(comparison: WeightComparison, locate: Locate): Problem[] {
  const { consistencyRatio } = comparedWeights(comparison);
  if (consistencyRatio < CONSISTENCY_LIMIT) return [];
  const mended = judgementToMend(comparison);
  const judgement = comparison.comparisons[mended.at];
  if (judgement === undefined) throw new Error('a table without comparisons');
  const { a, b, value } = judgement;
  const enough: Text =
    mended.consistencyRatio < CONSISTENCY_LIMIT
      ? { it: '', en: '' }
      : { it: ', che non basta: servono altri giudizi', en: ', which is not enough: others must be revised' };
  return [
    errorAt(
      locate(['comparisons', mended.at, 'value']),
      'comparisons-inconsistent',
      {
        it: `I confronti si contraddicono: il rapporto di consistenza è ${threeDecimals(consistencyRatio).it}, il limite ${inItalian(CONSISTENCY_LIMIT)}. Il giudizio più in contrasto con gli altri è ${a} – ${b} = ${value}.`,
        en: `The comparisons contradict each other: the consistency ratio is ${threeDecimals(consistencyRatio).en}, the limit ${CONSISTENCY_LIMIT}. The judgement most at odds with the others is ${a} – ${b} = ${value}.`,
      },
      {
        it: `Riesaminare i giudizi con chi li ha dati. Dagli altri seguirebbe ${a} – ${b} = ${mended.value}: il rapporto sarebbe ${threeDecimals(mended.consistencyRatio).it}${enough.it}.`,
        en: `Go over the judgements with those who gave them. From the others ${a} – ${b} = ${mended.value} would follow: the ratio would be ${threeDecimals(mended.consistencyRatio).en}${enough.en}.`,
      },
    ),
  ];
}

function weightProblems(lot: Lot, comparison: WeightComparison, locate: Locate): Problem[] {
  const published = publishedWeights(lot);
  const { weights } = comparedWeights(comparison);
  return comparison.criteria.flatMap((code, at) => {
    const own = published.find((one) => one.code === code);
    const due = weights[at] as number;
    if (own === undefined || own.weight === due) return [];
    return [
      errorAt(
        locate(own.path),
        'weight-not-compared',
        {
          it: `Il peso di ${code} è ${inItalian(own.weight)}, ma dai confronti a coppie segue ${inItalian(due)}.`,
          en: `The weight of ${code} is ${own.weight}, but ${due} follows from the pairwise comparisons.`,
        },
        due === 0
          ? {
              it: 'Un criterio senza punti non conta: dichiarare più decimali in weightComparison o togliere il criterio.',
              en: 'A criterion without points does not count: declare more decimals in weightComparison or remove the criterion.',
            }
          : {
              it: `Scrivere ${inItalian(due)}, correggere i confronti o togliere weightComparison.`,
              en: `Write ${due}, correct the comparisons or remove weightComparison.`,
            },
      ),
    ];
  });
}

function inItalian(value: number | string): string {
  return String(value).replace('.', ',');
}

function threeDecimals(value: number): Text {
  const en = value.toFixed(3);
  return { it: inItalian(en), en };
}

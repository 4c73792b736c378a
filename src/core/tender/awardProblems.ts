import { errorAt, type Problem, type Text } from '../problem.ts';
import { duplicates } from './duplicates.ts';
import type { Lot } from './lot.ts';
import type { Locate, Path } from './parseTender.ts';

/** Award rules that name what is not there, cannot be met, or do not add up. */
export function awardProblems(lot: Lot, locate: Locate): Problem[] {
  return [
    ...unknownCriteria(lot, locate),
    ...thresholdProblems(lot, locate),
    ...tieProblems(lot, locate),
    ...winnerProblems(lot, locate),
  ];
}

/** Codes that award rules name, each with where it stands. */
function namedCriteria({ award }: Lot): { readonly code: string; readonly path: Path }[] {
  const { threshold, rescaling, ties } = award;
  return [
    ...(threshold.kind === 'criteria'
      ? threshold.minimum.map(({ criterion }, at) => ({
          code: criterion,
          path: ['award', 'threshold', 'minimum', at, 'criterion'],
        }))
      : []),
    ...(typeof rescaling.first === 'string'
      ? []
      : rescaling.first.criteria.map((code, at) => ({
          code,
          path: ['award', 'rescaling', 'first', 'criteria', at],
        }))),
    ...ties.flatMap((tie, at) =>
      typeof tie === 'string' ? [] : [{ code: tie.higherOn, path: ['award', 'ties', at, 'higherOn'] }],
    ),
  ];
}

function unknownCriteria(lot: Lot, locate: Locate): Problem[] {
  const codes = lot.criteria.map(({ code }) => code);
  return namedCriteria(lot)
    .filter(({ code }) => !codes.includes(code))
    .map(({ code, path }) =>
      errorAt(
        locate(path),
        'unknown-criterion',
        {
          it: `«${code}» non è un criterio tecnico di questo lotto.`,
          en: `“${code}” is not a technical criterion of this lot.`,
        },
        { it: `Criteri: ${codes.join(', ')}.`, en: `Criteria: ${codes.join(', ')}.` },
      ),
    );
}

function thresholdProblems({ award, criteria }: Lot, locate: Locate): Problem[] {
  const { threshold } = award;
  if (threshold.kind === 'none') return [];
  const technical = criteria.reduce((sum, { weight }) => sum + weight, 0);
  const unreachable = (path: Path, points: number, maximum: number, of: Text): Problem[] =>
    points <= maximum
      ? []
      : [
          errorAt(
            locate(['award', 'threshold', ...path]),
            'threshold-unreachable',
            {
              it: `La soglia di ${points} punti supera i ${maximum} punti ${of.it} disponibili.`,
              en: `The threshold of ${points} points exceeds the ${maximum} ${of.en} points available.`,
            },
            { it: 'Abbassare la soglia.', en: 'Lower the threshold.' },
          ),
        ];
  const ofTotal: Text = { it: 'tecnici', en: 'technical' };
  if (threshold.kind === 'technical-total')
    return unreachable(['points'], threshold.points, technical, ofTotal);
  return [
    ...threshold.minimum.flatMap(({ criterion, points }, at) => {
      const weight = criteria.find(({ code }) => code === criterion)?.weight;
      if (weight === undefined) return [];
      const of: Text = { it: `del criterio ${criterion}`, en: `${criterion}` };
      return unreachable(['minimum', at, 'points'], points, weight, of);
    }),
    ...(threshold.total === undefined ? [] : unreachable(['total'], threshold.total, technical, ofTotal)),
    ...duplicates(
      threshold.minimum.map(({ criterion }) => criterion),
      (at) => locate(['award', 'threshold', 'minimum', at, 'criterion']),
      'threshold',
    ),
  ];
}

function tieProblems({ award }: Lot, locate: Locate): Problem[] {
  const drawn = award.ties.indexOf('drawing-of-lots');
  if (drawn === -1 || drawn === award.ties.length - 1) return [];
  return [
    errorAt(
      locate(['award', 'ties', drawn + 1]),
      'tie-after-drawing',
      {
        it: 'Dopo il sorteggio non resta nulla da decidere.',
        en: 'After drawing lots nothing is left to decide.',
      },
      { it: 'Mettere «drawing-of-lots» per ultimo.', en: 'Put `drawing-of-lots` last.' },
    ),
  ];
}

function winnerProblems({ award }: Lot, locate: Locate): Problem[] {
  const { winners } = award;
  if (winners.kind === 'one') return [];
  const problems: Problem[] = [];
  const total = Math.round(winners.quotas.reduce((sum, quota) => sum + quota, 0) * 1e9) / 1e9;
  if (total !== 1) {
    problems.push(
      errorAt(
        locate(['award', 'winners', 'quotas']),
        'quotas-total',
        { it: `Le quote sommano a ${total}, non a 1.`, en: `The quotas add up to ${total}, not to 1.` },
        { it: 'Correggere le quote: 0.6 è il 60%.', en: 'Correct the quotas: 0.6 is 60%.' },
      ),
    );
  }
  const rising = winners.quotas.findIndex((quota, at) => at > 0 && quota > (winners.quotas[at - 1] ?? 1));
  if (rising !== -1) {
    problems.push(
      errorAt(
        locate(['award', 'winners', 'quotas', rising]),
        'quotas-order',
        {
          it: 'Una posizione peggiore avrebbe una quota maggiore.',
          en: 'A worse rank would get a greater quota.',
        },
        {
          it: 'Ordinare le quote dalla maggiore alla minore.',
          en: 'Order the quotas from greatest to least.',
        },
      ),
    );
  }
  return problems;
}

import { errorAt, type Problem, type Text, warningAt } from '../problem.ts';
import { isRescaled } from '../scoring/coefficients.ts';
import type { Criterion } from '../tender/criterion.ts';
import type { Path } from '../tender/parseTender.ts';
import { figureText } from './figureText.ts';
import type { ReadLot } from './readLot.ts';

/** The coefficients that a criterion can give to any offer the documents admit, before rescaling. */
export interface CoefficientRange {
  readonly least: number;
  readonly most: number;
  /** Where the upper end is declared, below the criterion. */
  readonly declared: Path;
}

/** @param idealGain coefficient of the ideal profile on the benefit criterion */
export function coefficientRange({ rule }: Criterion, idealGain: number): CoefficientRange {
  switch (rule.kind) {
    case 'benefit':
      return { least: 0, most: idealGain, declared: ['rule', 'anchor'] };
    case 'discretionary-mean':
      return { ...ends(rule.ladder.map(({ coefficient }) => coefficient)), declared: ['rule', 'ladder'] };
    case 'discretionary-pairwise':
      return { least: 0, most: 1, declared: ['rule'] };
    case 'tabular':
      return { ...ends(rule.levels.map(({ coefficient }) => coefficient)), declared: ['rule', 'levels'] };
    case 'quantitative': {
      const { scale, least, most } = rule;
      if (scale.kind === 'range') return { least: 0, most: 1, declared: ['rule', 'scale'] };
      if (scale.kind === 'best') return { least: least / most, most: 1, declared: ['rule', 'scale'] };
      const at = (figure: number): number =>
        Math.min(1, Math.max(0, (figure - scale.zero) / (scale.full - scale.zero)));
      return { ...ends([at(least), at(most)]), declared: ['rule', 'scale', 'full'] };
    }
  }
}

function ends(values: readonly number[]): { least: number; most: number } {
  return { least: Math.min(...values), most: Math.max(...values) };
}

/** Criteria whose full points nobody can get, or that give all offers the same. */
export function criterionFindings({ lot, locate }: ReadLot): Problem[] {
  return lot.criteria.flatMap((criterion, at) => {
    if (criterion.rule.kind === 'benefit') return [];
    const { least, most, declared } = coefficientRange(criterion, 1);
    const place = locate(['criteria', at, ...declared]);
    const { code, weight } = criterion;
    if (least === most) return [warningAt(place, 'criterion-without-effect', ...tellsNobodyApart(code))];
    if (most >= 1 || isRescaled(lot, criterion)) return [];
    const points = figureText(most * weight);
    return [
      errorAt(
        place,
        'full-points-unreachable',
        {
          it: `Nessuna offerta ammessa può avere più di ${points.it} dei ${weight} punti del criterio ${code}.`,
          en: `No admissible offer can get more than ${points.en} of the ${weight} points of criterion ${code}.`,
        },
        {
          it: 'Portare a 1 il coefficiente più alto raggiungibile, o ridurre il peso del criterio.',
          en: 'Raise the highest coefficient within reach to 1, or lower the weight of the criterion.',
        },
      ),
    ];
  });
}

function tellsNobodyApart(code: string): [Text, Text] {
  return [
    {
      it: `Il criterio ${code} dà a tutte le offerte ammesse lo stesso coefficiente: non decide nulla.`,
      en: `Criterion ${code} gives all admissible offers the same coefficient: it decides nothing.`,
    },
    {
      it: 'Cambiarne la scala, o distribuire i suoi punti su altri criteri.',
      en: 'Change its scale, or give its points to other criteria.',
    },
  ];
}

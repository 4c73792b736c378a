import { binary } from '../numbers/arithmetic.ts';
import { errorAt, type Problem, warningAt } from '../problem.ts';
import { isRescaled } from '../scoring/coefficients.ts';
import { noCommittee } from '../scoring/committee.ts';
import { score } from '../scoring/score.ts';
import type { AwardRules } from '../tender/awardRules.ts';
import { priceItems } from '../tender/price.ts';
import { coefficientRange } from './criterionFindings.ts';
import { figureText } from './figureText.ts';
import type { ReadLot } from './readLot.ts';

/** Award rules that nobody can meet, that do nothing, or that decide by other offers or by chance. */
export function awardFindings(read: ReadLot): Problem[] {
  return [
    ...thresholdFindings(read),
    ...thresholdAfterSecond(read),
    ...drawingFirst(read),
    ...loneOffer(read),
  ];
}

/** Minimum points against what the best and the worst admissible offer would have. */
function thresholdFindings({ lot, locate, benefits, benefit }: ReadLot): Problem[] {
  const { threshold, rescaling } = lot.award;
  if (threshold.kind === 'none') return [];
  // The ideal profile has the maximum on every scale but this one.
  const idealGain =
    benefit.rule.anchor === 'equal-euro'
      ? Math.min(
          1,
          ((benefits.ideal - benefits.minimum) * lot.price.weight) / lot.basePrice / benefit.criterion.weight,
        )
      : 1;
  const rescaled = threshold.stage !== 'before-rescaling';
  const ranges = new Map(
    lot.criteria.map((criterion) => {
      const { least, most } = coefficientRange(criterion, idealGain);
      const top = rescaled && isRescaled(lot, criterion) ? 1 : most;
      return [criterion.code, { least: least * criterion.weight, most: top * criterion.weight }];
    }),
  );
  const all = [...ranges.values()];
  const stretched = threshold.stage === 'after-rescaling' && rescaling.second !== 'none';
  const total = {
    least: all.reduce((sum, { least }) => sum + least, 0),
    most: stretched
      ? lot.criteria.reduce((sum, { weight }) => sum + weight, 0)
      : all.reduce((sum, { most }) => sum + most, 0),
  };
  const minima =
    threshold.kind === 'technical-total'
      ? [{ path: ['points'], points: threshold.points, range: total }]
      : [
          ...threshold.minimum.map(({ criterion, points }, at) => ({
            path: ['minimum', at, 'points'],
            points,
            range: ranges.get(criterion) ?? total,
          })),
          ...(threshold.total === undefined
            ? []
            : [{ path: ['total'], points: threshold.total, range: total }]),
        ];
  return minima.flatMap(({ path, points, range }) => {
    const place = locate(['award', 'threshold', ...path]);
    const [least, most] = [figureText(range.least), figureText(range.most)];
    if (points > range.most + 1e-9) {
      return [
        errorAt(
          place,
          'threshold-beyond-best',
          {
            it: `Nemmeno la migliore offerta possibile, con ${most.it} punti, raggiunge la soglia di ${figureText(points).it}.`,
            en: `Not even the best possible offer, with ${most.en} points, meets the threshold of ${figureText(points).en}.`,
          },
          { it: 'Abbassare la soglia.', en: 'Lower the threshold.' },
        ),
      ];
    }
    if (points > range.least) return [];
    return [
      warningAt(
        place,
        'threshold-met-by-all',
        {
          it: `La soglia di ${figureText(points).it} punti non esclude nessuno: anche la peggiore offerta ammessa ne ha ${least.it}.`,
          en: `The threshold of ${figureText(points).en} points excludes nobody: even the worst admissible offer has ${least.en}.`,
        },
        { it: 'Alzare la soglia o toglierla.', en: 'Raise the threshold or remove it.' },
      ),
    ];
  });
}

function thresholdAfterSecond({ lot, locate }: ReadLot): Problem[] {
  const { threshold, rescaling } = lot.award;
  if (threshold.kind === 'none' || threshold.stage !== 'after-rescaling' || rescaling.second === 'none')
    return [];
  return [
    warningAt(
      locate(['award', 'threshold', 'stage']),
      'threshold-after-second-rescaling',
      {
        it: 'La soglia guarda i punti dopo la seconda riparametrazione: l’offerta migliore la supera sempre, per quanto scarsa, e le altre secondo quanto le sono vicine.',
        en: 'The threshold looks at points after the second rescaling: the best offer always passes, however poor, and the others by how close they are to it.',
      },
      {
        it: 'Guardare i punti prima della riparametrazione (Cons. Stato V 9075/2023).',
        en: 'Look at the points before rescaling (Cons. Stato V 9075/2023).',
      },
    ),
  ];
}

function drawingFirst({ lot, locate }: ReadLot): Problem[] {
  if (lot.award.ties[0] !== 'drawing-of-lots') return [];
  return [
    warningAt(
      locate(['award', 'ties', 0]),
      'drawing-first',
      {
        it: 'A parità di punti decide subito il sorteggio.',
        en: 'Equal totals are decided by drawing lots at once.',
      },
      {
        it: 'Mettere prima il punteggio tecnico più alto («higher-technical») o il prezzo più basso («lower-price»).',
        en: 'Put `higher-technical` or `lower-price` first.',
      },
    ),
  ];
}

/** How little better than the minimum acceptable profile, and below the base price, the offer of this test is. */
const BARELY = 0.01;

/** A lone offer barely above the minimum acceptable benefit that gets all the points of the benefit. */
function loneOffer({ lot, locate, benefits, benefit }: ReadLot): Problem[] {
  const { criterion, at } = benefit;
  const threshold: AwardRules['threshold'] = { kind: 'none' };
  const rules = { ...lot, criteria: [criterion], award: { ...lot.award, threshold } };
  const alone = {
    id: 'alone',
    benefit: benefits.minimum + BARELY * (benefits.ideal - benefits.minimum),
    declarations: {},
    measures: {},
    prices: Object.fromEntries(
      priceItems(lot).map(({ code, basePrice }) => [code, (1 - BARELY) * basePrice]),
    ),
  };
  const { ranking } = score(rules, [alone], noCommittee, benefits, binary);
  const { technicalPoints = 0, economicPoints = 0 } = ranking[0] ?? {};
  if (technicalPoints < 0.99 * criterion.weight) return [];
  const [quality, price] = [figureText(technicalPoints), figureText(economicPoints)];
  return [
    warningAt(
      locate(['criteria', at, 'rule', 'oneAboveMinimum']),
      'lone-offer-full-points',
      {
        it: `Un’offerta sola, all’1% della strada dal minimo accettabile all’ideale e con l’1% di ribasso, avrebbe ${quality.it} punti di beneficio su ${criterion.weight} e ${price.it} di prezzo su ${lot.price.weight}.`,
        en: `A lone offer, 1% of the way from the minimum acceptable to the ideal and with a discount of 1%, would get ${quality.en} points of benefit of ${criterion.weight} and ${price.en} of price of ${lot.price.weight}.`,
      },
      {
        it: 'Con un’offerta sola i punti non decidono: prevedere che si possa non aggiudicare, o misurare anche l’offerta sola fino al profilo ideale («oneAboveMinimum: absolute-ideal»).',
        en: 'With a lone offer points decide nothing: reserve the right not to award, or choose `oneAboveMinimum: absolute-ideal`.',
      },
    ),
  ];
}

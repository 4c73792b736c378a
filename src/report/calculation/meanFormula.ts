import type { Prior } from '../../core/distributions/beta.ts';
import { type Distribution, mean } from '../../core/distributions/distribution.ts';
import type { Evidence } from '../../core/evidence/evidence.ts';
import { type EvidenceField, fieldLabels, type Given } from '../../core/evidence/evidenceFields.ts';
import type { Text } from '../../core/problem.ts';
import type { Indicator } from '../../core/tender/indicator.ts';
import { type Parameter, parameterDistribution } from '../../core/tender/parameter.ts';
import * as live from './live.ts';

/** A figure that a mean is made of, besides those that suppliers give. */
export type MeanFigure = EvidenceField | 'prior' | 'categories' | 'a' | 'b' | 'shape' | 'scale';

/** A mean as its figures and the formula of them. */
export interface MeanFormula {
  readonly figures: Readonly<Partial<Record<MeanFigure, number>>>;
  of(cell: (figure: MeanFigure) => live.Live): live.Live;
}

export const meanFigureLabels: Record<MeanFigure, Text> = {
  ...fieldLabels,
  prior: { it: 'A priori, per categoria', en: 'Prior, per category' },
  categories: { it: 'Categorie', en: 'Categories' },
  a: { it: 'Beta: a', en: 'Beta: a' },
  b: { it: 'Beta: b', en: 'Beta: b' },
  shape: { it: 'Gamma: forma', en: 'Gamma: shape' },
  scale: { it: 'Gamma: scala', en: 'Gamma: scale' },
};

const priorCount: Record<Prior, number> = { none: 0, jeffreys: 0.5, uniform: 1 };

/** Mean of what a supplier gave for an indicator, by the form that the tender asks for; of a ratio the mean ratio. */
export function evidenceMean(
  { evidence: form, minimumAcceptable }: Indicator,
  evidence: Evidence,
): MeanFormula {
  const { given, distribution } = evidence;
  if (distribution.family === 'fixed' && form.form !== 'value')
    return figureItself('value', minimumAcceptable);
  switch (form.form) {
    case 'events-of-n':
      return fromCounts(given, form.prior, 2);
    case 'category':
      return fromCounts(given, form.prior, form.categories);
    case 'mean-sd-n':
      return { figures: given, of: (cell) => cell('mean') };
    case 'mean-se':
      return { figures: given, of: (cell) => cell('mean') };
    case 'ratio-interval':
    case 'ratio-to-baseline':
      return { figures: given, of: ratioMean };
    case 'min-max':
      return { figures: given, of: uniformMean };
    case 'min-mode-max':
      return { figures: given, of: triangularMean };
    case 'two-arms':
      return { figures: given, of: armsMean };
    case 'value':
    case 'interval':
    case 'quantiles':
    case 'own-draws':
      return fittedMean(distribution);
  }
}

/** Mean of a shared parameter. */
export function parameterMean(parameter: Parameter): MeanFormula {
  const { value } = parameter;
  switch (value.family) {
    case 'gamma':
    case 'beta':
    case 'normal':
      return { figures: { mean: value.mean, se: value.se }, of: (cell) => cell('mean') };
    case 'gamma-sd':
      return { figures: { mean: value.mean, sd: value.sd, n: value.n }, of: (cell) => cell('mean') };
    case 'lognormal':
      return {
        figures: { estimate: value.estimate, lower: value.lower, upper: value.upper },
        of: ratioMean,
      };
    case 'uniform':
      return { figures: { minimum: value.minimum, maximum: value.maximum }, of: uniformMean };
    case 'triangular':
      return {
        figures: { minimum: value.minimum, mode: value.mode, maximum: value.maximum },
        of: triangularMean,
      };
    case 'beta-events':
      return fromCounts(value, value.prior, 2);
    case 'lognormal-arms': {
      const { events, n, comparatorEvents, comparatorN } = value;
      return { figures: { events, n, comparatorEvents, comparatorN }, of: armsMean };
    }
    case 'fixed':
    case 'beta-interval':
    case 'gamma-interval':
    case 'beta-quantiles':
    case 'gamma-quantiles':
      return fittedMean(parameterDistribution(parameter));
  }
}

function figureItself(figure: MeanFigure, value: number): MeanFormula {
  return { figures: { [figure]: value }, of: (cell) => cell(figure) };
}

function fromCounts(
  { events = 0, n = 0 }: Pick<Given, 'events' | 'n'>,
  prior: Prior,
  categories: number,
): MeanFormula {
  return {
    figures: { events, n, prior: priorCount[prior], categories },
    of: (cell) =>
      live.over(
        live.plus(cell('events'), cell('prior')),
        live.plus(cell('n'), live.times(cell('categories'), cell('prior'))),
      ),
  };
}

/** A distribution that was found by search, or draws: their parameters or their mean stand as figures. */
function fittedMean(distribution: Distribution): MeanFormula {
  switch (distribution.family) {
    case 'beta':
      return {
        figures: { a: distribution.a, b: distribution.b },
        of: (cell) => live.over(cell('a'), live.plus(cell('a'), cell('b'))),
      };
    case 'gamma':
      return {
        figures: { shape: distribution.shape, scale: distribution.scale },
        of: (cell) => live.times(cell('shape'), cell('scale')),
      };
    case 'fixed':
      return figureItself('value', distribution.value);
    default:
      return figureItself('mean', mean(distribution));
  }
}

/** exp(μ + σ²/2) with μ = ln estimate and σ from the width of the 95% interval. */
function ratioMean(cell: (figure: MeanFigure) => live.Live): live.Live {
  const width = live.minus(live.logarithm(cell('upper')), live.logarithm(cell('lower')));
  const sigma = live.over(width, live.number(2 * 1.959964));
  return live.exponential(
    live.plus(
      live.logarithm(cell('estimate')),
      live.over(live.raised(sigma, live.number(2)), live.number(2)),
    ),
  );
}

/** exp(μ + σ²/2) of the risk ratio of two arms. */
function armsMean(cell: (figure: MeanFigure) => live.Live): live.Live {
  const one = live.number(1);
  const ratio = live.over(
    live.over(cell('events'), cell('n')),
    live.over(cell('comparatorEvents'), cell('comparatorN')),
  );
  const variance = live.minus(
    live.plus(
      live.minus(live.over(one, cell('events')), live.over(one, cell('n'))),
      live.over(one, cell('comparatorEvents')),
    ),
    live.over(one, cell('comparatorN')),
  );
  return live.exponential(live.plus(live.logarithm(ratio), live.over(variance, live.number(2))));
}

function uniformMean(cell: (figure: MeanFigure) => live.Live): live.Live {
  return live.over(live.plus(cell('minimum'), cell('maximum')), live.number(2));
}

function triangularMean(cell: (figure: MeanFigure) => live.Live): live.Live {
  return live.over(live.plus(live.plus(cell('minimum'), cell('mode')), cell('maximum')), live.number(3));
}

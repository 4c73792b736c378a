import type { Beta } from '../distributions/beta.ts';
import type { Gamma } from '../distributions/gamma.ts';
import {
  betaFromQuantiles,
  type Centre,
  centralInterval,
  centreOf,
  gammaFromQuantiles,
} from '../distributions/twoQuantiles.ts';
import type { Text } from '../problem.ts';
import type { Finding } from './finding.ts';

const checkFigure: Text = { it: 'Verificare unità e decimali.', en: 'Check unit and decimals.' };

/** Two quantiles of a Beta or a Gamma, the limits of an interval among them. */
export interface TwoQuantiles {
  readonly family: 'beta' | 'gamma';
  readonly low: number;
  readonly high: number;
  readonly lowProbability: number;
  readonly highProbability: number;
}

/** A central interval of this probability as two quantiles. */
export function intervalQuantiles(
  family: 'beta' | 'gamma',
  { low, high, probability }: { readonly low: number; readonly high: number; readonly probability: number },
): TwoQuantiles {
  const [lower, upper] = centralInterval(low, high, probability);
  return { family, low, high, lowProbability: lower.probability, highProbability: upper.probability };
}

/** The distribution with these quantiles; undefined if there is none. */
function fitted(given: TwoQuantiles): Beta | Gamma | undefined {
  const lower = { probability: given.lowProbability, value: given.low };
  const upper = { probability: given.highProbability, value: given.high };
  return given.family === 'beta' ? betaFromQuantiles(lower, upper) : gammaFromQuantiles(lower, upper);
}

/** The same for figures that were checked. @throws Error if there is no such distribution */
export function fittedChecked(given: TwoQuantiles): Beta | Gamma {
  const distribution = fitted(given);
  if (distribution === undefined) throw new Error(`no ${given.family} with these quantiles`);
  return distribution;
}

/** Share of the interval's width by which a given and a fitted middle may differ without a warning. */
const TOLERANCE = 0.05;

/**
 * The limits are met exactly, so a middle given beside them is one figure too many: it is held against the fit.
 * @param centre the middle that was given, if one was
 */
export function quantileFindings(
  given: TwoQuantiles,
  centre?: { readonly kind: Centre; readonly value: number },
): Finding<'low' | 'high' | 'centre'>[] {
  const { family, low, high } = given;
  const outside = (figure: 'low' | 'high', value: number): Finding<'low' | 'high'> => ({
    figure,
    severity: 'error',
    code: 'outside-support',
    message:
      family === 'beta'
        ? {
            it: `il limite ${value} non è tra 0 e 1, estremi esclusi.`,
            en: `the limit ${value} is not between 0 and 1, both excluded.`,
          }
        : { it: `il limite ${value} deve essere maggiore di 0.`, en: `the limit ${value} must be above 0.` },
    mend:
      family === 'beta' && value > 1 && value < 100
        ? {
            it: `Se è una percentuale, scrivere ${value / 100}.`,
            en: `If it is a percentage, write ${value / 100}.`,
          }
        : checkFigure,
  });
  const off = (value: number): boolean => value <= 0 || (family === 'beta' && value >= 1);
  const outsiders = [
    ...(off(low) ? [outside('low', low)] : []),
    ...(off(high) ? [outside('high', high)] : []),
  ];
  if (outsiders.length > 0) return outsiders;
  const middle = centre?.value ?? high;
  if (!(low < middle && (centre === undefined || middle < high))) {
    return [
      {
        figure: low < middle ? 'high' : 'low',
        severity: 'error',
        code: 'interval-reversed',
        message:
          centre === undefined
            ? {
                it: `il limite inferiore ${low} non è minore del superiore ${high}.`,
                en: `the lower limit ${low} is not below the upper one ${high}.`,
              }
            : {
                it: `i limiti ${low} e ${high} non contengono il valore ${middle} nell’ordine inferiore < valore < superiore.`,
                en: `the limits ${low} and ${high} do not enclose the value ${middle} in the order lower < value < upper.`,
              },
        mend: {
          it: 'Controllare se i limiti sono scambiati.',
          en: 'Check whether the limits are swapped.',
        },
      },
    ];
  }
  const distribution = fitted(given);
  const familyName = family === 'beta' ? 'Beta' : 'Gamma';
  if (distribution === undefined) {
    return [
      {
        figure: 'high',
        severity: 'error',
        code: 'no-such-distribution',
        message: {
          it: `nessuna distribuzione ${familyName} utilizzabile ha questi limiti (${low} e ${high}).`,
          en: `no usable ${familyName} distribution has these limits (${low} and ${high}).`,
        },
        mend: {
          it: 'Un intervallo quasi nullo va dato come valore noto; uno enorme ha di solito un errore di decimali.',
          en: 'An interval of almost no width is a known value; a huge one usually has a slip in its decimals.',
        },
      },
    ];
  }
  if (centre === undefined) return [];
  const found = centreOf(distribution, centre.kind);
  const apart = Math.abs(found - centre.value) / (high - low);
  if (apart <= TOLERANCE) return [];
  const [fit, mean] = [short(found), short(centreOf(distribution, 'mean'))];
  const percent = Math.round(100 * apart);
  const name = centreNames[centre.kind];
  return [
    {
      figure: 'centre',
      severity: 'warning',
      code: 'centre-disagrees',
      message: {
        it: `${name.it} ${centre.value} non si accorda con l’intervallo: la ${familyName} con questi limiti ha ${fit}, distante il ${percent}% della sua ampiezza.`,
        en: `${name.en} ${centre.value} does not agree with the interval: the ${familyName} with these limits has ${fit}, off by ${percent}% of its width.`,
      },
      mend: {
        it: `Valgono i limiti, con media ${mean}; verificare le tre cifre.`,
        en: `The limits hold, with mean ${mean}; check the three figures.`,
      },
    },
  ];
}

const centreNames: Record<Centre, Text> = {
  mean: { it: 'la media', en: 'the mean' },
  median: { it: 'la mediana', en: 'the median' },
  mode: { it: 'il valore più probabile', en: 'the most likely value' },
};

function short(value: number): number {
  return Number(value.toPrecision(4));
}

import { logAsymmetry } from '../distributions/logNormal.ts';
import { errorAt, type Place, type Problem, warningAt } from '../problem.ts';
import { eventFindings, twoArmFindings } from './countFindings.ts';
import type { Finding } from './finding.ts';
import { intervalReversed } from './intervalReversed.ts';
import type { Parameter } from './parameter.ts';
import { intervalQuantiles, quantileFindings } from './quantileFindings.ts';
import { rangeFindings } from './rangeFindings.ts';

/**
 * What is wrong with the figures of a shared parameter.
 * @param placeAt where a figure stands; null for the value as a whole
 */
export function parameterProblems(
  { label, value }: Parameter,
  placeAt: (figure: string | null) => Place,
): Problem[] {
  const named = (findings: readonly Finding<string>[]): Problem[] =>
    findings.map(({ figure, severity, code, message, mend }) => ({
      // The middle value of an interval is written as `value`.
      where: placeAt(figure === 'centre' ? 'value' : figure),
      severity,
      code,
      message: { it: `${label.it}: ${message.it}`, en: `${label.en}: ${message.en}` },
      mend,
    }));
  switch (value.family) {
    case 'fixed':
    case 'normal':
    case 'gamma-sd':
      return [];
    case 'beta':
      return value.se * value.se >= value.mean * (1 - value.mean) ? [seTooLarge(value, placeAt(null))] : [];
    case 'gamma':
      return value.se > value.mean / 2 ? [seLikeSd(value, placeAt('se'))] : [];
    case 'lognormal':
      if (!(value.lower < value.estimate && value.estimate < value.upper)) {
        return [intervalReversed(placeAt(null))];
      }
      return logAsymmetry(value.estimate, value.lower, value.upper) > 0.02
        ? [asymmetric(placeAt('estimate'))]
        : [];
    case 'uniform':
    case 'triangular':
      return named(rangeFindings(value));
    case 'beta-events':
      return named(eventFindings(value, value.prior));
    case 'lognormal-arms':
      return named(twoArmFindings(value));
    case 'beta-interval':
    case 'gamma-interval':
      return named(
        quantileFindings(intervalQuantiles(value.family === 'beta-interval' ? 'beta' : 'gamma', value), {
          kind: value.centre,
          value: value.value,
        }),
      );
    case 'beta-quantiles':
    case 'gamma-quantiles':
      if (value.lowProbability >= value.highProbability) return [probabilitiesReversed(placeAt(null))];
      return named(
        quantileFindings({ ...value, family: value.family === 'beta-quantiles' ? 'beta' : 'gamma' }),
      );
  }
}

/** Shared by tender parameters and the definition of suppliers' evidence. */
export function probabilitiesReversed(place: Place): Problem {
  return errorAt(
    place,
    'probabilities-reversed',
    {
      it: 'La probabilità sotto il valore inferiore non è minore di quella sotto il superiore.',
      en: 'The probability below the lower value is not smaller than the one below the upper value.',
    },
    {
      it: 'Controllare lowProbability e highProbability.',
      en: 'Check lowProbability and highProbability.',
    },
  );
}

function seTooLarge({ mean, se }: { readonly mean: number; readonly se: number }, place: Place): Problem {
  return errorAt(
    place,
    'se-too-large',
    {
      it: `L’errore standard ${se} è troppo grande per una frazione di media ${mean}.`,
      en: `The standard error ${se} is too large for a fraction with mean ${mean}.`,
    },
    {
      it: 'Deve essere se² < m(1−m): verificare che non sia una deviazione standard.',
      en: 'se² < m(1−m) must hold: check that it is not a standard deviation.',
    },
  );
}

function seLikeSd({ mean, se }: { readonly mean: number; readonly se: number }, place: Place): Problem {
  return warningAt(
    place,
    'se-like-sd',
    {
      it: `L’errore standard ${se} supera la metà della media ${mean}.`,
      en: `The standard error ${se} is more than half the mean ${mean}.`,
    },
    {
      it: 'Se è la deviazione standard, usare family «gamma-sd» con n: SE = SD/√n.',
      en: 'If it is the standard deviation, use family “gamma-sd” with n: SE = SD/√n.',
    },
  );
}

function asymmetric(place: Place): Problem {
  return warningAt(
    place,
    'interval-asymmetric',
    {
      it: 'La stima non sta al centro dell’intervallo in scala logaritmica.',
      en: 'The estimate is off the middle of its interval on the log scale.',
    },
    {
      it: 'Di solito è un errore di battitura in una delle tre cifre.',
      en: 'It is usually a typing error in one of the three figures.',
    },
  );
}

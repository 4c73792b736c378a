import { errorAt, type Place, type Problem } from '../problem.ts';
import type { Indicator } from './indicator.ts';
import type { Lot } from './lot.ts';
import type { ParameterValue } from './parameter.ts';

/** What a ratio is applied to must be a risk: a declared shared parameter that is never outside 0 … 1. */
export function baselineProblems(
  { parameters }: Lot,
  { evidence, unit }: Indicator,
  place: Place,
): Problem[] {
  if (evidence.form !== 'ratio-to-baseline') return [];
  const baseline = parameters.find(({ id }) => id === evidence.baseline);
  if (baseline === undefined) {
    return [
      errorAt(
        place,
        'unknown-baseline',
        {
          it: `Il rischio di base «${evidence.baseline}» non è un parametro del lotto.`,
          en: `The baseline risk “${evidence.baseline}” is not a parameter of the lot.`,
        },
        {
          it: 'Dichiararlo tra i parametri, con fonte e data.',
          en: 'Declare it among the parameters, with source and date.',
        },
      ),
    ];
  }
  if (unit !== '1' || baseline.unit !== '1') {
    return [
      errorAt(
        place,
        'baseline-unit',
        {
          it: `Un rapporto dà un rischio: indicatore e rischio di base «${baseline.id}» devono avere unità 1.`,
          en: `A ratio gives a risk: the indicator and its baseline risk “${baseline.id}” must have the unit 1.`,
        },
        { it: 'Correggere le unità.', en: 'Correct the units.' },
      ),
    ];
  }
  if (alwaysFraction(baseline.value)) return [];
  return [
    errorAt(
      place,
      'baseline-not-fraction',
      {
        it: `Il rischio di base «${baseline.id}» può uscire dall’intervallo tra 0 e 1.`,
        en: `The baseline risk “${baseline.id}” may fall outside 0 to 1.`,
      },
      {
        it: 'Usare una Beta, limiti tra 0 e 1, o un valore noto tra 0 e 1.',
        en: 'Use a Beta, limits between 0 and 1, or a known value between 0 and 1.',
      },
    ),
  ];
}

function alwaysFraction(value: ParameterValue): boolean {
  switch (value.family) {
    case 'beta':
    case 'beta-events':
    case 'beta-interval':
    case 'beta-quantiles':
      return true;
    case 'fixed':
      return value.value > 0 && value.value < 1;
    case 'uniform':
    case 'triangular':
      return value.minimum >= 0 && value.maximum <= 1;
    default:
      return false;
  }
}

import type { Finding } from './finding.ts';

/** Limits of a Uniform, or of a Triangular with its mode. */
export function rangeFindings(given: {
  readonly minimum: number;
  readonly mode?: number;
  readonly maximum: number;
}): Finding<'minimum' | 'maximum'>[] {
  const { minimum, maximum } = given;
  const mode = given.mode ?? minimum;
  if (minimum <= mode && mode <= maximum && minimum < maximum) return [];
  return [
    {
      figure: given.mode === undefined || minimum > mode ? 'minimum' : 'maximum',
      severity: 'error',
      code: 'range-reversed',
      message:
        given.mode === undefined
          ? {
              it: `il minimo ${minimum} non è inferiore al massimo ${maximum}.`,
              en: `the minimum ${minimum} is not below the maximum ${maximum}.`,
            }
          : {
              it: `minimo ${minimum}, valore più probabile ${mode} e massimo ${maximum} non sono in ordine crescente.`,
              en: `minimum ${minimum}, most likely value ${mode} and maximum ${maximum} are not in rising order.`,
            },
      mend: {
        it: 'Controllare se i limiti sono scambiati; un valore senza incertezza si dà come valore noto.',
        en: 'Check whether the limits are swapped; a figure without uncertainty is given as a known value.',
      },
    },
  ];
}

import { logAsymmetry } from '../distributions/logNormal.ts';
import { errorAt, type Place, type Problem, type Text, warningAt } from '../problem.ts';
import type { Indicator } from '../tender/indicator.ts';
import { intervalReversed } from '../tender/intervalReversed.ts';
import { type EvidenceField, fieldLabels, type Given } from './evidenceFields.ts';

/** Counts, means with their spread, and ratios with their interval. */
export function momentProblems(
  indicator: Indicator,
  given: Given,
  placeAt: (field: EvidenceField) => Place,
): Problem[] {
  const { evidence, label } = indicator;
  const problems: Problem[] = [];
  const wrong = (field: EvidenceField, code: string, message: Text, mend: Text): void => {
    problems.push(
      errorAt(
        placeAt(field),
        code,
        { it: `${label.it}: ${message.it}`, en: `${label.en}: ${message.en}` },
        mend,
      ),
    );
  };
  const { events = 0, n = 1, mean = 0, sd = 1, se = 1, estimate = 1, lower = 1, upper = 1 } = given;

  if (given.n !== undefined && !(Number.isInteger(n) && n > 0)) {
    wrong(
      'n',
      'n-not-positive',
      {
        it: `n = ${n}, ma servono osservati (numero intero maggiore di 0).`,
        en: `n = ${n}, but a number observed is needed (a whole number above 0).`,
      },
      {
        it: 'Scrivere il numero di osservati dello studio.',
        en: 'Write the number observed in the study.',
      },
    );
    return problems;
  }
  if (given.events !== undefined) {
    if (!Number.isInteger(events) || events < 0) {
      const count = Math.round(events * n);
      wrong(
        'events',
        'events-not-whole',
        {
          it: `${events} non è un numero intero di eventi.`,
          en: `${events} is not a whole number of events.`,
        },
        events > 0 && events < 1
          ? {
              it: `Se è una frazione di ${n} osservati, sono circa ${count} eventi: scrivere il numero esatto.`,
              en: `If it is a fraction of ${n} observed, it is about ${count} events: write the exact number.`,
            }
          : {
              it: 'Contare gli osservati con almeno un evento.',
              en: 'Count those observed with at least one event.',
            },
      );
    } else if (events > n) {
      wrong(
        'events',
        'events-above-n',
        { it: `${events} eventi ma solo ${n} osservati.`, en: `${events} events but only ${n} observed.` },
        {
          it: 'Verificare se eventi e osservati sono scambiati.',
          en: 'Check whether events and those observed are swapped.',
        },
      );
    } else if (
      (evidence.form === 'events-of-n' || evidence.form === 'category') &&
      evidence.prior === 'none' &&
      (events === 0 || events === n)
    ) {
      wrong(
        'events',
        'events-need-prior',
        {
          it: `${events} eventi su ${n}: senza distribuzione a priori non c’è incertezza da calcolare.`,
          en: `${events} events of ${n}: without a prior there is no uncertainty to compute.`,
        },
        {
          it: 'Servono più osservati: la gara dichiara prior «none».',
          en: 'A larger n is needed: the tender declares the prior “none”.',
        },
      );
    }
  }
  for (const [field, value] of [
    ['sd', given.sd],
    ['se', given.se],
  ] as const) {
    if (value === undefined || value > 0) continue;
    wrong(
      field,
      'spread-not-positive',
      {
        it: `${fieldLabels[field].it.toLowerCase()} = ${value}, deve essere maggiore di 0.`,
        en: `${fieldLabels[field].en.toLowerCase()} = ${value}, must be above 0.`,
      },
      {
        it: 'Riportare il valore dello studio; nessuna stima è senza incertezza.',
        en: 'Copy the study’s value; no estimate is without uncertainty.',
      },
    );
  }
  const family =
    evidence.form === 'mean-se' ? evidence.family : evidence.form === 'mean-sd-n' ? 'gamma' : null;
  if (family === 'beta' && (mean <= 0 || mean >= 1)) {
    wrong(
      'mean',
      'not-a-fraction',
      { it: `${mean} non è tra 0 e 1.`, en: `${mean} is not between 0 and 1.` },
      mean > 1 && mean < 100
        ? {
            it: `Se è una percentuale, scrivere ${mean / 100} (e l’errore standard diviso 100).`,
            en: `If it is a percentage, write ${mean / 100} (and the standard error divided by 100).`,
          }
        : { it: 'Scrivere una frazione.', en: 'Write a fraction.' },
    );
  } else if (family === 'beta' && se * se >= mean * (1 - mean)) {
    wrong(
      'se',
      'se-too-large',
      {
        it: `errore standard ${se} troppo grande per una media di ${mean}.`,
        en: `standard error ${se} too large for a mean of ${mean}.`,
      },
      {
        it: 'Probabilmente è la deviazione standard: dividere per √n.',
        en: 'It is probably the standard deviation: divide by √n.',
      },
    );
  }
  if (family === 'gamma' && mean <= 0) {
    wrong(
      'mean',
      'mean-not-positive',
      { it: `la media ${mean} deve essere maggiore di 0.`, en: `the mean ${mean} must be above 0.` },
      { it: 'Verificare il dato.', en: 'Check the figure.' },
    );
  }
  if (family === 'gamma' && evidence.form === 'mean-se' && mean > 0 && se > mean / 2) {
    problems.push(
      warningAt(
        placeAt('se'),
        'se-like-sd',
        {
          it: `${label.it}: l’errore standard ${se} supera la metà della media.`,
          en: `${label.en}: the standard error ${se} is more than half the mean.`,
        },
        {
          it: 'Se è la deviazione standard, dividere per √n.',
          en: 'If it is the standard deviation, divide by √n.',
        },
      ),
    );
  }
  if (evidence.form === 'mean-sd-n' && sd > 0 && mean > 0 && sd > 5 * mean) {
    problems.push(
      warningAt(
        placeAt('sd'),
        'sd-large',
        {
          it: `${label.it}: la deviazione standard ${sd} è oltre cinque volte la media.`,
          en: `${label.en}: the standard deviation ${sd} is over five times the mean.`,
        },
        { it: 'Verificare unità e decimali.', en: 'Check unit and decimals.' },
      ),
    );
  }
  if (evidence.form === 'ratio-interval' || evidence.form === 'ratio-to-baseline') {
    const limits = { estimate, lower, upper };
    const notPositive = (['estimate', 'lower', 'upper'] as const).filter((field) => limits[field] <= 0);
    for (const field of notPositive) {
      wrong(
        field,
        'ratio-not-positive',
        {
          it: 'un rapporto e i suoi limiti devono essere maggiori di 0.',
          en: 'a ratio and its limits must be above 0.',
        },
        {
          it: 'Verificare se è una differenza e non un rapporto.',
          en: 'Check whether it is a difference and not a ratio.',
        },
      );
    }
    if (notPositive.length > 0) return problems;
    if (!(lower < estimate && estimate < upper)) {
      problems.push(intervalReversed(placeAt(lower < estimate ? 'upper' : 'lower')));
    } else if (logAsymmetry(estimate, lower, upper) > 0.02) {
      problems.push(
        warningAt(
          placeAt('estimate'),
          'interval-asymmetric',
          {
            it: `${label.it}: la stima non sta al centro dell’intervallo in scala logaritmica.`,
            en: `${label.en}: the estimate is off the middle of its interval on the log scale.`,
          },
          {
            it: 'Di solito è un errore di battitura in una delle tre cifre.',
            en: 'It is usually a typing error in one of the three figures.',
          },
        ),
      );
    }
  }
  return problems;
}

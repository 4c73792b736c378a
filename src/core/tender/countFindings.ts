import type { Prior } from '../distributions/beta.ts';
import type { Text } from '../problem.ts';
import type { Finding } from './finding.ts';

/** Events in the offer's and in the comparator's arm, for a risk ratio. */
export function twoArmFindings(given: {
  readonly events: number;
  readonly n: number;
  readonly comparatorEvents: number;
  readonly comparatorN: number;
}): Finding<'events' | 'comparatorEvents' | 'n' | 'comparatorN'>[] {
  const { events, n, comparatorEvents, comparatorN } = given;
  const found = [
    ...countFindings('events', events, 'n', n),
    ...countFindings('comparatorEvents', comparatorEvents, 'comparatorN', comparatorN),
  ];
  if (found.length > 0) return found;
  const empty = (figure: 'events' | 'comparatorEvents', message: Text): (typeof found)[number] => ({
    figure,
    severity: 'error',
    code: 'zero-cell',
    message,
    mend: {
      it: 'Nessuna correzione (come aggiungere ½) è fatta di nascosto: servono studi con eventi nei due bracci.',
      en: 'No correction (such as adding ½) is made silently: studies with events in both arms are needed.',
    },
  });
  for (const [figure, count] of [
    ['events', events],
    ['comparatorEvents', comparatorEvents],
  ] as const) {
    if (count > 0) continue;
    found.push(
      empty(figure, {
        it: 'nessun evento in un braccio: il rapporto tra i rischi non ha un errore standard.',
        en: 'no events in one arm: the risk ratio has no standard error.',
      }),
    );
  }
  if (events === n && comparatorEvents === comparatorN) {
    found.push(
      empty('events', {
        it: 'l’evento è in tutti gli osservati dei due bracci: il rapporto tra i rischi non ha un errore standard.',
        en: 'all those observed in both arms have the event: the risk ratio has no standard error.',
      }),
    );
  }
  return found;
}

/** Events x among n patients: whole numbers, x ≤ n. */
function countFindings<E extends string, N extends string>(
  eventsFigure: E,
  events: number,
  nFigure: N,
  n: number,
): Finding<E | N>[] {
  if (!(Number.isInteger(n) && n > 0)) {
    return [
      {
        figure: nFigure,
        severity: 'error',
        code: 'n-not-positive',
        message: {
          it: `n = ${n}, ma servono osservati (numero intero maggiore di 0).`,
          en: `n = ${n}, but a number observed is needed (a whole number above 0).`,
        },
        mend: {
          it: 'Scrivere il numero di osservati dello studio.',
          en: 'Write the number observed in the study.',
        },
      },
    ];
  }
  if (!Number.isInteger(events) || events < 0) {
    return [
      {
        figure: eventsFigure,
        severity: 'error',
        code: 'events-not-whole',
        message: {
          it: `${events} non è un numero intero di eventi.`,
          en: `${events} is not a whole number of events.`,
        },
        mend: {
          it: 'Contare gli osservati con almeno un evento.',
          en: 'Count those observed with at least one event.',
        },
      },
    ];
  }
  if (events <= n) return [];
  return [
    {
      figure: eventsFigure,
      severity: 'error',
      code: 'events-above-n',
      message: {
        it: `${events} eventi ma solo ${n} osservati.`,
        en: `${events} events but only ${n} observed.`,
      },
      mend: {
        it: 'Verificare se eventi e osservati sono scambiati.',
        en: 'Check whether events and those observed are swapped.',
      },
    },
  ];
}

/** Events of n for a Beta: with nothing added, some events and some non-events are needed. */
export function eventFindings(
  { events, n }: { readonly events: number; readonly n: number },
  prior: Prior,
): Finding<'events' | 'n'>[] {
  const found = countFindings('events', events, 'n', n);
  if (found.length > 0 || prior !== 'none' || (events > 0 && events < n)) return found;
  return [
    {
      figure: 'events',
      severity: 'error',
      code: 'events-need-prior',
      message: {
        it: `${events} eventi su ${n}: senza distribuzione a priori non c’è incertezza da calcolare.`,
        en: `${events} events of ${n}: without a prior there is no uncertainty to compute.`,
      },
      mend: {
        it: 'Servono più osservati, o un’altra prior dichiarata dalla gara.',
        en: 'A larger n is needed, or another prior declared by the tender.',
      },
    },
  ];
}

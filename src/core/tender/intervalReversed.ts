import { errorAt, type Place, type Problem } from '../problem.ts';

/** Shared by tender parameters and suppliers' evidence. */
export function intervalReversed(place: Place): Problem {
  return errorAt(
    place,
    'interval-reversed',
    {
      it: 'I limiti dell’intervallo non contengono la stima nell’ordine inferiore < stima < superiore.',
      en: 'The limits do not enclose the estimate in the order lower < estimate < upper.',
    },
    { it: 'Controllare se i limiti sono scambiati.', en: 'Check whether the limits are swapped.' },
  );
}

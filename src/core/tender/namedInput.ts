import { errorAt, type Place, type Problem } from '../problem.ts';
import type { Lot } from './lot.ts';

/** An input of the valuation that another part of the definition names. */
export interface NamedInput {
  /** `shared`: a parameter, equal for all offers; `own`: an indicator of each offer. */
  readonly scope: 'shared' | 'own';
  /** A figure taken as known, of which nothing is drawn. */
  readonly known: boolean;
  /** One of the shares of a classification, which are drawn together. */
  readonly category: boolean;
  /** A column of a supplier's own draws, whose rows already keep what its model says of them together. */
  readonly ownDraws: boolean;
}

/** Undefined if the lot has no input of this id. */
export function namedInput({ parameters, indicators }: Lot, id: string): NamedInput | undefined {
  const parameter = parameters.find((one) => one.id === id);
  if (parameter !== undefined) {
    return { scope: 'shared', known: parameter.value.family === 'fixed', category: false, ownDraws: false };
  }
  const form = indicators.find((one) => one.id === id)?.evidence.form;
  return (
    form && {
      scope: 'own',
      known: form === 'value',
      category: form === 'category',
      ownDraws: form === 'own-draws',
    }
  );
}

export function unknownInput({ parameters, indicators }: Lot, id: string, place: Place): Problem {
  const declared = [...parameters, ...indicators].map((one) => one.id).join(', ');
  return errorAt(
    place,
    'unknown-input',
    {
      it: `«${id}» non è né un parametro né un indicatore del lotto.`,
      en: `“${id}” is neither a parameter nor an indicator of the lot.`,
    },
    { it: `Sono dichiarati: ${declared}.`, en: `Declared are: ${declared}.` },
  );
}

import { parseUnit, sameUnit } from '../numbers/unit.ts';
import { errorAt, type Problem } from '../problem.ts';
import { reservedAlternatives, WEIGHTS_TOLERANCE } from './alternative.ts';
import { duplicates } from './duplicates.ts';
import { unitProblem } from './formulaProblems.ts';
import type { Lot } from './lot.ts';
import type { Locate } from './parseTender.ts';

/** Names, weights and units of effect of a lot's alternatives; their models are checked like the lot's own. */
export function alternativeProblems(lot: Lot, locate: Locate): Problem[] {
  const { alternatives } = lot;
  if (alternatives === undefined) return [];
  const { baseWeight, models } = alternatives;
  const problems = duplicates(
    models.map(({ id }) => id),
    (at) => locate(['alternatives', 'models', at, 'id']),
    'alternative',
  );
  const total = models.reduce((sum, { weight }) => sum + weight, baseWeight);
  if (Math.abs(total - 1) > WEIGHTS_TOLERANCE) {
    const shown = Number(total.toPrecision(6));
    problems.push(
      errorAt(
        locate(['alternatives', 'baseWeight']),
        'alternative-weights',
        {
          it: `I pesi del modello del lotto e delle alternative sommano a ${shown}, non a 1.`,
          en: `The weights of the lot’s own model and of the alternatives add up to ${shown}, not to 1.`,
        },
        { it: 'Correggere baseWeight e i weight.', en: 'Correct baseWeight and each weight.' },
      ),
    );
  }
  models.forEach(({ id, model }, at) => {
    if (reservedAlternatives.includes(id)) {
      problems.push(
        errorAt(
          locate(['alternatives', 'models', at, 'id']),
          'reserved-name',
          {
            it: `«${id}» è un nome riservato dei risultati.`,
            en: `“${id}” is a reserved name of results.`,
          },
          { it: 'Scegliere un altro nome.', en: 'Choose another name.' },
        ),
      );
    }
    const [own, other] = [parseUnit(lot.model.effect.unit), parseUnit(model.effect.unit)];
    if (own === undefined || other === undefined || sameUnit(own, other)) return;
    problems.push(
      unitProblem(locate(['alternatives', 'models', at, 'model', 'effect', 'unit']), {
        it: `L’effetto dell’alternativa «${id}» è in ${model.effect.unit}, quello del modello del lotto in ${lot.model.effect.unit}.`,
        en: `The effect of the alternative “${id}” is in ${model.effect.unit}, that of the lot’s own model in ${lot.model.effect.unit}.`,
      }),
    );
  });
  return problems;
}

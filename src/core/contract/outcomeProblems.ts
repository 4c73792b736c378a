import { errorAt, type Problem } from '../problem.ts';
import type { Locate } from '../tender/parseTender.ts';
import type { Contract } from './contract.ts';
import { type Measure, needsIndex, type OutcomeDefinition } from './outcomeDefinition.ts';

/** What the outcome dictionary cannot mean. */
export function outcomeProblems({ outcomes }: Contract, locate: Locate): Problem[] {
  return outcomes.flatMap((outcome, at) => {
    const here: Locate = (path) => locate(['outcomes', at, ...path]);
    return [...indexProblems(outcome, here), ...windowProblems(outcome.measure, here)];
  });
}

function indexProblems({ id, index, measure, exclude }: OutcomeDefinition, here: Locate): Problem[] {
  if (needsIndex(measure)) {
    if (index !== undefined) return [];
    return [
      errorAt(
        here([]),
        'index-missing',
        {
          it: `«${id}» non dice di quali pazienti: manca «index».`,
          en: `“${id}” does not say of which patients: “index” is missing.`,
        },
        {
          it: 'Indicare sistema di codifica e codici delle procedure che fanno entrare un paziente nel denominatore.',
          en: 'Give the code system and the codes of the procedures that bring a patient into the denominator.',
        },
      ),
    ];
  }
  const unused = [
    ...(index === undefined ? [] : (['index'] as const)),
    ...(exclude.length === 0 ? [] : (['exclude'] as const)),
  ];
  return unused.map((key) =>
    errorAt(
      here([key]),
      'never-used',
      {
        it: `«${key}» non conta per un esito «${measure.kind}»: il denominatore viene dal flusso.`,
        en: `“${key}” does not count for an outcome “${measure.kind}”: its denominator comes from the flow.`,
      },
      {
        it: 'Togliere la riga: una regola scritta e non applicata inganna chi legge.',
        en: 'Remove the line: a rule that is written and not applied misleads its readers.',
      },
    ),
  );
}

function windowProblems(measure: Measure, here: Locate): Problem[] {
  if (measure.kind !== 'score') return [];
  const { before, after } = measure;
  const reversed = (['before', 'after'] as const)
    .filter((name) => measure[name].toDays < measure[name].fromDays)
    .map((name) =>
      errorAt(
        here(['measure', name]),
        'window-reversed',
        {
          it: `La finestra «${name}» finisce (giorno ${measure[name].toDays}) prima di cominciare (giorno ${measure[name].fromDays}).`,
          en: `The window “${name}” ends (day ${measure[name].toDays}) before it begins (day ${measure[name].fromDays}).`,
        },
        { it: '«fromDays» non può superare «toDays».', en: '“fromDays” cannot exceed “toDays”.' },
      ),
    );
  if (reversed.length > 0 || after.fromDays > before.toDays) return reversed;
  return [
    errorAt(
      here(['measure', 'after']),
      'windows-overlap',
      {
        it: `La finestra «after» comincia al giorno ${after.fromDays}, non dopo la fine di «before» (giorno ${before.toDays}): un questionario potrebbe contare due volte.`,
        en: `The window “after” begins on day ${after.fromDays}, not after the end of “before” (day ${before.toDays}): a questionnaire could count twice.`,
      },
      { it: 'Separare le due finestre.', en: 'Separate the two windows.' },
    ),
  ];
}

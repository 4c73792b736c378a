import { callable } from '../numbers/expression.ts';
import { errorAt, hasErrors, type Problem, warningAt } from '../problem.ts';
import { alternativeProblems } from './alternativeProblems.ts';
import { awardProblems } from './awardProblems.ts';
import { baselineProblems } from './baselineProblems.ts';
import { categoryProblems } from './categoryProblems.ts';
import { correlationProblems } from './correlationProblems.ts';
import { criterionProblems } from './criterionProblems.ts';
import { duplicates } from './duplicates.ts';
import { informationGroupProblems } from './informationGroupProblems.ts';
import type { Lot } from './lot.ts';
import { markovRunProblems } from './markovRunProblems.ts';
import { modelProblems, modelsOf } from './modelProblems.ts';
import { parameterProblems, probabilitiesReversed } from './parameterProblems.ts';
import type { Locate } from './parseTender.ts';
import { priceProblems } from './priceProblems.ts';
import { weightComparisonProblems } from './weightComparisonProblems.ts';

/** What is wrong with the meaning of a well-shaped lot: names, weights, criteria, values, model, range of λ. */
export function lotProblems(lot: Lot, locate: Locate): Problem[] {
  const inputs = [
    ...nameProblems(lot, locate),
    ...valueProblems(lot, locate),
    ...categoryProblems(lot, locate),
    ...modelProblems(lot, locate),
  ];
  // A model can be tried out only if all that it rests on is sound.
  const tried = hasErrors(inputs)
    ? []
    : modelsOf(lot, locate).flatMap((one) =>
        one.lot.model.kind === 'markov' ? markovRunProblems(one.lot, one.lot.model, one.locate) : [],
      );
  return [
    ...inputs,
    ...tried,
    ...correlationProblems(lot, locate),
    ...alternativeProblems(lot, locate),
    ...informationGroupProblems(lot, locate),
    ...weightProblems(lot, locate),
    ...weightComparisonProblems(lot, locate),
    ...criterionProblems(lot, locate),
    ...awardProblems(lot, locate),
    ...priceProblems(lot, locate),
    ...rangeProblems(lot, locate),
  ];
}

function nameProblems(lot: Lot, locate: Locate): Problem[] {
  const inputs = [
    ...lot.indicators.map(({ id }, at) => ({ id, path: ['indicators', at, 'id'] })),
    ...lot.parameters.map(({ id }, at) => ({ id, path: ['parameters', at, 'id'] })),
  ];
  const names = [
    ...inputs,
    ...(lot.informationGroups ?? []).map(({ id }, at) => ({ id, path: ['informationGroups', at, 'id'] })),
  ];
  const codes = [
    ...lot.criteria.map(({ code }, at) => ({ code, path: ['criteria', at, 'code'] })),
    { code: lot.price.code, path: ['price', 'code'] },
    ...(lot.price.kind === 'items' ? lot.price.items : []).map(({ code }, at) => ({
      code,
      path: ['price', 'items', at, 'code'],
    })),
  ];
  const reserved = inputs.filter(({ id }) => [...callable, 'pow', 'e', 'i', 'pi'].includes(id));
  return [
    ...duplicates(
      names.map(({ id }) => id),
      (at) => locate(names[at]?.path ?? []),
      'id',
    ),
    ...reserved.map(({ id, path }) =>
      errorAt(
        locate(path),
        'reserved-name',
        { it: `«${id}» è un nome riservato delle formule.`, en: `“${id}” is a reserved name of formulas.` },
        { it: 'Scegliere un altro nome.', en: 'Choose another name.' },
      ),
    ),
    ...duplicates(
      codes.map(({ code }) => code),
      (at) => locate(codes[at]?.path ?? []),
      'code',
    ),
  ];
}

function weightProblems(lot: Lot, locate: Locate): Problem[] {
  // Weights are decimals with few digits; cents of a point are exact after rounding to 1e-6.
  const total =
    Math.round([...lot.criteria, lot.price].reduce((sum, { weight }) => sum + weight, 0) * 1e6) / 1e6;
  const problems: Problem[] = [];
  if (total !== 100) {
    problems.push(
      errorAt(
        locate(['criteria']),
        'weights-total',
        { it: `I pesi sommano a ${total}, non a 100.`, en: `The weights add up to ${total}, not to 100.` },
        {
          it: 'Correggere i pesi dei criteri tecnici e del prezzo.',
          en: 'Correct the weights of the technical criteria and of the price.',
        },
      ),
    );
  }
  if (lot.price.weight > 30) {
    problems.push(
      warningAt(
        locate(['price', 'weight']),
        'price-weight-custom',
        {
          it: `Il prezzo pesa ${lot.price.weight} punti, oltre i 30 abituali per forniture ad alto contenuto tecnologico.`,
          en: `The price weighs ${lot.price.weight} points, more than the customary 30 for highly technological supplies.`,
        },
        {
          it: 'Il D.Lgs. 36/2023 non fissa più un tetto generale: motivare la scelta negli atti.',
          en: 'D.Lgs. 36/2023 no longer sets a general ceiling: give the reasons in the documents.',
        },
      ),
    );
  }
  return problems;
}

function valueProblems(lot: Lot, locate: Locate): Problem[] {
  const problems = lot.parameters.flatMap((parameter, at) =>
    parameterProblems(parameter, (figure) =>
      locate(['parameters', at, 'value', ...(figure === null ? [] : [figure])]),
    ),
  );
  lot.indicators.forEach((indicator, at) => {
    const { evidence } = indicator;
    if (evidence.form === 'quantiles' && evidence.lowProbability >= evidence.highProbability) {
      problems.push(probabilitiesReversed(locate(['indicators', at, 'evidence'])));
    }
    problems.push(...baselineProblems(lot, indicator, locate(['indicators', at, 'evidence'])));
    const fraction =
      evidence.form === 'ratio-to-baseline' ||
      evidence.form === 'category' ||
      evidence.form === 'events-of-n' ||
      ('family' in evidence && evidence.family === 'beta');
    for (const field of ['minimumAcceptable', 'ideal'] as const) {
      const value = indicator[field];
      if (fraction && (value < 0 || value > 1)) {
        problems.push(
          errorAt(
            locate(['indicators', at, field]),
            'not-a-fraction',
            {
              it: `${value} non è una frazione tra 0 e 1.`,
              en: `${value} is not a fraction between 0 and 1.`,
            },
            {
              it: `Se è una percentuale, scrivere ${value / 100}.`,
              en: `If it is a percentage, write ${value / 100}.`,
            },
          ),
        );
      }
    }
    const wrongWay =
      indicator.better === 'lower'
        ? indicator.ideal >= indicator.minimumAcceptable
        : indicator.ideal <= indicator.minimumAcceptable;
    if (wrongWay) {
      problems.push(
        errorAt(
          locate(['indicators', at, 'ideal']),
          'profile-order',
          {
            it: `Il valore ideale di «${indicator.id}» non è migliore di quello minimo accettabile.`,
            en: `The ideal value of “${indicator.id}” is not better than the minimum acceptable one.`,
          },
          {
            it: 'Verificare «better», «ideal» e «minimumAcceptable».',
            en: 'Check “better”, “ideal” and “minimumAcceptable”.',
          },
        ),
      );
    }
  });
  return problems;
}

function rangeProblems(lot: Lot, locate: Locate): Problem[] {
  const { value, range } = lot.willingnessToPay;
  const points = Math.floor((range.to - range.from) / range.step) + 1;
  if (range.from < range.to && value >= range.from && value <= range.to && points <= 501) return [];
  return [
    errorAt(
      locate(['willingnessToPay', 'range']),
      'willingness-range',
      {
        it: `L’intervallo da ${range.from} a ${range.to} deve contenere λ = ${value} e avere al massimo 501 valori.`,
        en: `The range from ${range.from} to ${range.to} must contain λ = ${value} and have at most 501 values.`,
      },
      { it: 'Correggere from, to e step.', en: 'Correct from, to and step.' },
    ),
  ];
}

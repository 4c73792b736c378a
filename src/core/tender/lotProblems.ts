import { callable } from '../numbers/expression.ts';
import { errorAt, hasErrors, type Problem, warningAt } from '../problem.ts';
import { alternativeProblems } from './alternativeProblems.ts';
import { baselineProblems } from './baselineProblems.ts';
import { categoryProblems } from './categoryProblems.ts';
import { correlationProblems } from './correlationProblems.ts';
import { letterOfRule } from './criterion.ts';
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
    ...criteriaProblems(lot, locate),
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
      [...lot.criteria.map(({ code }) => code), lot.price.code],
      (at) => locate(at < lot.criteria.length ? ['criteria', at, 'code'] : ['price', 'code']),
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

function criteriaProblems(lot: Lot, locate: Locate): Problem[] {
  const problems: Problem[] = [];
  const benefits = lot.criteria.filter(({ rule }) => rule.kind === 'benefit');
  if (benefits.length !== 1) {
    problems.push(
      errorAt(
        locate(['criteria']),
        'benefit-criterion',
        {
          it: `I criteri di beneficio sono ${benefits.length}; deve essercene uno.`,
          en: `There are ${benefits.length} benefit criteria; there must be one.`,
        },
        {
          it: 'Dichiarare un solo criterio con rule.kind «benefit».',
          en: 'Declare one criterion with rule.kind “benefit”.',
        },
      ),
    );
  }
  lot.criteria.forEach((criterion, at) => {
    const expected = letterOfRule[criterion.rule.kind];
    if (criterion.letter !== expected) {
      problems.push(
        errorAt(
          locate(['criteria', at, 'letter']),
          'criterion-letter',
          {
            it: `Il criterio ${criterion.code} ha la lettera ${criterion.letter}, ma la sua regola è di tipo ${expected}.`,
            en: `Criterion ${criterion.code} has the letter ${criterion.letter}, but its rule is of type ${expected}.`,
          },
          { it: `Scrivere ${expected} o cambiare la regola.`, en: `Write ${expected} or change the rule.` },
        ),
      );
    }
    if (criterion.rule.kind === 'tabular') {
      problems.push(
        ...duplicates(
          criterion.rule.levels.map(({ id }) => id),
          (level) => locate(['criteria', at, 'rule', 'levels', level, 'id']),
          'level',
        ),
      );
    }
  });
  const technical = lot.criteria.reduce((sum, { weight }) => sum + weight, 0);
  if (lot.award.threshold.kind === 'technical-total' && lot.award.threshold.points > technical) {
    problems.push(
      errorAt(
        locate(['award', 'threshold', 'points']),
        'threshold-unreachable',
        {
          it: `La soglia di ${lot.award.threshold.points} punti supera i ${technical} punti tecnici disponibili.`,
          en: `The threshold of ${lot.award.threshold.points} points exceeds the ${technical} technical points available.`,
        },
        { it: 'Abbassare la soglia.', en: 'Lower the threshold.' },
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

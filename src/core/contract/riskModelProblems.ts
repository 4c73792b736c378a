import { errorAt, type Problem, warningAt } from '../problem.ts';
import type { Locate } from '../tender/parseTender.ts';
import type { Contract } from './contract.ts';
import { measureRange } from './measureRange.ts';
import type { RiskModel } from './riskModel.ts';

/** What the frozen risk models cannot compute, and outcomes to which they do not apply. */
export function riskModelProblems(contract: Contract, locate: Locate): Problem[] {
  return [
    ...contract.riskModels.flatMap((model, at) => {
      const here: Locate = (path) => locate(['riskModels', at, ...path]);
      return [...formProblems(model, here), ...useProblems(model, contract, here)];
    }),
    ...applicationProblems(contract, locate),
  ];
}

function formProblems({ form, reference }: RiskModel, here: Locate): Problem[] {
  switch (form.kind) {
    case 'logistic':
      return logisticProblems(form.terms, here);
    case 'strata':
      return strataProblems(Object.values(form.rates), reference, here);
    case 'given':
    case 'constant':
      return [];
  }
}

type Terms = Extract<RiskModel['form'], { kind: 'logistic' }>['terms'];

function logisticProblems(terms: Terms, here: Locate): Problem[] {
  if (terms.length === 0) {
    return [
      errorAt(
        here(['form', 'terms']),
        'model-without-terms',
        {
          it: 'Il modello logistico non ha termini: dà a tutti lo stesso rischio.',
          en: 'The logistic model has no terms: it gives everybody the same risk.',
        },
        {
          it: 'Aggiungere i termini della fonte, o dichiarare «kind: constant».',
          en: 'Add the terms of the source, or declare “kind: constant”.',
        },
      ),
    ];
  }
  return terms.flatMap(({ covariate, equals, coefficient }, at): Problem[] => {
    const same = terms.slice(0, at).filter((other) => other.covariate === covariate);
    const place = here(['form', 'terms', at]);
    if (same.some((other) => other.equals === equals)) {
      return [
        errorAt(
          place,
          'term-twice',
          {
            it: `Il termine «${covariate}»${equals === undefined ? '' : ` = «${equals}»`} compare due volte.`,
            en: `The term “${covariate}”${equals === undefined ? '' : ` = “${equals}”`} appears twice.`,
          },
          { it: 'Tenere un coefficiente solo.', en: 'Keep one coefficient.' },
        ),
      ];
    }
    if (same.some((other) => (other.equals === undefined) !== (equals === undefined))) {
      return [
        errorAt(
          place,
          'term-number-and-code',
          {
            it: `«${covariate}» è usata come numero e come codice («equals»).`,
            en: `“${covariate}” is used as a number and as a code (“equals”).`,
          },
          {
            it: 'Una covariata è l’uno o l’altro: usarne due con nomi diversi.',
            en: 'A covariate is one or the other: use two with different names.',
          },
        ),
      ];
    }
    if (coefficient !== 0) return [];
    return [
      warningAt(
        place,
        'term-without-effect',
        {
          it: `Il coefficiente di «${covariate}» è 0: la covariata è richiesta a chi consegna ma non conta.`,
          en: `The coefficient of “${covariate}” is 0: the covariate is asked of those who deliver but does not count.`,
        },
        { it: 'Togliere il termine.', en: 'Remove the term.' },
      ),
    ];
  });
}

function strataProblems(rates: readonly number[], reference: number, here: Locate): Problem[] {
  const [least, greatest] = [Math.min(...rates), Math.max(...rates)];
  if (rates.length === 0 || greatest === 0) {
    return [
      errorAt(
        here(['form', 'rates']),
        'strata-without-rates',
        {
          it: 'Gli strati non hanno tassi maggiori di 0: nessun evento sarebbe atteso.',
          en: 'The strata have no rates above 0: no event would be expected.',
        },
        {
          it: 'Dare un tasso per ogni valore della covariata.',
          en: 'Give a rate for each value of the covariate.',
        },
      ),
    ];
  }
  if (reference >= least && reference <= greatest) return [];
  return [
    warningAt(
      here(['reference']),
      'reference-outside-strata',
      {
        it: `Il tasso di riferimento ${reference} non sta tra i tassi degli strati (da ${least} a ${greatest}): non può esserne una media.`,
        en: `The reference rate ${reference} does not lie between the rates of the strata (${least} to ${greatest}): it cannot be a mean of them.`,
      },
      {
        it: 'Controllare che tassi e riferimento vengano dalla stessa popolazione.',
        en: 'Check that rates and reference come from the same population.',
      },
    ),
  ];
}

/** A reference that makes no comparable figure, a model that gives something else than the outcome is, a model that nobody uses. */
function useProblems(model: RiskModel, { outcomes }: Contract, here: Locate): Problem[] {
  const users = outcomes.filter(({ riskModel }) => riskModel === model.id);
  if (users.length === 0) {
    return [
      warningAt(
        here(['id']),
        'model-unused',
        { it: `Nessun esito usa il modello «${model.id}».`, en: `No outcome uses the model “${model.id}”.` },
        { it: 'Toglierlo, o nominarlo nell’esito.', en: 'Remove it, or name it in the outcome.' },
      ),
    ];
  }
  const rates = users.filter(({ measure }) => measureRange(measure).rate);
  const problems: Problem[] = [];
  if (rates.length > 0 && !(model.reference > 0 && model.reference <= 1)) {
    problems.push(
      errorAt(
        here(['reference']),
        'reference-no-rate',
        {
          it: `Il tasso di riferimento ${model.reference} non è maggiore di 0 e al massimo 1: osservati su attesi non sarebbe confrontabile con l’obiettivo.`,
          en: `The reference rate ${model.reference} is not above 0 and at most 1: observed over expected would not be comparable with the target.`,
        },
        {
          it: 'Scrivere il tasso della popolazione su cui il modello è stato stimato, come frazione.',
          en: 'Write the rate of the population on which the model was fitted, as a fraction.',
        },
      ),
    );
  }
  if (rates.length > 0 && model.referenceExcess !== undefined) {
    problems.push(
      errorAt(
        here(['referenceExcess']),
        'excess-of-a-rate',
        {
          it: '«referenceExcess» vale per i punteggi: in un tasso non entra, perché osservati su attesi è un rapporto.',
          en: '“referenceExcess” is for scores: it does not enter a rate, because observed over expected is a ratio.',
        },
        {
          it: 'Toglierlo, o tenere due modelli: uno per i tassi, uno per i punteggi.',
          en: 'Remove it, or keep two models: one for rates, one for scores.',
        },
      ),
    );
  }
  if (rates.length > 0 && model.form.kind === 'given') {
    problems.push(
      warningAt(
        here(['form', 'covariate']),
        'given-risk-of-a-rate',
        {
          it: `I valori di «${model.form.covariate}» devono essere probabilità da 0 a 1: il contratto non può verificarlo, l’importazione sì.`,
          en: `Values of “${model.form.covariate}” must be probabilities from 0 to 1: the contract cannot check it, the import does.`,
        },
        {
          it: 'Accordarsi con chi consegna: frazioni, non percentuali.',
          en: 'Agree with those who deliver: fractions, not percentages.',
        },
      ),
    );
  }
  if (users.length > rates.length && model.form.kind !== 'given') {
    problems.push(
      errorAt(
        here(['form', 'kind']),
        'probability-for-a-score',
        {
          it: 'Il modello dà tassi, ma un esito che lo usa è un punteggio.',
          en: 'The model gives rates, but an outcome that uses it is a score.',
        },
        {
          it: 'Per i punteggi il valore atteso di ogni paziente si consegna: «kind: given».',
          en: 'For scores the expected value of each patient is delivered: “kind: given”.',
        },
      ),
    );
  }
  return problems;
}

function applicationProblems({ outcomes }: Contract, locate: Locate): Problem[] {
  return outcomes.flatMap(({ id, measure, riskModel }, at) =>
    riskModel === undefined || measure.kind === 'event' || measure.kind === 'score'
      ? []
      : [
          errorAt(
            locate(['outcomes', at, 'riskModel']),
            'never-used',
            {
              it: `Nessun modello di rischio si applica a «${id}» («${measure.kind}»).`,
              en: `No risk model is applied to “${id}” (“${measure.kind}”).`,
            },
            {
              it: 'Toglierlo: i modelli valgono per eventi entro una finestra e per punteggi.',
              en: 'Remove it: models are for events within a window and for scores.',
            },
          ),
        ],
  );
}

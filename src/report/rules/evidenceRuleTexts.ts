import type { Prior } from '../../core/distributions/beta.ts';
import { formLabel, measureLabels, percentText } from '../../core/evidence/evidenceFields.ts';
import type { Text } from '../../core/problem.ts';
import type { Indicator, RatioMeasure } from '../../core/tender/indicator.ts';
import type { Lot } from '../../core/tender/lot.ts';
import { LEAST_OWN_DRAWS, MOST_OWN_DRAWS } from '../../core/tender/ownDrawLimits.ts';
import { intervalQuantiles } from '../../core/tender/quantileFindings.ts';
import type { RuleText } from '../ruleText.ts';
import { missingRuleTexts } from './missingRuleTexts.ts';
import { inBoth, listText, numberText, same } from './phrases.ts';

const briggs: Text = {
  it: 'Briggs, Claxton e Sculpher, Decision Modelling for Health Economic Evaluation, 2006, cap. 4',
  en: 'Briggs, Claxton and Sculpher, Decision Modelling for Health Economic Evaluation, 2006, ch. 4',
};

const efron: Text = {
  it: 'Efron, Bootstrap methods: another look at the jackknife, Ann Stat 1979;7:1-26',
  en: 'Efron, Bootstrap methods: another look at the jackknife, Ann Stat 1979;7:1-26',
};

const priors: Record<Prior, { readonly words: Text; readonly formula: string }> = {
  none: {
    words: {
      it: 'senza aggiungere nulla ai dati (nessuna prior)',
      en: 'adding nothing to the data (no prior)',
    },
    formula: 'Beta(x, n − x), m = x / n',
  },
  jeffreys: {
    words: {
      it: 'aggiungendo ½ agli eventi e ½ ai non eventi (prior di Jeffreys)',
      en: 'adding ½ to events and ½ to non-events (Jeffreys prior)',
    },
    formula: 'Beta(x + ½, n − x + ½), m = (x + ½) / (n + 1)',
  },
  uniform: {
    words: {
      it: 'aggiungendo 1 agli eventi e 1 ai non eventi (prior uniforme)',
      en: 'adding 1 to events and 1 to non-events (uniform prior)',
    },
    formula: 'Beta(x + 1, n − x + 1), m = (x + 1) / (n + 2)',
  },
};

const families = {
  gamma: { it: 'Gamma', en: 'Gamma' },
  beta: { it: 'Beta', en: 'Beta' },
  normal: { it: 'Normale', en: 'Normal' },
} satisfies Record<string, Text>;

const familyFormulas = {
  gamma: 'Gamma(k, θ), k = (m / se)², θ = se² / m',
  beta: 'Beta(m · ν, (1 − m) · ν), ν = m · (1 − m) / se² − 1',
  normal: 'Normal(m, se)',
};

const riskRules: Record<RatioMeasure, { readonly words: Text; readonly formula: string }> = {
  'risk-ratio': { words: { it: ', al massimo 1', en: ', at most 1' }, formula: 'r = min(1, r₀ · RR)' },
  'hazard-ratio': {
    words: { it: ' nella stessa finestra di tempo', en: ' over the same time' },
    formula: 'r = 1 − exp(HR · ln(1 − r₀))',
  },
  'odds-ratio': {
    words: { it: ', con il passaggio per le odds', en: ', by way of the odds' },
    formula: 'r = r₀ · OR / (1 − r₀ + r₀ · OR)',
  },
};

/** From the figures a supplier gives to what is assumed of them; one rule per way, naming its indicators. */
export function evidenceRuleTexts({ indicators }: Lot): RuleText[] {
  const ways = [...new Set(indicators.map(wayOf))];
  return [
    ...ways.map((way) =>
      evidenceRule(
        way,
        indicators.filter((one) => wayOf(one) === way),
      ),
    ),
    ...missingRuleTexts(indicators),
  ];
}

/** Indicators with the same way share a rule: `events-of-n jeffreys`. */
function wayOf({ evidence }: Indicator): string {
  if (evidence.form === 'events-of-n') return `${evidence.form}-${evidence.prior}`;
  if (evidence.form === 'mean-se') return `${evidence.form}-${evidence.family}`;
  if (evidence.form === 'interval') {
    return `${evidence.form}-${evidence.family}-${evidence.centre}-${evidence.probability}`;
  }
  if (evidence.form === 'quantiles') {
    return `${evidence.form}-${evidence.family}-${evidence.lowProbability}-${evidence.highProbability}`;
  }
  if (evidence.form === 'ratio-to-baseline') {
    return `${evidence.form}-${evidence.measure}-${evidence.baseline}`;
  }
  if (evidence.form === 'category') return `${evidence.form}-${evidence.group}`;
  return evidence.form;
}

function evidenceRule(way: string, indicators: readonly Indicator[]): RuleText {
  const names = inBoth((locale) =>
    listText(
      indicators.map(({ label }) => label[locale]),
      locale,
    ),
  );
  const evidence = indicators[0]?.evidence;
  if (evidence === undefined) throw new Error(`no indicator for ${way}`);
  const rule = (words: Text, formula: Text | null): RuleText => ({
    id: `evidence-${way}`,
    title: { it: `Evidenza: ${names.it}`, en: `Evidence: ${names.en}` },
    words,
    formula,
    article: briggs,
  });
  switch (evidence.form) {
    case 'events-of-n': {
      const { words, formula } = priors[evidence.prior];
      return rule(
        {
          it: `Da x eventi su n osservati segue una distribuzione Beta, ${words.it}. Per i punti conta la sua media m. La regola vale uguale per tutti ed è pubblicata perché può decidere una gara.`,
          en: `From x events among n observed a Beta distribution follows, ${words.en}. Points rest on its mean m. The rule is the same for all and is published because it can decide a tender.`,
        },
        same(formula),
      );
    }
    case 'category': {
      const added = { none: '0', jeffreys: '½', uniform: '1' }[evidence.prior];
      return rule(
        {
          it: `Dagli osservati x in ciascuna delle ${evidence.categories} categorie, su n in tutto, segue una distribuzione di Dirichlet: le quote sommano a 1. A ogni conteggio si aggiunge ${added}. Per i punti contano le quote medie m.`,
          en: `From those observed, x in each of the ${evidence.categories} categories, among n in all, a Dirichlet distribution follows: the shares add up to 1. To each count ${added} is added. Points rest on the mean shares m.`,
        },
        same(`Dirichlet(x₁ + ${added}, …), m = (x + ${added}) / (n + ${evidence.categories} · ${added})`),
      );
    }
    case 'mean-sd-n':
      return rule(
        {
          it: 'Da media m, deviazione standard e numero n di osservati segue una distribuzione Gamma della media. Per i punti conta la media m.',
          en: 'From mean m, standard deviation and number n observed a Gamma distribution of the mean follows. Points rest on the mean m.',
        },
        same(`se = SD / √n, ${familyFormulas.gamma}`),
      );
    case 'mean-se':
      return rule(
        {
          it: `Da media m ed errore standard se segue una distribuzione ${families[evidence.family].it}. Per i punti conta la media m.`,
          en: `From mean m and standard error se a ${families[evidence.family].en} distribution follows. Points rest on the mean m.`,
        },
        same(familyFormulas[evidence.family]),
      );
    case 'value':
      return {
        ...rule(
          {
            it: 'La cifra dichiarata si prende come nota, senza incertezza.',
            en: 'The declared figure is taken as known, without uncertainty.',
          },
          null,
        ),
        article: null,
      };
    case 'ratio-interval':
      return rule(
        {
          it: 'Dal rapporto e dal suo intervallo al 95% (L, U) segue una distribuzione log-normale con il rapporto come mediana. Per i punti conta la sua media.',
          en: 'From the ratio and its 95% interval (L, U) a log-normal distribution follows, with the ratio as its median. Points rest on its mean.',
        },
        {
          it: 'LogNormale(μ, σ), μ = ln(rapporto), σ = (ln U − ln L) / (2 · 1,959964), m = exp(μ + σ² / 2)',
          en: 'LogNormal(μ, σ), μ = ln(ratio), σ = (ln U − ln L) / (2 · 1.959964), m = exp(μ + σ² / 2)',
        },
      );
    case 'ratio-to-baseline': {
      const { it, en } = measureLabels[evidence.measure];
      const { words, formula } = riskRules[evidence.measure];
      return rule(
        {
          it: `Confronto indiretto: dal ${it} con il suo intervallo al 95% segue una distribuzione log-normale con il rapporto come mediana. Il valore dell’indicatore è il rischio che ne segue dal rischio di base r₀ («${evidence.baseline}»), uguale per tutte le offerte${words.it}. Per i punti conta il rischio alla media del rapporto m e alla media di r₀.`,
          en: `Indirect comparison: from the ${en} with its 95% interval a log-normal distribution follows, with the ratio as its median. The value of the indicator is the risk that follows from the baseline risk r₀ (“${evidence.baseline}”), the same for all offers${words.en}. Points rest on the risk at the mean of the ratio m and the mean of r₀.`,
        },
        same(`${formula}, m = exp(μ + σ² / 2)`),
      );
    }
    case 'two-arms':
      return rule(
        {
          it: 'Da x₁ eventi su n₁ osservati nel braccio dell’offerta e x₂ su n₂ in quello di confronto segue una distribuzione log-normale del rapporto tra i rischi. Un braccio senza eventi è respinto: nulla si aggiunge ai dati. Per i punti conta la sua media.',
          en: 'From x₁ events among n₁ observed in the offer’s arm and x₂ among n₂ in the comparator’s a log-normal distribution of the risk ratio follows. An arm without events is refused: nothing is added to the data. Points rest on its mean.',
        },
        {
          it: 'LogNormale(μ, σ), μ = ln((x₁ / n₁) / (x₂ / n₂)), σ = √(1/x₁ − 1/n₁ + 1/x₂ − 1/n₂), m = exp(μ + σ² / 2)',
          en: 'LogNormal(μ, σ), μ = ln((x₁ / n₁) / (x₂ / n₂)), σ = √(1/x₁ − 1/n₁ + 1/x₂ − 1/n₂), m = exp(μ + σ² / 2)',
        },
      );
    case 'min-max':
      return rule(
        {
          it: 'Tra minimo a e massimo b ogni valore è ugualmente plausibile (distribuzione uniforme). Per i punti conta la media m.',
          en: 'Between minimum a and maximum b every value is equally plausible (uniform distribution). Points rest on the mean m.',
        },
        same('m = (a + b) / 2'),
      );
    case 'min-mode-max':
      return rule(
        {
          it: 'Da minimo a, valore più probabile c e massimo b segue una distribuzione triangolare. Per i punti conta la media m, che non è il valore più probabile.',
          en: 'From minimum a, most likely value c and maximum b a triangular distribution follows. Points rest on the mean m, which is not the most likely value.',
        },
        same('m = (a + c + b) / 3'),
      );
    case 'interval':
      return rule(
        {
          it: `Da ${formLabel(evidence).it} segue la distribuzione ${families[evidence.family].it} che ha esattamente quei limiti. Il valore centrale serve da controllo: se non si accorda con l’intervallo c’è un avviso. Per i punti conta la media della distribuzione.`,
          en: `From ${formLabel(evidence).en} the ${families[evidence.family].en} distribution follows that has exactly these limits. The middle value is a check: if it does not agree with the interval there is a warning. Points rest on the mean of the distribution.`,
        },
        limitsFormula(evidence.family, intervalQuantiles(evidence.family, { ...evidence, low: 0, high: 1 })),
      );
    case 'quantiles':
      return rule(
        {
          it: `Da ${formLabel(evidence).it} segue la distribuzione ${families[evidence.family].it} che li ha esattamente. Per i punti conta la sua media.`,
          en: `From ${formLabel(evidence).en} the ${families[evidence.family].en} distribution follows that has them exactly. Points rest on its mean.`,
        },
        limitsFormula(evidence.family, evidence),
      );
    case 'own-draws': {
      const [least, most] = [numberText(LEAST_OWN_DRAWS), numberText(MOST_OWN_DRAWS)];
      return {
        ...rule(
          {
            it: `Valgono le simulazioni del modello dell’offerente, da ${least.it} a ${most.it} righe, ciascuna ugualmente plausibile (distribuzione empirica). La simulazione della gara estrae righe intere, la stessa riga per tutti questi indicatori di un’offerta: così restano i legami tra di essi. Con meno di ${least.it} righe le code sarebbero instabili e l’offerta è respinta; lo è anche un valore impossibile per la sua unità. Per i punti conta la media m delle simulazioni.`,
            en: `The draws of the supplier’s own model hold, ${least.en} to ${most.en} rows, each equally plausible (empirical distribution). The tender’s simulation takes whole rows, the same row for all these indicators of an offer: so what holds between them is kept. With fewer than ${least.en} rows the tails would be unstable and the offer is refused; so is a value that is impossible for its unit. Points rest on the mean m of the draws.`,
          },
          {
            it: 'm = (x₁ + … + x_k) / k; riga estratta = ⌊u · k⌋ + 1, u uniforme tra 0 e 1',
            en: 'm = (x₁ + … + x_k) / k; row drawn = ⌊u · k⌋ + 1, u uniform between 0 and 1',
          },
        ),
        article: efron,
      };
    }
  }
}

/** `F(L) = 2,5%, F(U) = 97,5%, F = Beta(a, b)`. */
function limitsFormula(
  family: 'beta' | 'gamma',
  { lowProbability, highProbability }: { readonly lowProbability: number; readonly highProbability: number },
): Text {
  const [low, high] = [percentText(lowProbability), percentText(highProbability)];
  const distribution = { beta: 'Beta(a, b)', gamma: 'Gamma(k, θ)' }[family];
  return inBoth((locale) => `F(L) = ${low[locale]}, F(U) = ${high[locale]}, F: ${distribution}`);
}

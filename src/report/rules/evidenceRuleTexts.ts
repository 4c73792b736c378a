import type { Prior } from '../../core/distributions/beta.ts';
import type { Text } from '../../core/problem.ts';
import type { Indicator } from '../../core/tender/indicator.ts';
import type { Lot } from '../../core/tender/lot.ts';
import { isShare } from '../quantity.ts';
import type { RuleText } from '../ruleText.ts';
import { inBoth, listText, quantityInBoth, same } from './phrases.ts';

const briggs: Text = {
  it: 'Briggs, Claxton e Sculpher, Decision Modelling for Health Economic Evaluation, 2006, cap. 4',
  en: 'Briggs, Claxton and Sculpher, Decision Modelling for Health Economic Evaluation, 2006, ch. 4',
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
    ...missingRules(indicators),
  ];
}

/** Indicators with the same way share a rule: `events-of-n jeffreys`. */
function wayOf({ evidence }: Indicator): string {
  if (evidence.form === 'events-of-n') return `${evidence.form}-${evidence.prior}`;
  return evidence.form === 'mean-se' ? `${evidence.form}-${evidence.family}` : evidence.form;
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
          it: `Da x eventi su n pazienti segue una distribuzione Beta, ${words.it}. Per i punti conta la sua media m. La regola vale uguale per tutti ed è pubblicata perché può decidere una gara.`,
          en: `From x events among n patients a Beta distribution follows, ${words.en}. Points rest on its mean m. The rule is the same for all and is published because it can decide a tender.`,
        },
        same(formula),
      );
    }
    case 'mean-sd-n':
      return rule(
        {
          it: 'Da media m, deviazione standard e numero n di pazienti segue una distribuzione Gamma della media. Per i punti conta la media m.',
          en: 'From mean m, standard deviation and number n of patients a Gamma distribution of the mean follows. Points rest on the mean m.',
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
  }
}

function missingRules(indicators: readonly Indicator[]): RuleText[] {
  const refused = indicators.filter(({ whenMissing }) => whenMissing === 'refuse');
  const replaced = indicators.filter(({ whenMissing }) => whenMissing === 'minimum-acceptable');
  const names = (list: readonly Indicator[], locale: 'it' | 'en', withValue: boolean): string =>
    listText(
      list.map(({ label, minimumAcceptable, unit, evidence }) => {
        const value = quantityInBoth(minimumAcceptable, unit, isShare({ evidence, unit }))[locale];
        return withValue ? `${label[locale]} (${value})` : label[locale];
      }),
      locale,
    );
  const title: Text = { it: 'Evidenza mancante', en: 'Missing evidence' };
  const rules: RuleText[] = [];
  if (refused.length > 0) {
    rules.push({
      id: 'missing-refused',
      title,
      words: {
        it: `Senza evidenza l’offerta non è ricevibile per: ${names(refused, 'it', false)}.`,
        en: `Without evidence an offer cannot be received for: ${names(refused, 'en', false)}.`,
      },
      formula: null,
      article: null,
    });
  }
  if (replaced.length > 0) {
    rules.push({
      id: 'missing-minimum',
      title,
      words: {
        it: `Senza evidenza vale il minimo accettabile, come cifra nota, per: ${names(replaced, 'it', true)}.`,
        en: `Without evidence the minimum acceptable value holds, as a known figure, for: ${names(replaced, 'en', true)}.`,
      },
      formula: null,
      article: null,
    });
  }
  return rules;
}

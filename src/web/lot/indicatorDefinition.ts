import { limitsText } from '../../core/evidence/drawsSheet.ts';
import { formLabel } from '../../core/evidence/evidenceFields.ts';
import type { Text } from '../../core/problem.ts';
import type { Indicator } from '../../core/tender/indicator.ts';
import type { Lot } from '../../core/tender/lot.ts';
import { LEAST_OWN_DRAWS, MOST_OWN_DRAWS } from '../../core/tender/ownDrawLimits.ts';
import { type Locale, localized } from '../../report/locale.ts';
import { isShare, quantityText, unitLabel } from '../../report/quantity.ts';
import { numberText } from '../../report/rules/phrases.ts';
import { type Fact, fact, simpleTable, type TableView } from '../parts.ts';

/** One outcome as a clinician checks it: what is counted among whom, when, from which data, and what is good. */
export interface IndicatorDefinition {
  readonly id: string;
  readonly label: string;
  readonly facts: readonly Fact[];
}

const indicatorTexts = {
  caption: { it: 'Esiti in breve', en: 'Outcomes in short' },
  outcome: { it: 'Esito', en: 'Outcome' },
  name: { it: 'Nome nelle formule', en: 'Name in formulas' },
  numerator: { it: 'Numeratore', en: 'Numerator' },
  denominator: { it: 'Denominatore', en: 'Denominator' },
  window: { it: 'Finestra', en: 'Window' },
  exclusions: { it: 'Esclusioni', en: 'Exclusions' },
  dataSource: { it: 'Fonte dei dati', en: 'Data source' },
  unit: { it: 'Unità', en: 'Unit' },
  share: { it: 'quota degli osservati', en: 'share of those observed' },
  pure: { it: 'rapporto, senza unità', en: 'ratio, no unit' },
  better: { it: 'Meglio se', en: 'Better if' },
  form: { it: 'Dati richiesti', en: 'Figures asked for' },
  minimum: { it: 'Minimo accettabile', en: 'Minimum acceptable' },
  ideal: { it: 'Ideale', en: 'Ideal' },
  missing: { it: 'Se il dato manca', en: 'If the figure is missing' },
};

const directions: Record<Indicator['better'], Text> = {
  lower: { it: 'più basso', en: 'lower' },
  higher: { it: 'più alto', en: 'higher' },
};

const missingTexts: Record<Indicator['whenMissing'], Text> = {
  refuse: { it: 'L’offerta è respinta', en: 'The offer is refused' },
  'minimum-acceptable': {
    it: 'Vale il minimo accettabile, come valore noto',
    en: 'The minimum acceptable value is used, as a known value',
  },
};

/** All outcomes of a lot side by side: what is good and what is just good enough. */
export function indicatorTable({ indicators }: Lot, locale: Locale): TableView {
  const t = localized(indicatorTexts, locale);
  return simpleTable(
    'indicators-table',
    t.caption,
    [
      { label: t.outcome, kind: 'text' },
      { label: t.window, kind: 'text' },
      { label: t.better, kind: 'text' },
      { label: t.minimum, kind: 'number' },
      { label: t.ideal, kind: 'number' },
    ],
    indicators.map((indicator) => [
      { text: indicator.label[locale], href: `#indicator-${indicator.id}` },
      indicator.window[locale],
      directions[indicator.better][locale],
      valueText(indicator, indicator.minimumAcceptable, locale),
      valueText(indicator, indicator.ideal, locale),
    ]),
  );
}

/** @param parameters of the lot: an indicator may be relative to one of them */
export function indicatorDefinition(
  indicator: Indicator,
  parameters: Lot['parameters'],
  locale: Locale,
): IndicatorDefinition {
  const t = localized(indicatorTexts, locale);
  const unit = isShare(indicator) ? t.share : unitLabel(indicator.unit, locale) || t.pure;
  return {
    id: indicator.id,
    label: indicator.label[locale],
    facts: [
      fact(t.numerator, indicator.numerator[locale]),
      fact(t.denominator, indicator.denominator[locale]),
      fact(t.window, indicator.window[locale]),
      fact(t.exclusions, indicator.exclusions[locale]),
      fact(t.dataSource, indicator.dataSource[locale]),
      fact(t.unit, unit),
      fact(t.better, directions[indicator.better][locale]),
      fact(t.form, formText(indicator, parameters)[locale]),
      fact(t.minimum, valueText(indicator, indicator.minimumAcceptable, locale)),
      fact(t.ideal, valueText(indicator, indicator.ideal, locale)),
      fact(t.missing, missingTexts[indicator.whenMissing][locale]),
      fact(t.name, indicator.id, { code: true }),
    ],
  };
}

function valueText(indicator: Indicator, quantity: number, locale: Locale): string {
  return quantityText({ quantity, unit: indicator.unit, share: isShare(indicator) }, locale);
}

/** What the supplier fills in, and what is assumed of it. */
function formText(indicator: Indicator, parameters: Lot['parameters']): Text {
  const { evidence } = indicator;
  const { it, en } = formLabel(evidence);
  switch (evidence.form) {
    case 'events-of-n': {
      const prior = {
        none: { it: 'nulla si aggiunge ai dati', en: 'nothing is added to the data' },
        jeffreys: {
          it: 'si aggiunge ½ agli eventi e ½ ai non eventi (Jeffreys)',
          en: '½ is added to events and ½ to non-events (Jeffreys)',
        },
        uniform: {
          it: 'si aggiunge 1 agli eventi e 1 ai non eventi',
          en: '1 is added to events and 1 to non-events',
        },
      }[evidence.prior];
      return {
        it: `${it}; distribuzione Beta, ${prior.it}`,
        en: `${en}; Beta distribution, ${prior.en}`,
      };
    }
    case 'category': {
      const added = { none: '0', jeffreys: '½', uniform: '1' }[evidence.prior];
      return {
        it: `${it}; distribuzione di Dirichlet delle ${evidence.categories} categorie, ${added} aggiunto a ogni conteggio`,
        en: `${en}; Dirichlet distribution of the ${evidence.categories} categories, ${added} added to each count`,
      };
    }
    case 'mean-sd-n':
      return { it: `${it}; distribuzione Gamma`, en: `${en}; Gamma distribution` };
    case 'mean-se': {
      const family = {
        gamma: { it: 'Gamma', en: 'Gamma' },
        beta: { it: 'Beta', en: 'Beta' },
        normal: { it: 'Normale', en: 'Normal' },
      }[evidence.family];
      return { it: `${it}; distribuzione ${family.it}`, en: `${en}; ${family.en} distribution` };
    }
    case 'ratio-to-baseline': {
      const { baseline } = evidence;
      const named = parameters.find(({ id }) => id === baseline)?.label ?? { it: baseline, en: baseline };
      return {
        it: `${it}, applicato al rischio di base «${named.it}»; distribuzione log-normale del rapporto`,
        en: `${en}, applied to the baseline risk “${named.en}”; log-normal distribution of the ratio`,
      };
    }
    case 'min-max':
      return { it: `${it}; distribuzione uniforme`, en: `${en}; uniform distribution` };
    case 'min-mode-max':
      return { it: `${it}; distribuzione triangolare`, en: `${en}; triangular distribution` };
    case 'interval':
    case 'quantiles': {
      const family = { gamma: 'Gamma', beta: 'Beta' }[evidence.family];
      return {
        it: `${it}; distribuzione ${family} con questi limiti`,
        en: `${en}; ${family} distribution with these limits`,
      };
    }
    case 'two-arms':
      return {
        it: `${it}; rapporto tra i rischi, distribuzione log-normale`,
        en: `${en}; risk ratio, log-normal distribution`,
      };
    case 'ratio-interval':
      return { it: `${it}; distribuzione log-normale`, en: `${en}; log-normal distribution` };
    case 'own-draws': {
      const limits = limitsText(indicator);
      const [least, most] = [numberText(LEAST_OWN_DRAWS), numberText(MOST_OWN_DRAWS)];
      return {
        it: `${it}, da ${least.it} a ${most.it} righe, ${limits.it}; distribuzione empirica`,
        en: `${en}, ${least.en} to ${most.en} rows, ${limits.en}; empirical distribution`,
      };
    }
    case 'value':
      return { it: `${it}, senza incertezza`, en: `${en}, without uncertainty` };
  }
}

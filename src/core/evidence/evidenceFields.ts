import type { Text } from '../problem.ts';
import type { EvidenceForm, RatioMeasure } from '../tender/indicator.ts';

/** A figure that a supplier fills in. */
export type EvidenceField =
  | 'value'
  | 'events'
  | 'n'
  | 'comparatorEvents'
  | 'comparatorN'
  | 'mean'
  | 'sd'
  | 'se'
  | 'median'
  | 'minimum'
  | 'mode'
  | 'maximum'
  | 'low'
  | 'high'
  | 'estimate'
  | 'lower'
  | 'upper'
  /** How many draws of its own model: counted, not written. */
  | 'draws';

/** Figures given, by field. */
export type Given = Readonly<Partial<Record<EvidenceField, number>>>;

/** The figures that a form of evidence asks for in its row; none of own draws, which have a sheet of their own. */
export function fieldsOf(evidence: EvidenceForm): readonly EvidenceField[] {
  switch (evidence.form) {
    case 'events-of-n':
    case 'category':
      return ['events', 'n'];
    case 'mean-sd-n':
      return ['mean', 'sd', 'n'];
    case 'mean-se':
      return ['mean', 'se'];
    case 'value':
      return ['value'];
    case 'ratio-interval':
    case 'ratio-to-baseline':
      return ['estimate', 'lower', 'upper'];
    case 'min-max':
      return ['minimum', 'maximum'];
    case 'min-mode-max':
      return ['minimum', 'mode', 'maximum'];
    case 'interval':
      return [evidence.centre, 'low', 'high'];
    case 'quantiles':
      return ['low', 'high'];
    case 'two-arms':
      return ['events', 'n', 'comparatorEvents', 'comparatorN'];
    case 'own-draws':
      return [];
  }
}

/** Column headings, in the order in which the columns stand. */
export const fieldLabels: Record<EvidenceField, Text> = {
  value: { it: 'Valore', en: 'Value' },
  events: { it: 'Eventi', en: 'Events' },
  n: { it: 'Osservati (n)', en: 'Observed (n)' },
  comparatorEvents: { it: 'Eventi, confronto', en: 'Events, comparator' },
  comparatorN: { it: 'Osservati (n), confronto', en: 'Observed (n), comparator' },
  mean: { it: 'Media', en: 'Mean' },
  sd: { it: 'Deviazione standard', en: 'Standard deviation' },
  se: { it: 'Errore standard', en: 'Standard error' },
  median: { it: 'Mediana', en: 'Median' },
  minimum: { it: 'Minimo', en: 'Minimum' },
  mode: { it: 'Valore più probabile', en: 'Most likely value' },
  maximum: { it: 'Massimo', en: 'Maximum' },
  low: { it: 'Limite inferiore', en: 'Lower limit' },
  high: { it: 'Limite superiore', en: 'Upper limit' },
  estimate: { it: 'Stima del rapporto', en: 'Ratio estimate' },
  lower: { it: 'IC 95% inferiore', en: '95% CI lower' },
  upper: { it: 'IC 95% superiore', en: '95% CI upper' },
  draws: { it: 'Simulazioni del modello proprio', en: 'Draws of the own model' },
};

export const measureLabels: Record<RatioMeasure, Text> = {
  'risk-ratio': { it: 'rapporto tra rischi (RR)', en: 'risk ratio (RR)' },
  'hazard-ratio': { it: 'hazard ratio (HR)', en: 'hazard ratio (HR)' },
  'odds-ratio': { it: 'odds ratio (OR)', en: 'odds ratio (OR)' },
};

/** What a form of evidence asks for, in words. */
export function formLabel(evidence: EvidenceForm): Text {
  switch (evidence.form) {
    case 'events-of-n':
      return { it: 'eventi su n osservati', en: 'events among n observed' };
    case 'category':
      return { it: 'osservati nella categoria su n', en: 'observed in the category among n' };
    case 'mean-sd-n':
      return { it: 'media, deviazione standard e n', en: 'mean, standard deviation and n' };
    case 'mean-se':
      return { it: 'media ed errore standard', en: 'mean and standard error' };
    case 'value':
      return { it: 'valore noto', en: 'known value' };
    case 'ratio-interval':
      return { it: 'rapporto e intervallo al 95%', en: 'ratio and 95% interval' };
    case 'ratio-to-baseline': {
      const { it, en } = measureLabels[evidence.measure];
      return { it: `${it} e intervallo al 95%`, en: `${en} and 95% interval` };
    }
    case 'min-max':
      return { it: 'minimo e massimo', en: 'minimum and maximum' };
    case 'min-mode-max':
      return { it: 'minimo, valore più probabile e massimo', en: 'minimum, most likely value and maximum' };
    case 'interval': {
      const probability = percentText(evidence.probability);
      const { it, en } = fieldLabels[evidence.centre];
      return {
        it: `${it.toLowerCase()} e intervallo al ${probability.it}`,
        en: `${en.toLowerCase()} and ${probability.en} interval`,
      };
    }
    case 'quantiles': {
      const [low, high] = [percentText(evidence.lowProbability), percentText(evidence.highProbability)];
      return {
        it: `valori sotto i quali sta il ${low.it} e il ${high.it} della probabilità`,
        en: `values below which ${low.en} and ${high.en} of the probability lie`,
      };
    }
    case 'two-arms':
      return {
        it: 'eventi su n osservati nel braccio dell’offerta e in quello di confronto',
        en: 'events among n observed in the offer’s arm and in the comparator’s',
      };
    case 'own-draws':
      return { it: 'simulazioni di un modello proprio', en: 'draws of an own model' };
  }
}

/** 0.975 → `97,5%`. */
export function percentText(probability: number): Text {
  const percent = `${Number((100 * probability).toPrecision(6))}%`;
  return { it: percent.replace('.', ','), en: percent };
}

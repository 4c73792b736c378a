import type { Text } from '../problem.ts';
import type { EvidenceForm } from '../tender/indicator.ts';

/** A figure that a supplier fills in. */
export type EvidenceField = 'value' | 'events' | 'n' | 'mean' | 'sd' | 'se' | 'estimate' | 'lower' | 'upper';

/** The figures each form of evidence asks for. */
export const fieldsOfForm: Record<EvidenceForm, readonly EvidenceField[]> = {
  'events-of-n': ['events', 'n'],
  'mean-sd-n': ['mean', 'sd', 'n'],
  'mean-se': ['mean', 'se'],
  value: ['value'],
  'ratio-interval': ['estimate', 'lower', 'upper'],
};

/** Column headings, in the order in which the columns stand. */
export const fieldLabels: Record<EvidenceField, Text> = {
  value: { it: 'Valore', en: 'Value' },
  events: { it: 'Eventi', en: 'Events' },
  n: { it: 'Pazienti (n)', en: 'Patients (n)' },
  mean: { it: 'Media', en: 'Mean' },
  sd: { it: 'Deviazione standard', en: 'Standard deviation' },
  se: { it: 'Errore standard', en: 'Standard error' },
  estimate: { it: 'Stima del rapporto', en: 'Ratio estimate' },
  lower: { it: 'IC 95% inferiore', en: '95% CI lower' },
  upper: { it: 'IC 95% superiore', en: '95% CI upper' },
};

export const formLabels: Record<EvidenceForm, Text> = {
  'events-of-n': { it: 'eventi su n pazienti', en: 'events among n patients' },
  'mean-sd-n': { it: 'media, deviazione standard e n', en: 'mean, standard deviation and n' },
  'mean-se': { it: 'media ed errore standard', en: 'mean and standard error' },
  value: { it: 'valore noto', en: 'known value' },
  'ratio-interval': { it: 'rapporto e intervallo al 95%', en: 'ratio and 95% interval' },
};

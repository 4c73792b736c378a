import type { EvidenceField } from './evidenceFields.ts';

/** Version of the workbook layout; a reader refuses layouts that it does not know. */
export const WORKBOOK_FORMAT = 1;

export const sheetNames = {
  instructions: 'Istruzioni',
  supplier: 'Offerente',
  evidence: 'Evidenze',
  draws: 'Simulazioni',
  declarations: 'Dichiarazioni',
  price: 'Offerta economica',
  hidden: '_esito',
} as const;

/** Defined names of the input cells, and of the heading of each column of draws. */
export const inputNames = {
  supplier: 'esito_supplier',
  evidence: (indicator: string, field: EvidenceField | 'source' | 'note') => `esito_ev_${indicator}_${field}`,
  draws: (indicator: string) => `esito_draws_${indicator}`,
  declaration: (criterion: string) => `esito_decl_${criterion.replaceAll('.', '_')}`,
  price: (item: string) => `esito_price_${item.replaceAll('.', '_')}`,
  amount: (item: string, component: string) =>
    `esito_price_${item.replaceAll('.', '_')}__${component.replaceAll('-', '_')}`,
};

/** Defined names of the hidden sheet. */
export const hiddenNames = {
  envelope: 'esito_envelope',
  format: 'esito_format',
  tender: 'esito_tender',
  lot: 'esito_lot',
  fingerprint: 'esito_fingerprint',
} as const;

import type { RecordKind } from '../../core/deliveries/recordLayout.ts';
import type { Text } from '../../core/problem.ts';

/** The files of a delivery in words: one row of each says what. */
export const recordTexts: Readonly<Record<RecordKind, { readonly label: Text; readonly row: Text }>> = {
  delivery: {
    label: { it: 'Dispositivi', en: 'Devices' },
    row: { it: 'un dispositivo usato per un paziente', en: 'a device used for a patient' },
  },
  outcome: {
    label: { it: 'Esiti', en: 'Outcomes' },
    row: { it: 'un evento o un punteggio di un paziente', en: 'an event or a score of a patient' },
  },
  covariate: {
    label: { it: 'Covariate', en: 'Covariates' },
    row: {
      it: 'un dato del paziente che serve al modello di rischio',
      en: 'a fact about a patient that the risk model needs',
    },
  },
  followup: {
    label: { it: 'Follow-up', en: 'Follow-up' },
    row: {
      it: 'fino a quando un paziente è stato visto, e se è vivo',
      en: 'until when a patient was seen, and whether alive',
    },
  },
  cost: {
    label: { it: 'Costi', en: 'Costs' },
    row: { it: 'una spesa per un paziente', en: 'an expense for a patient' },
  },
  consumption: {
    label: { it: 'Consumi', en: 'Consumption' },
    row: {
      it: 'quanti dispositivi una sede ha consumato in un mese',
      en: 'how many devices a site consumed in a month',
    },
  },
  care: {
    label: { it: 'Prestazioni prenotate', en: 'Booked services' },
    row: {
      it: 'una prestazione, dalla prenotazione all’erogazione',
      en: 'a service, from booking to delivery',
    },
  },
  registry: {
    label: { it: 'Risultati di registro', en: 'Registry results' },
    row: { it: 'un tasso calcolato da un registro', en: 'a rate that a registry computed' },
  },
  rotation: {
    label: { it: 'Cambio della chiave', en: 'Change of the key' },
    row: {
      it: 'quale pseudonimo nuovo sta per quale vecchio',
      en: 'which new pseudonym stands for which old one',
    },
  },
  claim: {
    label: { it: 'Richieste al fornitore', en: 'Claims' },
    row: {
      it: 'una richiesta di un ospedale a un fornitore in base a una clausola di pagamento',
      en: 'a claim of a hospital on a supplier under a clause of payment',
    },
  },
  recall: {
    label: { it: 'Lotti richiamati', en: 'Recalled lots' },
    row: {
      it: 'un avviso di sicurezza con cui un lotto è ritirato',
      en: 'a safety notice by which a lot is withdrawn',
    },
  },
  enrolment: {
    label: { it: 'Assistiti', en: 'Enrolment' },
    row: {
      it: 'quanti assistiti di una fascia sono stati in carico in un mese, e quanto sono costati',
      en: 'how many members of a stratum were in care in a month, and what they cost',
    },
  },
  delay: {
    label: { it: 'Ritardi di fornitura', en: 'Late supplies' },
    row: { it: 'un ordine fornito dopo il termine', en: 'an order supplied after its due date' },
  },
};

import type { Step, StepName } from '../../core/payment/workedAmount.ts';
import type { Text } from '../../core/problem.ts';
import { formatFor } from '../format.ts';
import type { Locale } from '../locale.ts';
import { decimalsDeclared } from '../quantity.ts';

/** What each figure on the way to an amount is. */
export const stepTexts: Readonly<Record<StepName, Text>> = {
  price: { it: 'Prezzo di un dispositivo', en: 'Price of a device' },
  validClaims: { it: 'Richieste valide', en: 'Valid claims' },
  share: { it: 'Quota', en: 'Share' },
  badOutcomes: { it: 'Esiti sfavorevoli', en: 'Bad outcomes' },
  discount: { it: 'Sconto', en: 'Discount' },
  firstUses: { it: 'Utilizzi scontati', en: 'Uses at a discount' },
  fee: { it: 'Compenso per ogni successo', en: 'Fee for each success' },
  documentedSuccesses: { it: 'Successi documentati in tempo', en: 'Successes documented in time' },
  billed: { it: 'Fatturato', en: 'Billed' },
  withinTier: { it: 'Fatturato dentro lo scaglione', en: 'Billed within the tier' },
  tierShare: { it: 'Quota dello scaglione che torna', en: 'Share of the tier that comes back' },
  ageMonths: { it: 'Mesi compiuti dall’impianto', en: 'Completed months since the implant' },
  warrantyMonths: { it: 'Mesi di garanzia', en: 'Months of warranty' },
  revisionContribution: { it: 'Contributo alla revisione', en: 'Contribution to the revision' },
  recallContribution: {
    it: 'Contributo per ogni paziente richiamato',
    en: 'Contribution for each recalled patient',
  },
  recalledPatients: { it: 'Pazienti con un lotto richiamato', en: 'Patients with a recalled lot' },
  distance: {
    it: 'Distanza dall’obiettivo (sopra 0: meglio)',
    en: 'Distance from the target (above 0: better)',
  },
  deadBand: { it: 'Fascia senza effetto', en: 'Band without effect' },
  pointsBeyond: { it: 'Punti oltre la fascia', en: 'Points beyond the band' },
  slope: { it: 'Per ogni paziente e ogni punto', en: 'For each patient and each point' },
  patients: { it: 'Pazienti contati', en: 'Patients counted' },
  uncapped: { it: 'Prima del tetto', en: 'Before the cap' },
  bonusCap: { it: 'Premio massimo sul contratto', en: 'Greatest bonus over the contract' },
  malusCap: { it: 'Penalità massima sul contratto', en: 'Greatest malus over the contract' },
  episodes: { it: 'Episodi di cura', en: 'Episodes of care' },
  benchmark: { it: 'Costo concordato di tutti gli episodi', en: 'Agreed cost of all episodes' },
  savings: { it: 'Risparmio (sotto 0: eccesso)', en: 'Savings (below 0: excess)' },
  savingsRate: { it: 'Risparmio sul costo concordato', en: 'Savings of the agreed cost' },
  leastRate: { it: 'Da quale quota conta', en: 'From which share it counts' },
  gate: { it: 'Qualità minima', en: 'Least quality' },
  limit: { it: 'Tetto', en: 'Cap' },
  quality: { it: 'Qualità raggiunta', en: 'Quality reached' },
  qualityValue: { it: 'Valore osservato', en: 'Observed value' },
  qualityPoints: {
    it: 'Quanto ne vale, tra soglia e riferimento',
    en: 'What it is worth, between threshold and benchmark',
  },
  qualityWeight: { it: 'Peso nella qualità', en: 'Weight in the quality' },
  volume: { it: 'Procedure', en: 'Procedures' },
  tariff: { it: 'Tariffa', en: 'Tariff' },
  base: { it: 'Pagato in via ordinaria', en: 'Paid in the ordinary way' },
  withheld: { it: 'Trattenuto', en: 'Withheld' },
  factor: { it: 'Fattore k', en: 'Factor k' },
  earnedBack: { it: 'Riguadagnato con la qualità', en: 'Earned back by quality' },
  episodePrice: { it: 'Prezzo di un episodio', en: 'Price of an episode' },
  priceOfAll: { it: 'Prezzo di tutti gli episodi', en: 'Price of all episodes' },
  cappedCost: { it: 'Costo, ogni episodio fino al suo limite', en: 'Cost, each episode up to its limit' },
  difference: { it: 'Prezzo meno costo', en: 'Price less cost' },
  stopGain: { it: 'Guadagno massimo', en: 'Greatest gain' },
  stopLoss: { it: 'Perdita massima', en: 'Greatest loss' },
  memberMonths: { it: 'Mesi di assistenza', en: 'Member months' },
  meanRisk: { it: 'Rischio medio', en: 'Mean risk' },
  perMemberMonth: { it: 'Quota per mese di assistenza', en: 'Premium per member month' },
  qualityAddition: { it: 'Aggiunta per la qualità', en: 'Addition for quality' },
  premium: { it: 'Quota di tutti', en: 'Premium of all' },
  cost: { it: 'Costo', en: 'Cost' },
  corridorShare: { it: 'Parte del pagatore sulla differenza', en: 'Payer’s part of the difference' },
  promisedNetBenefit: { it: 'Beneficio netto promesso per paziente', en: 'Net benefit promised per patient' },
  deliveredNetBenefit: {
    it: 'Beneficio netto realizzato per paziente',
    en: 'Net benefit delivered per patient',
  },
  capPerPatient: { it: 'Massimo per paziente', en: 'Most per patient' },
  backPerPatient: { it: 'Torna per ogni paziente', en: 'Comes back for each patient' },
  delayDays: { it: 'Giorni di ritardo', en: 'Days of delay' },
  perMille: { it: 'Per mille al giorno', en: 'Per mille a day' },
  netAmount: { it: 'Importo netto del contratto', en: 'Net amount of the contract' },
};

/** A figure as it is read: what was declared with all its digits, what was divided with four decimals. */
export function stepValueText({ value, unit }: Step, locale: Locale): string {
  const format = formatFor(locale);
  const decimals = (scale: number, least = 0) =>
    Math.max(least, Math.min(4, decimalsDeclared(scale * value)));
  const words = (one: Text, more: Text) =>
    `${format.number(value, decimals(1))}\u00a0${(Math.abs(value) === 1 ? one : more)[locale]}`;
  switch (unit) {
    case 'eur':
      return format.euro(value, decimals(1, 2));
    case 'share':
      return format.percent(value, decimals(100));
    case 'months':
      return words({ it: 'mese', en: 'month' }, { it: 'mesi', en: 'months' });
    case 'days':
      return words({ it: 'giorno', en: 'day' }, { it: 'giorni', en: 'days' });
    case 'points':
      return words({ it: 'punto', en: 'point' }, { it: 'punti', en: 'points' });
    case 'count':
    case 'number':
      return format.number(value, decimals(1));
  }
}

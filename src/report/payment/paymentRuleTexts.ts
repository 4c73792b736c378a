import type { Contract } from '../../core/contract/contract.ts';
import type { Payment } from '../../core/payment/payment.ts';
import type { RuleText } from '../ruleText.ts';
import { dateText } from '../tracking/dateText.ts';

/** How every clause is settled, whichever its rule: what all of them have in common, in words. */
export function paymentRuleTexts({ calendar, dataQuality }: Contract, payment: Payment): RuleText[] {
  const { everyMonths, responseDays, claimAlarmDays, escrow } = payment;
  const plain = { formula: null, article: null };
  return [
    {
      id: 'life-to-date',
      title: { it: 'Dall’inizio del contratto', en: 'From the beginning of the contract' },
      words: {
        it: `Si fanno i conti ogni ${everyMonths} mesi, dal ${dateText(calendar.from, 'it')}. Ogni clausola dice quanto è dovuto dall’inizio fino alla fine del periodo; il periodo muove la differenza dal periodo prima. Se dati tardivi cambiano un periodo già saldato, il prospetto seguente muove la differenza: nulla si riscrive.`,
        en: `Accounts are made every ${everyMonths} months, from ${dateText(calendar.from, 'en')}. Each clause says what is due from the beginning to the end of the period; the period moves the difference from the one before. Where late data change a period that was settled, the next statement moves the difference: nothing is rewritten.`,
      },
      formula: {
        it: 'importo = posizione del periodo − quanto già mosso',
        en: 'amount = position of the period − what was moved already',
      },
      article: null,
    },
    {
      id: 'when-money-moves',
      title: { it: 'Quando si muovono i soldi', en: 'When money moves' },
      words: {
        it: `Solo su un obiettivo deciso e su dati completi: quando sono passati la finestra dell’esito e altri ${dataQuality.lagDays} giorni, non manca la consegna di alcun mese, i dati raggiungono le soglie del contratto. Altrimenti la riga è sospesa: dice che cosa manca e chi lo deve, e quanto indica non va perso.`,
        en: `Only on a decided target and on complete data: once the window of the outcome and another ${dataQuality.lagDays} days have passed, no delivery of a month is missing and the data reach the thresholds of the contract. Otherwise the line is held: it says what is missing and who owes it, and what it indicates is not lost.`,
      },
      ...plain,
    },
    {
      id: 'caps',
      title: { it: 'Tetti', en: 'Caps' },
      words: {
        it: 'Prima i tetti della clausola, poi quelli comuni del fornitore, nell’ordine delle clausole. Un tetto di periodo rimanda ciò che lo supera al periodo seguente, un tetto sul contratto lo toglie. Valgono nei due sensi.',
        en: 'First the caps of the clause, then the common ones of the supplier, in the order of the clauses. A cap of a period puts what is above it off to the next, a cap over the contract takes it off. They hold in both directions.',
      },
      ...plain,
    },
    {
      id: 'rounding',
      title: { it: 'Arrotondamento', en: 'Rounding' },
      words: {
        it: 'Ogni riga si calcola esattamente e si arrotonda al centesimo, mezzo centesimo lontano da zero. I totali sono somme di righe arrotondate.',
        en: 'Each line is calculated exactly and rounded to the cent, half a cent away from zero. Totals are sums of rounded lines.',
      },
      ...plain,
    },
    {
      id: 'claims',
      title: { it: 'Richieste', en: 'Claims' },
      words: {
        it: `Una richiesta conta nel periodo in cui è presentata. All’ospedale che non l’ha ancora presentata è ricordata ${claimAlarmDays} giorni prima del termine.`,
        en: `A claim counts in the period in which it is filed. The hospital that has not filed it yet is reminded ${claimAlarmDays} days before the deadline.`,
      },
      ...plain,
    },
    {
      id: 'disputes',
      title: { it: 'Contestazioni', en: 'Disputes' },
      words: {
        it: `Entro ${responseDays} giorni dall’emissione il fornitore accetta o contesta ogni riga, dicendo se è per i dati, il metodo o il calcolo; dopo, una riga senza risposta è accettata. Ciò che è contestato resta presso: ${escrow.it}. Il resto si paga. I casi clinici li giudicano due clinici che non sanno di quale fornitore e ospedale si tratta, e un terzo se non concordano.`,
        en: `Within ${responseDays} days of issue the supplier accepts or objects to each line, saying whether for data, method or calculation; after them a line without an answer is accepted. What is disputed stays with: ${escrow.en}. The rest is paid. Clinical cases are judged by two clinicians who do not know which supplier and hospital they are about, and by a third where they differ.`,
      },
      ...plain,
    },
  ];
}

import type { Contract } from '../../core/contract/contract.ts';
import { needsIndex } from '../../core/contract/outcomeDefinition.ts';
import type { Text } from '../../core/problem.ts';
import { formatFor } from '../format.ts';
import { decimalsDeclared, exactNumber } from '../quantity.ts';
import { inBoth } from '../rules/phrases.ts';
import type { RuleText } from '../ruleText.ts';
import { dateText } from '../tracking/dateText.ts';

/** Every rule by which a contract is followed and its targets are decided, in words and, where it helps, as a formula. */
export function contractRuleTexts(contract: Contract): RuleText[] {
  return [
    ...indexRules(contract),
    ...decisionRules(contract),
    ...adjustmentRules(contract),
    ...qualityRules(contract),
    ...monitoringRules(contract),
  ];
}

function rule(
  id: string,
  title: Text,
  words: Text,
  formula: Text | null = null,
  article: Text | null = null,
): RuleText {
  return { id, title, words, formula, article };
}

/** `95%`, `99,8%`: with every digit declared. */
function share(value: number): Text {
  return inBoth((locale) => formatFor(locale).percent(value, decimalsDeclared(100 * value)));
}

function indexRules({ outcomes, calendar }: Contract): RuleText[] {
  if (!outcomes.some(({ measure }) => needsIndex(measure))) return [];
  const date = (iso: string): Text => inBoth((locale) => dateText(iso, locale));
  const [from, to] = [date(calendar.from), date(calendar.to)];
  return [
    rule(
      'index',
      { it: 'Chi conta', en: 'Who counts' },
      {
        it: `Ogni consegna di un dispositivo principale con una procedura indice, dal ${from.it} al ${to.it}: una per paziente, giorno e lato, anche se i componenti sono più d’uno. Un evento appartiene all’ultima consegna che lo precede.`,
        en: `Every delivery of a main device with an index procedure, from ${from.en} to ${to.en}: one for each patient, day and side, even with several components. An event belongs to the latest delivery before it.`,
      },
    ),
  ];
}

const intervals: Record<
  Contract['decision']['rateInterval'],
  { readonly words: Text; readonly source: Text }
> = {
  wilson: {
    words: { it: 'di Wilson', en: 'Wilson' },
    source: { it: 'Wilson 1927; Newcombe 1998', en: 'Wilson 1927; Newcombe 1998' },
  },
  'clopper-pearson': {
    words: { it: 'esatto di Clopper e Pearson', en: 'exact Clopper–Pearson' },
    source: { it: 'Clopper e Pearson 1934', en: 'Clopper & Pearson 1934' },
  },
  jeffreys: {
    words: { it: 'di Jeffreys', en: 'Jeffreys' },
    source: { it: 'Brown, Cai e DasGupta 2001', en: 'Brown, Cai & DasGupta 2001' },
  },
};

function decisionRules({ decision }: Contract): RuleText[] {
  const { level, rateInterval, minimumPatients, prior, comparisons, power } = decision;
  const [sure, strength] = [share(level), share(power)];
  const { words, source } = intervals[rateInterval];
  const figure = (value: number): Text => inBoth((locale) => exactNumber(value, locale));
  const [a, b] = [figure(prior.a), figure(prior.b)];
  return [
    rule(
      'decision',
      { it: 'Raggiunto, mancato, non deciso', en: 'Met, missed, inconclusive' },
      {
        it: `Decide l’intervallo di confidenza al ${sure.it} (${words.it} per i tassi). Tutto dalla parte buona dell’obiettivo: raggiunto. Tutto dall’altra: mancato. A cavallo: non ancora deciso. Un limite esattamente sull’obiettivo lo raggiunge.`,
        en: `The ${sure.en} confidence interval decides (${words.en} for rates). All on the good side of the target: met. All on the other: missed. On both: not yet decided. A limit exactly on the target meets it.`,
      },
      null,
      source,
    ),
    rule(
      'minimum-patients',
      { it: 'Quanti pazienti almeno', en: 'How many patients at least' },
      {
        it: `Con meno di ${minimumPatients} pazienti nessun obiettivo è deciso, qualunque sia l’intervallo.`,
        en: `With fewer than ${minimumPatients} patients no target is decided, whatever the interval.`,
      },
    ),
    rule(
      'probability',
      { it: 'Probabilità di raggiungerlo', en: 'Probability of meeting it' },
      {
        it: `Accanto allo stato, per informazione: la probabilità che il tasso vero rispetti l’obiettivo e che lo rispetti a fine contratto, con a priori Beta(${a.it}; ${b.it}).`,
        en: `Beside the state, as information: the probability that the true rate keeps the target, and that it does at the end of the contract, with the prior Beta(${a.en}, ${b.en}).`,
      },
    ),
    rule(
      'comparisons',
      { it: 'Più obiettivi insieme', en: 'Several targets together' },
      comparisons === 'holm'
        ? {
            it: 'Più obiettivi si guardano, più facile è mancarne uno per caso: prima di ogni sanzione i livelli sono corretti per il numero di obiettivi del fornitore (Holm).',
            en: 'The more targets are looked at, the easier one is missed by chance: before any sanction the levels are held against the number of targets of the supplier (Holm).',
          }
        : {
            it: 'Ogni obiettivo è deciso da solo, senza correzione per il loro numero.',
            en: 'Every target is decided by itself, without correction for their number.',
          },
      null,
      comparisons === 'holm' ? { it: 'Holm 1979', en: 'Holm 1979' } : null,
    ),
    rule(
      'sample',
      { it: 'Pazienti ancora necessari', en: 'Patients still needed' },
      {
        it: `Calcolati perché un fornitore che fa meglio dell’obiettivo lo dimostri con probabilità ${strength.it}.`,
        en: `Computed so that a supplier who does better than the target shows it with probability ${strength.en}.`,
      },
    ),
  ];
}

function adjustmentRules({ outcomes, decision }: Contract): RuleText[] {
  const adjusted = outcomes.filter(({ riskModel }) => riskModel !== undefined);
  return [
    ...(adjusted.some(({ measure }) => measure.kind === 'event') ? [ratioRule(decision)] : []),
    ...(adjusted.some(({ measure }) => measure.kind === 'score') ? [gainRule] : []),
  ];
}

const gainRule: RuleText = rule(
  'gain-adjustment',
  { it: 'Correzione dei punteggi', en: 'Adjustment of scores' },
  {
    it: 'Dove un punteggio ha un modello, conta quanto i pazienti superano ciò che il modello si attende da loro, meno quanto lo supera la popolazione di riferimento (0 se il modello viene da essa), più il guadagno medio del riferimento. Il guadagno grezzo sta accanto.',
    en: 'Where a score has a model, what counts is by how much patients exceed what the model expects of them, less by how much the reference population exceeds it (0 where the model was made on it), plus the mean gain of the reference. The crude gain stands beside.',
  },
  {
    it: 'guadagno corretto = media(dopo − atteso) − la stessa media nel riferimento + riferimento',
    en: 'adjusted gain = mean(after − expected) − the same mean in the reference + reference',
  },
  { it: 'NHS Digital, Finalised PROMs 2018/19', en: 'NHS Digital, Finalised PROMs 2018/19' },
);

function ratioRule({ ratioPrior: { shape, scale } }: Contract['decision']): RuleText {
  return rule(
    'adjustment',
    { it: 'Correzione per il rischio', en: 'Adjustment for risk' },
    {
      it: `Dove un esito ha un modello, gli eventi osservati si dividono per quelli attesi negli stessi pazienti, e il rapporto si moltiplica per il tasso di riferimento: così è confrontabile con l’obiettivo. I limiti sono quelli esatti di Garwood; il tasso grezzo sta accanto. A priori del rapporto: Gamma(${exactNumber(shape, 'it')}; ${exactNumber(scale, 'it')}).`,
      en: `Where an outcome has a model, observed events are divided by those expected in the same patients, and the ratio is multiplied by the reference rate: so it is comparable with the target. Limits are the exact ones of Garwood; the crude rate stands beside. Prior of the ratio: Gamma(${exactNumber(shape, 'en')}, ${exactNumber(scale, 'en')}).`,
    },
    {
      it: 'tasso corretto = (osservati / attesi) · riferimento',
      en: 'adjusted rate = (observed / expected) · reference',
    },
    { it: 'Garwood 1936; Breslow e Day 1987', en: 'Garwood 1936; Breslow & Day 1987' },
  );
}

function qualityRules({ dataQuality, calendar }: Contract): RuleText[] {
  const { lagDays, leastFollowUp, leastLinkage, consumptionTolerance, deliveryDueDays } = dataQuality;
  const [followUp, linkage, tolerance] = [
    share(leastFollowUp),
    share(leastLinkage),
    share(consumptionTolerance),
  ];
  return [
    rule(
      'lag',
      { it: 'Quando un paziente entra nel conto', en: 'When a patient is counted' },
      {
        it: `Alla fine della finestra più ${lagDays} giorni: prima gli esiti potrebbero non essere ancora arrivati.`,
        en: `At the end of the window plus ${lagDays} days: before that outcomes may not have arrived.`,
      },
    ),
    rule(
      'quality',
      { it: 'Qualità dei dati', en: 'Quality of the data' },
      {
        it: `Un obiettivo si calcola solo se l’esito è noto per almeno il ${followUp.it} dei pazienti dovuti, almeno il ${linkage.it} delle righe di esito trova il suo dispositivo e i dispositivi consegnati differiscono dai consumati, per sede e mese, al massimo del ${tolerance.it}. Altrimenti è «non calcolabile», con il nome di chi doveva i dati; le lacune di un fornitore contano contro di lui.`,
        en: `A target is computed only if the outcome is known for at least ${followUp.en} of the patients due, at least ${linkage.en} of the outcome rows find their device, and devices delivered differ from those consumed, by site and month, by ${tolerance.en} at most. Otherwise it is “not computable”, naming who owed the data; a supplier’s own gaps count against it.`,
      },
    ),
    rule(
      'due',
      { it: 'Scadenze', en: 'Due dates' },
      {
        it: `I dati di un mese sono dovuti entro ${deliveryDueDays} giorni dalla sua fine. Le parti si riuniscono ogni ${calendar.reviewEveryMonths} mesi.`,
        en: `The data of a month are owed within ${deliveryDueDays} days of its end. The parties meet every ${calendar.reviewEveryMonths} months.`,
      },
    ),
  ];
}

function monitoringRules({ monitoring, outcomes }: Contract): RuleText[] {
  const { oddsRatio, falseAlarmEvery, baselineMonths, funnelLevels } = monitoring;
  const [warning, action] = [share(funnelLevels.warning), share(funnelLevels.action)];
  const odds = inBoth((locale) => exactNumber(oddsRatio, locale));
  // Only events of patients are watched one by one.
  const cusum = outcomes.some(({ measure }) => measure.kind === 'event')
    ? {
        it: `Il CUSUM cerca eventi ${odds.it} volte più probabili (odds), con un falso allarme ogni ${falseAlarmEvery} pazienti in media se nulla è cambiato. `,
        en: `The CUSUM looks for odds of the event multiplied by ${odds.en}, with one false alarm every ${falseAlarmEvery} patients on average if nothing changed. `,
      }
    : { it: '', en: '' };
  return [
    rule(
      'monitoring',
      { it: 'Sorveglianza tra una revisione e l’altra', en: 'Watching between reviews' },
      {
        it: `${cusum.it}Le carte di controllo fissano il livello dei primi ${baselineMonths} mesi. L’imbuto avvisa al ${warning.it} e chiede un intervento al ${action.it}. Un allarme fa guardare i dati: non muove mai denaro.`,
        en: `${cusum.en}Control charts lock the level of the first ${baselineMonths} months. The funnel warns at ${warning.en} and asks for action at ${action.en}. An alarm makes people look at the data: it never moves money.`,
      },
      null,
      { it: 'Steiner e altri 2000; Spiegelhalter 2005', en: 'Steiner et al. 2000; Spiegelhalter 2005' },
    ),
  ];
}

import type { Contract } from '../../core/contract/contract.ts';
import type { OutcomeDefinition } from '../../core/contract/outcomeDefinition.ts';
import type { CountKind } from '../../core/fairness/countModel.ts';
import type { ClauseFairness, LeftOut, Scenario } from '../../core/fairness/fairness.ts';
import type { Text } from '../../core/problem.ts';
import { formatFor } from '../format.ts';
import type { Locale } from '../locale.ts';
import { inBoth } from '../rules/phrases.ts';

/** How the counts of a target are taken to come about. */
const countTexts: Record<CountKind, Text> = {
  binomial: {
    it: 'Gli eventi seguono la legge binomiale: ogni paziente ha lo stesso rischio vero.',
    en: 'Events follow the binomial law: every patient has the same true risk.',
  },
  poisson: {
    it: 'Il rapporto fra osservati e attesi segue la legge di Poisson attorno agli eventi attesi in pazienti con il rischio medio di riferimento.',
    en: 'The ratio of observed to expected follows the Poisson law around the events expected in patients of the reference’s mean risk.',
  },
  'known-fates': {
    it: 'La sopravvivenza è contata come se alla fine dell’orizzonte si conoscesse la sorte di ogni dispositivo e nessun paziente fosse morto prima: legge binomiale.',
    en: 'Survival is counted as if the fate of every device were known at the horizon and no patient had died before: binomial law.',
  },
  normal: {
    it: 'La variazione media segue la legge normale, su una griglia di somme di un passo per deviazione standard di un paziente.',
    en: 'The mean change follows the normal law, on a grid of sums with one step for each standard deviation of a patient.',
  },
};

const leftOutTexts: Record<LeftOut, Text> = {
  registry: {
    it: 'Non si può dire: il dato e il suo intervallo li calcola un registro, e il contratto non dice come.',
    en: 'It cannot be told: a registry computes the figure and its interval, and the contract does not say how.',
  },
  'no-minimal-change': {
    it: 'Non si può dire: senza la minima variazione importante il contratto non dà alcuna idea di quanto i pazienti differiscano.',
    en: 'It cannot be told: without the minimal important change the contract gives no idea of how much patients differ.',
  },
  'no-responders': {
    it: 'Non si può dire: quanti pazienti non migliorano non segue dalla sola media.',
    en: 'It cannot be told: how many patients do not improve does not follow from the mean alone.',
  },
  'no-target': {
    it: 'Non si può dire: il fornitore non ha un obiettivo su questo esito, quindi mancano pazienti attesi e tasso promesso.',
    en: 'It cannot be told: the supplier has no target on this outcome, so expected patients and a promised rate are missing.',
  },
  'net-benefit': {
    it: 'Non si può dire: il beneficio netto realizzato nasce da molti esiti insieme, e il contratto non dice come variano fra loro.',
    en: 'It cannot be told: delivered net benefit comes from many outcomes together, and the contract does not say how they vary together.',
  },
  'member-months': {
    it: 'Non si può dire: il contratto non dice quanti mesi-assistito si attendono.',
    en: 'It cannot be told: the contract does not say how many member months are expected.',
  },
  'too-many-values': {
    it: 'Non si può dire: troppi obiettivi insieme danno troppi valori della qualità per elencarli tutti.',
    en: 'It cannot be told: too many targets together give too many values of quality to go through.',
  },
};

const always: Text = {
  it: 'Nulla è estratto a sorte: ogni probabilità è la somma esatta su tutti i conteggi possibili, con dati completi e puntuali e con i tetti della clausola.',
  en: 'Nothing is drawn at random: every probability is the exact sum over all possible counts, with data complete and in time and with the caps of the clause.',
};

/** How a clause was simulated, and what was assumed for it. */
export function treatmentTexts(clause: ClauseFairness, contract: Contract): readonly Text[] {
  if (clause.leftOut !== null) return [leftOutTexts[clause.leftOut]];
  const { deviation, ageMonths } = clause;
  switch (clause.treatment) {
    case 'grid':
      return [
        {
          it: 'Qui nulla dipende dal caso: l’importo è calcolato ai livelli indicati. I tetti di periodo, che solo rinviano, non sono applicati.',
          en: 'Nothing is left to chance here: the amount is computed at the stated levels. Caps of a period, which only put off, are not applied.',
        },
      ];
    case 'quality':
      return [
        always,
        {
          it: 'Gli obiettivi della qualità contano come indipendenti, ognuno con gli stessi odds rispetto al proprio obiettivo; la qualità è tenuta al milionesimo; il costo di un episodio non è casuale ma fissato ai livelli indicati. I tetti di periodo non sono applicati.',
          en: 'The targets of quality count as independent, each at the same odds against its own target; quality is kept to a millionth; the cost of an episode is not random but set at the stated levels. Caps of a period are not applied.',
        },
      ];
    default:
      return [
        always,
        ...(clause.counts === null ? [] : [countTexts[clause.counts]]),
        ...(deviation === null
          ? []
          : [
              inBoth((locale) => {
                const size = formatFor(locale).number(deviation, 3);
                return {
                  it: `Il contratto non dice quanto i pazienti differiscano: si assume una deviazione standard di ${size}, due volte la minima variazione importante (Norman, Sloan e Wyrwich 2003). Odds doppi valgono qui mezza minima variazione importante in meno.`,
                  en: `The contract does not say how much patients differ: a standard deviation of ${size} is assumed, twice the minimal important change (Norman, Sloan and Wyrwich 2003). Doubled odds stand here for half a minimal important change less.`,
                }[locale];
              }),
            ]),
        ...(clause.treatment === 'claims'
          ? [
              {
                it: 'Ogni caso è chiesto in tempo con la stessa probabilità, indipendente dagli altri.',
                en: 'Each case is claimed in time with the same probability, independently of the others.',
              },
            ]
          : [
              {
                it: 'I periodi si chiudono uno dopo l’altro sui dati dall’inizio: finché l’intervallo non decide, resta ciò che si è già mosso.',
                en: 'Periods are settled one after the other on the data from the start: while the interval decides nothing, what has moved stays.',
              },
              ...(contract.decision.comparisons === 'holm'
                ? [
                    {
                      it: 'Per la penalità vale il primo passo di Holm, il più prudente: il livello diviso per il numero di obiettivi del fornitore.',
                      en: 'For a malus the first step of Holm is used, the most cautious one: the level divided by the number of the supplier’s targets.',
                    },
                  ]
                : []),
            ]),
        ...(ageMonths === null
          ? []
          : [
              {
                it: `Ogni dispositivo che cede lo fa dopo ${ageMonths} mesi compiuti, a metà dell’orizzonte dell’esito; i richiami non sono contati.`,
                en: `Every device that fails does so after ${ageMonths} completed months, half of the outcome’s horizon; recalls are not counted.`,
              },
            ]),
      ];
  }
}

/** A true figure: a rate, a ratio O/E, or a mean change. */
export function trueFigureText(
  counts: CountKind | null,
  outcome: OutcomeDefinition | undefined,
  figure: number,
  locale: Locale,
): string {
  const format = formatFor(locale);
  if (counts === 'poisson') return format.number(figure, 2);
  if (outcome?.measure.kind === 'score') return format.number(figure, 3);
  return format.percent(figure, Math.abs(figure) < 0.1 ? 2 : 1);
}

/** What a true figure is called. */
export function figureLabel(counts: CountKind | null): Text {
  if (counts === 'poisson')
    return { it: 'Rapporto vero osservati/attesi', en: 'True ratio observed/expected' };
  if (counts === 'normal') return { it: 'Variazione media vera', en: 'True mean change' };
  return { it: 'Tasso vero', en: 'True rate' };
}

/** The scenario of a cell in words. */
export function scenarioText(
  scenario: Scenario,
  clause: ClauseFairness,
  outcome: OutcomeDefinition | undefined,
): Text {
  return inBoth((locale) => {
    const { percent, number } = formatFor(locale);
    switch (scenario.kind) {
      case 'figure': {
        const figure = trueFigureText(clause.counts, outcome, scenario.figure, locale);
        if (scenario.claimed === null) return figure;
        const share = percent(scenario.claimed, 0);
        return { it: `${figure}, chiesti ${share}`, en: `${figure}, ${share} claimed` }[locale];
      }
      case 'quality': {
        if (scenario.cost !== null) return costText(percent(scenario.cost, 0), locale);
        const odds = number(scenario.odds, 2);
        return { it: `odds × ${odds}`, en: `odds × ${odds}` }[locale];
      }
      case 'cost':
        return costText(percent(scenario.cost, 0), locale);
      case 'uses':
        return {
          it: `usi scontati per paziente: ${scenario.firstUses}`,
          en: `discounted uses per patient: ${scenario.firstUses}`,
        }[locale];
      case 'volume':
        return { it: 'prezzo per i pazienti', en: 'price times patients' }[locale];
      case 'days':
        return { it: `giorni di ritardo: ${scenario.days}`, en: `days of delay: ${scenario.days}` }[locale];
    }
  });
}

function costText(share: string, locale: Locale): string {
  return { it: `costo ${share} del prezzo`, en: `cost ${share} of the price` }[locale];
}

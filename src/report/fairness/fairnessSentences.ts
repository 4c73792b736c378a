import type { OutcomeDefinition } from '../../core/contract/outcomeDefinition.ts';
import type { ClauseFairness } from '../../core/fairness/fairness.ts';
import { type Gate, type GateResult, LEAST_POWER, MOST_WRONG } from '../../core/fairness/gate.ts';
import type { Text } from '../../core/problem.ts';
import { formatFor } from '../format.ts';
import type { Locale } from '../locale.ts';
import { inBoth } from '../rules/phrases.ts';
import { trueFigureText } from './fairnessTexts.ts';

/** `1,3 contratti su 100`; what is rarer than one in a thousand is not written as never. */
function ofHundred(probability: number, locale: Locale): string {
  const { number } = formatFor(locale);
  const [limit, bound] =
    probability > 0.999
      ? [{ it: 'più di ', en: 'more than ' }, 99.9]
      : probability < 0.001
        ? [{ it: 'meno di ', en: 'fewer than ' }, 0.1]
        : [{ it: '', en: '' }, 100 * probability];
  const size = number(bound, 1);
  return {
    it: `${limit.it}${size} contratti su 100`,
    en: `${limit.en}${size} of 100 contracts`,
  }[locale];
}

const euros = (cents: number, locale: Locale) => formatFor(locale).euro(Math.abs(cents) / 100, 0);

/** What matters of a clause, plain words first. Empty for one that is left out or told by levels only. */
export function fairnessSentences(
  clause: ClauseFairness,
  outcome: OutcomeDefinition | undefined,
): readonly Text[] {
  const figure = (value: number, locale: Locale) => trueFigureText(clause.counts, outcome, value, locale);
  const { kept, broken, gate } = clause;
  const sentences: Text[] = [];
  if (kept !== null && gate !== null) {
    const asked = kept.looks.at(-1)?.asked ?? 0;
    const worst = Math.min(...kept.looks.map(({ amount }) => amount.least));
    const stands = kept.looks.at(-1)?.amount.malus ?? 0;
    sentences.push(
      inBoth((locale) => {
        const often = ofHundred(asked, locale);
        return {
          it: `Se la promessa è mantenuta di stretta misura (valore vero uguale all’obiettivo, ${figure(kept.figure, locale)}), al fornitore è chiesta per errore una penalità in ${often}; alla fine ne resta una in ${ofHundred(stands, locale)}. Se il risultato è migliore dell’obiettivo, accade più di rado.`,
          en: `If the promise is kept by a hair (the true figure is the target, ${figure(kept.figure, locale)}), the supplier is asked for a malus by mistake in ${often}; at the end one stands in ${ofHundred(stands, locale)}. Where the result is better than the target it happens less often.`,
        }[locale];
      }),
    );
    if (worst < 0)
      sentences.push(
        inBoth(
          (locale) =>
            ({
              it: `Lungo la strada possono mancare al fornitore per errore fino a ${euros(worst, locale)}.`,
              en: `On the way the supplier may wrongly be without up to ${euros(worst, locale)}.`,
            })[locale],
        ),
      );
  }
  if (broken !== null && gate !== null) {
    const power = broken.looks.at(-1)?.asked ?? 0;
    const most = Math.max(...broken.looks.map(({ amount }) => amount.most));
    const mean = broken.looks.at(-1)?.amount.mean ?? 0;
    sentences.push(
      inBoth((locale) => {
        const when = broken.expectedPeriod === null ? '' : formatFor(locale).number(broken.expectedPeriod, 1);
        const at = figure(broken.figure, locale);
        return {
          it: `Se la promessa è rotta (valore vero ${at}, a metà strada verso gli odds che il contratto sorveglia), una penalità è chiesta in ${ofHundred(power, locale)}${when === '' ? '' : `, in media la prima volta nel periodo ${when}`}; in media si muovono ${euros(mean, locale)} ${mean < 0 ? 'dal' : 'al'} fornitore.`,
          en: `If the promise is broken (true figure ${at}, half way to the odds that the contract watches for), a malus is asked in ${ofHundred(power, locale)}${when === '' ? '' : `, on average first in period ${when}`}; on average ${euros(mean, locale)} move ${mean < 0 ? 'from' : 'to'} the supplier.`,
        }[locale];
      }),
    );
    if (most > 0)
      sentences.push(
        inBoth(
          (locale) =>
            ({
              it: `Benché la promessa sia rotta, nelle mani del fornitore può stare per errore un premio fino a ${euros(most, locale)}.`,
              en: `Although the promise is broken, a bonus of up to ${euros(most, locale)} may wrongly be in the supplier’s hands.`,
            })[locale],
        ),
      );
  }
  const promised = clause.cells.find(
    ({ volume, scenario }) =>
      volume === 1 &&
      'odds' in scenario &&
      scenario.odds === 1 &&
      !('claimed' in scenario && scenario.claimed !== null && scenario.claimed < 1),
  );
  if (promised !== undefined) {
    const { mean, low, high } = promised.amount;
    sentences.push(
      inBoth(
        (locale) =>
          ({
            it: `Con i pazienti attesi e l’obiettivo raggiunto esattamente, la clausola vale in media ${euros(mean, locale)} ${mean < 0 ? 'a carico del fornitore e a favore' : 'a favore del fornitore e a carico'} della centrale; in 90 contratti su 100 sta fra ${signed(low, locale)} e ${signed(high, locale)} per il fornitore.`,
            en: `With the expected patients and exactly the target, the clause is worth ${euros(mean, locale)} on average ${mean < 0 ? 'from the supplier to the board' : 'to the supplier from the board'}; in 90 of 100 contracts it lies between ${signed(low, locale)} and ${signed(high, locale)} for the supplier.`,
          })[locale],
      ),
    );
  }
  return sentences;
}

/** An amount with its sign as the supplier sees it. */
function signed(cents: number, locale: Locale): string {
  return formatFor(locale).euro(cents / 100, 0);
}

/** What gate would be fair to both sides, or that none is. Empty where no malus rests on a target. */
export function gateSentences(
  { gate: advice, counts }: ClauseFairness,
  outcome: OutcomeDefinition | undefined,
): readonly Text[] {
  if (advice === null) return [];
  const { now, suggested, nearest, patientsEnough, patients, tried } = advice;
  const limits = inBoth((locale) => {
    const { percent } = formatFor(locale);
    const broken = trueFigureText(counts, outcome, advice.broken, locale);
    return {
      it: `Misura: una penalità per errore in al più ${percent(MOST_WRONG, 0)} dei contratti, e almeno ${percent(LEAST_POWER, 0)} di quelli con la promessa rotta (${broken}) scoperti entro la fine. Provate ${tried} combinazioni di pazienti minimi, livello, confronti e fascia neutra.`,
      en: `Yardstick: a malus by mistake in at most ${percent(MOST_WRONG, 0)} of the contracts, and at least ${percent(LEAST_POWER, 0)} of those with a broken promise (${broken}) found by the end. ${tried} combinations of least patients, level, comparisons and dead band were tried.`,
    }[locale];
  });
  const found = inBoth((locale) => {
    if (
      suggested !== null &&
      suggested.gate.minimumPatients === now.gate.minimumPatients &&
      sameGate(suggested.gate, now.gate)
    )
      return {
        it: `Le soglie del contratto bastano: ${resultText(now, locale)}.`,
        en: `The contract’s gates do: ${resultText(now, locale)}.`,
      }[locale];
    if (suggested !== null)
      return {
        it: `Oggi: ${resultText(now, locale)}. Proposta: ${gateText(suggested.gate, counts, locale)}: ${resultText(suggested, locale)}.`,
        en: `Now: ${resultText(now, locale)}. Suggestion: ${gateText(suggested.gate, counts, locale)}: ${resultText(suggested, locale)}.`,
      }[locale];
    const many = formatFor(locale).number(patients);
    const enough =
      patientsEnough === null
        ? {
            it: 'Non basterebbero dieci volte tanti pazienti.',
            en: 'Ten times as many patients would not be enough.',
          }
        : {
            it: `Ne basterebbero circa ${formatFor(locale).number(patientsEnough)}.`,
            en: `About ${formatFor(locale).number(patientsEnough)} would be enough.`,
          };
    const closest =
      nearest === null
        ? { it: '', en: '' }
        : {
            it: ` La più vicina, ${gateText(nearest.gate, counts, locale)}: ${resultText(nearest, locale)}.`,
            en: ` The nearest, ${gateText(nearest.gate, counts, locale)}: ${resultText(nearest, locale)}.`,
          };
    return {
      it: `Oggi: ${resultText(now, locale)}. Con ${many} pazienti nessuna soglia provata dà entrambe le cose. ${enough.it}${closest.it}`,
      en: `Now: ${resultText(now, locale)}. With ${many} patients no gate that was tried gives both. ${enough.en}${closest.en}`,
    }[locale];
  });
  return [limits, found];
}

function sameGate(one: Gate, other: Gate): boolean {
  return (
    one.level === other.level && one.comparisons === other.comparisons && one.deadBand === other.deadBand
  );
}

function resultText({ wrong, power }: GateResult, locale: Locale): string {
  return {
    it: `errore in ${ofHundred(wrong, locale)}, promessa rotta scoperta in ${ofHundred(power, locale)}`,
    en: `mistake in ${ofHundred(wrong, locale)}, broken promise found in ${ofHundred(power, locale)}`,
  }[locale];
}

function gateText(
  { minimumPatients, level, comparisons, deadBand }: Gate,
  counts: ClauseFairness['counts'],
  locale: Locale,
): string {
  const { number, percent } = formatFor(locale);
  const band = deadBand === null ? null : counts === 'normal' ? number(deadBand, 3) : percent(deadBand, 1);
  const holm = comparisons === 'holm';
  return {
    it: `almeno ${number(minimumPatients)} pazienti, livello ${percent(level, 1)}, ${holm ? 'Holm' : 'senza Holm'}${band === null ? '' : `, fascia neutra ${band}`}`,
    en: `at least ${number(minimumPatients)} patients, level ${percent(level, 1)}, ${holm ? 'Holm' : 'without Holm'}${band === null ? '' : `, dead band ${band}`}`,
  }[locale];
}

import type { Text } from '../../core/problem.ts';
import type { LotRescoring, TenderRescoring } from '../../core/rescoring/rescore.ts';
import type { RescoringSummary, RuleSummary } from '../../core/rescoring/summary.ts';
import { type BoardSentence, oneStop } from '../boardSentences.ts';
import { formatFor } from '../format.ts';
import type { Locale } from '../locale.ts';
import { unitLabel } from '../quantity.ts';
import { inBoth, listText, numberText } from '../rules/phrases.ts';
import { candidateName } from './candidateTexts.ts';

/** What a board can tell its region: do the points come out, which awards would have changed, with what loss. */
export function rescoringSentences(
  tenders: readonly TenderRescoring[],
  summary: RescoringSummary,
): BoardSentence[] {
  const sentences = [
    printedSentence(summary),
    ...changeSentences(summary),
    ...regretSentences(tenders, summary),
  ];
  return sentences.map((one) => ({ ...one, text: { it: oneStop(one.text.it), en: oneStop(one.text.en) } }));
}

function printedSentence({ figures, lots, winnersThatComeOut }: RescoringSummary): BoardSentence {
  const { compared, mismatches } = figures;
  if (compared === 0)
    return {
      id: 'printed',
      tone: 'information',
      text: {
        it: 'Non ci sono punti stampati da confrontare.',
        en: 'There are no printed points to compare with.',
      },
    };
  const winners: Text =
    winnersThatComeOut === lots
      ? { it: 'e le aggiudicatarie sono quelle.', en: 'and the winners are the same.' }
      : {
          it: `e in ${lots - winnersThatComeOut} ${lots - winnersThatComeOut === 1 ? 'lotto la prima non è l’aggiudicataria' : 'lotti la prima non è l’aggiudicataria'}.`,
          en: `and in ${lots - winnersThatComeOut} ${lots - winnersThatComeOut === 1 ? 'lot' : 'lots'} the first is not the winner.`,
        };
  const wrong = mismatches > 0 || winnersThatComeOut < lots;
  return {
    id: 'printed',
    tone: wrong ? 'warning' : 'result',
    text: {
      it:
        mismatches === 0
          ? `Con le regole pubblicate tutti i ${compared} punti stampati tornano al decimale, ${winners.it}`
          : `Con le regole pubblicate ${mismatches} dei ${compared} punti stampati non tornano, ${winners.it}`,
      en:
        mismatches === 0
          ? `Under the published rules all ${compared} printed points come out to the decimal, ${winners.en}`
          : `Under the published rules ${mismatches} of the ${compared} printed points do not come out, ${winners.en}`,
    },
  };
}

function changeSentences({ byRule }: RescoringSummary): BoardSentence[] {
  const told = byRule.filter(({ lots }) => lots > 0);
  const netBenefit = told.find(({ rule }) => rule.kind === 'net-benefit');
  const rules = told.filter(({ rule }) => rule.kind === 'price' || rule.kind === 'rescaling');
  const changing = rules.filter(({ changed }) => changed > 0).toSorted((a, b) => b.changed - a.changed);
  const most = changing[0];
  return [
    ...(netBenefit === undefined
      ? []
      : [{ id: 'net-benefit', tone: 'result' as const, text: byNetBenefit(netBenefit) }]),
    {
      id: 'rules',
      tone: 'information',
      text:
        most === undefined
          ? {
              it: `Nessuna delle ${rules.length} altre formule e riparametrazioni provate avrebbe cambiato un’aggiudicazione.`,
              en: `None of the ${rules.length} other formulas and rescalings tried would have changed an award.`,
            }
          : {
              it: `Delle ${rules.length} formule e riparametrazioni provate ${changing.length} avrebbero cambiato almeno un’aggiudicazione; più di tutte «${candidateName(most.rule).it}»: ${most.changed} su ${most.lots}.`,
              en: `Of the ${rules.length} formulas and rescalings tried, ${changing.length} would have changed at least one award; most of all “${candidateName(most.rule).en}”: ${most.changed} of ${most.lots}.`,
            },
    },
  ];
}

function byNetBenefit({ changed, lots, missing }: RuleSummary): Text {
  const without: Text =
    missing === 0
      ? { it: '', en: '' }
      : {
          it: ` Di ${missing === 1 ? 'un altro lotto' : `altri ${missing} lotti`} gli esiti non sono noti, e non si dice nulla.`,
          en: ` Of ${missing === 1 ? 'one more lot' : `${missing} more lots`} outcomes are not known, and nothing is said.`,
        };
  return {
    it: `Aggiudicando all’offerta con il beneficio monetario netto più alto sarebbero cambiate ${changed} aggiudicazioni su ${lots} con esiti noti.${without.it}`,
    en: `Awarding to the offer with the highest net monetary benefit would have changed ${changed} of ${lots} awards with known outcomes.${without.en}`,
  };
}

function regretSentences(tenders: readonly TenderRescoring[], { regret }: RescoringSummary): BoardSentence[] {
  if (regret === null) return [];
  const lambdas = inBoth((locale) =>
    listText(
      [
        ...new Set(
          tenders
            .filter(({ lots }) => lots.some((lot) => lot.regret !== null))
            .map(
              ({ lambda, tender }) =>
                `${formatFor(locale).number(lambda)}\u00a0${unitLabel(tender.willingnessToPay.unit, locale)}`,
            ),
        ),
      ],
      locale,
    ),
  );
  const euros = inBoth((locale) => formatFor(locale).euro(regret.euros));
  return [
    {
      id: 'regret',
      tone: 'result',
      text: {
        it: `Rispetto all’offerta migliore, le aggiudicazioni fatte hanno lasciato ${euros.it} di beneficio netto su ${regret.lots} lotti, a λ = ${lambdas.it}.`,
        en: `Compared with the best offer, the awards made gave up ${euros.en} of net benefit over ${regret.lots} lots, at λ = ${lambdas.en}.`,
      },
    },
  ];
}

/** What is said of one lot. */
export function lotSentences(
  { lot, winner, check, regret, bestOverLambda, withoutOutcome, rules }: LotRescoring,
  unit: string,
): Text[] {
  const changing = rules.filter(({ awarded }) => awarded.kind === 'awarded' && awarded.change === 'changed');
  const best = rules.find(({ id }) => id === 'net-benefit')?.awarded;
  const sentences: Text[] = [
    check.winnerComesOut
      ? {
          it: `Anche nel ricalcolo il primo posto è di ${winner}.`,
          en: `${winner} comes first in the recalculation too.`,
        }
      : {
          it: `Nel ricalcolo il primo posto è di ${check.first.join(', ')}, non dell’aggiudicataria ${winner}.`,
          en: `In the recalculation ${check.first.join(', ')} comes first, not the winner ${winner}.`,
        },
  ];
  if (changing.length > 0) {
    const names = inBoth((locale) =>
      listText(
        changing.map(({ rule }) => quoted(candidateName(rule)[locale], locale)),
        locale,
      ),
    );
    sentences.push({
      it: `L’aggiudicazione sarebbe cambiata con: ${names.it}.`,
      en: `The award would have changed with: ${names.en}.`,
    });
  }
  if (regret === null) {
    sentences.push(
      withoutOutcome.length === 0
        ? {
            it: 'Il beneficio netto non si calcola: manca il numero di pazienti.',
            en: 'Net benefit is not computed: the number of patients is missing.',
          }
        : {
            it: `Gli esiti non sono noti per ${withoutOutcome.join(', ')}: nessun beneficio netto e nessuna perdita.`,
            en: `Outcomes are not known for ${withoutOutcome.join(', ')}: no net benefit and no loss.`,
          },
    );
    return sentences;
  }
  if (best?.kind === 'awarded' && regret.perPatient > 0) {
    const perPatient = inBoth((locale) => formatFor(locale).euro(regret.perPatient));
    const total = inBoth((locale) => ofAllPatients(lot.patients, regret.lot, locale));
    sentences.push({
      it: `${best.winners.join(', ')} aveva il beneficio netto più alto: ${perPatient.it} in più per paziente${total.it}.`,
      en: `${best.winners.join(', ')} had the highest net benefit: ${perPatient.en} more per patient${total.en}.`,
    });
  }
  const stretches = bestOverLambda ?? [];
  const per = inBoth((locale) => unitLabel(unit, locale));
  // Nothing is said beyond the published range of λ.
  for (const { from, to, offer } of stretches.length > 1 ? stretches : []) {
    const [low, high] = [numberText(Math.round(from)), numberText(Math.round(to))];
    sentences.push({
      it: `Con λ da ${low.it} a ${high.it} ${per.it} l’offerta migliore è quella di ${offer}.`,
      en: `With λ from ${low.en} to ${high.en} ${per.en} the best offer is that of ${offer}.`,
    });
  }
  return sentences.map(({ it, en }) => ({ it: oneStop(it), en: oneStop(en) }));
}

/** Names with commas of their own, told apart in a list. */
function quoted(name: string, locale: Locale): string {
  return { it: `«${name}»`, en: `“${name}”` }[locale];
}

function ofAllPatients(patients: number | undefined, lot: number | null, locale: Locale): string {
  if (patients === undefined || lot === null) return '';
  const format = formatFor(locale);
  return {
    it: `, ${format.euro(lot)} per i ${format.number(patients)} pazienti del lotto`,
    en: `, ${format.euro(lot)} for the ${format.number(patients)} patients of the lot`,
  }[locale];
}

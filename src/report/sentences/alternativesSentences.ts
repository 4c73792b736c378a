import type { Text } from '../../core/problem.ts';
import type { AlternativeValuation } from '../../core/valuation/alternatives.ts';
import type { BoardSentence } from '../boardSentences.ts';
import { formatFor } from '../format.ts';
import { offerNames } from '../offerNames.ts';
import { inBoth, listText } from '../rules/phrases.ts';
import type { ReportedLot } from '../tables/reportedLot.ts';

/**
 * Whether another model would change which offer has the highest expected net benefit, and what the mixture says.
 * @param label what an alternative is called
 */
export function alternativesSentences(
  evaluation: ReportedLot,
  label: (alternative: string) => Text,
): BoardSentence[] {
  const { alternatives } = evaluation.valuation;
  if (alternatives === undefined || evaluation.offers.length < 2) return [];
  const name = offerNames(evaluation);
  const mixture = alternatives.rows.find(({ alternative }) => alternative === 'mixture');
  const models = alternatives.rows.filter((row) => row !== mixture);
  const [base] = models;
  if (base === undefined) return [];
  const others = models.filter(({ frontier }) => frontier !== base.frontier);
  const leader = name(base.frontier);
  const changes = inBoth((locale) =>
    listText(
      others.map(
        ({ alternative, frontier }) =>
          ({
            it: `di ${name(frontier)} con «${label(alternative).it}»`,
            en: `that of ${name(frontier)} with “${label(alternative).en}”`,
          })[locale],
      ),
      locale,
    ),
  );
  const said: Text =
    others.length === 0
      ? {
          it: `Con ${models.length === 2 ? 'entrambi i' : `tutti i ${models.length}`} modelli dichiarati l’offerta con il beneficio netto atteso più alto resta quella di ${leader}.`,
          en: `With all ${models.length} declared models the offer with the highest expected net benefit remains that of ${leader}.`,
        }
      : {
          it: `L’offerta con il beneficio netto atteso più alto dipende dal modello: è quella di ${leader} con «${label(base.alternative).it}», ma ${changes.it}.`,
          en: `Which offer has the highest expected net benefit depends on the model: it is that of ${leader} with “${label(base.alternative).en}”, but ${changes.en}.`,
        };
  return [
    { id: 'alternatives', tone: 'information', text: said },
    ...(mixture === undefined ? [] : [mixtureSentence(mixture, name(mixture.frontier))]),
  ];
}

function mixtureSentence({ frontier, probabilityBest }: AlternativeValuation, leader: string): BoardSentence {
  const { value, standardError } = probabilityBest[frontier] ?? { value: 0, standardError: 0 };
  const share = inBoth((locale) => formatFor(locale).percent(value, 1));
  const error = inBoth((locale) => formatFor(locale).number(100 * standardError, 1));
  return {
    id: 'alternatives-mixture',
    tone: 'information',
    text: {
      it: `Tenendo conto di tutti i modelli secondo i pesi pubblicati, ha il beneficio netto atteso più alto l’offerta di ${leader}, che è la migliore con probabilità ${share.it} (errore standard ${error.it}).`,
      en: `Taking all models into account by the published weights, the offer of ${leader} has the highest expected net benefit; it is the best with probability ${share.en} (standard error ${error.en}).`,
    },
  };
}

import type { CandidateResult, LaboratoryResult } from '../../core/laboratory/laboratory.ts';
import type { Estimate } from '../../core/numbers/estimate.ts';
import type { Text } from '../../core/problem.ts';
import { formatFor } from '../format.ts';
import type { Locale } from '../locale.ts';
import { inBoth } from '../rules/phrases.ts';

/** What a board should take home: how the published rules did, and which rules lose least. */
export function laboratorySentences({ candidates }: LaboratoryResult): Text[] {
  const [own, ...others] = candidates;
  if (own === undefined) return [];
  const sentences = [ownSentence(own)];
  const changing = others.toSorted((a, b) => b.otherWinner.value - a.otherWinner.value)[0];
  if (changing !== undefined && changing.otherWinner.value > 0) {
    sentences.push(
      inBoth((locale) => {
        const often = shareText(changing.otherWinner, locale);
        const rules = changing.label[locale];
        return {
          it: `Le regole che cambiano più spesso il vincitore sono «${rules}»: ${often}.`,
          en: `The rules that change the winner most often are “${rules}”: ${often}.`,
        }[locale];
      }),
    );
  }
  const best = others
    .filter(({ regret }) => regret !== null)
    .toSorted((a, b) => (a.regret?.value ?? 0) - (b.regret?.value ?? 0))[0];
  if (best?.regret && own.regret && best.regret.value < own.regret.value) {
    const { regret } = best;
    sentences.push(
      inBoth((locale) => {
        const lost = eurosText(regret, locale);
        const rules = best.label[locale];
        return {
          it: `Quelle che perdono meno beneficio netto sono «${rules}»: ${lost}.`,
          en: `Those that lose least net benefit are “${rules}”: ${lost}.`,
        }[locale];
      }),
    );
  }
  return sentences;
}

function ownSentence({ bestMissed, regret, rankReversal }: CandidateResult): Text {
  return inBoth((locale) => {
    const missed = shareText(bestMissed, locale);
    const reversed = shareText(rankReversal, locale);
    const lost = regret === null ? null : eurosText(regret, locale);
    return {
      it: `Con le regole della gara l’aggiudicataria non è l’offerta con il beneficio netto più alto nel ${missed} dei lotti immaginati${lost === null ? '' : `, e si perdono in media ${lost}`}; nel ${reversed} un’offerta perdente decide chi vince tra le altre.`,
      en: `By the rules of the tender the winner is not the offer with the highest net benefit in ${missed} of the imagined lots${lost === null ? '' : `, and on average ${lost} are lost`}; in ${reversed} a losing offer decides who of the others wins.`,
    }[locale];
  });
}

function shareText({ value, standardError }: Estimate, locale: Locale): string {
  const { percent } = formatFor(locale);
  return `${percent(value, 1)} (± ${percent(standardError, 1)})`;
}

function eurosText({ value, standardError }: Estimate, locale: Locale): string {
  const { euro } = formatFor(locale);
  const per = { it: 'per paziente', en: 'per patient' }[locale];
  return `${euro(value)} ${per} (± ${euro(standardError)})`;
}

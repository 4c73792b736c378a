import { errorAt, type Problem, type Text, warningAt } from '../problem.ts';
import type { Criterion } from '../tender/criterion.ts';
import type { Indicator } from '../tender/indicator.ts';
import { usedInModel } from './envelopeFindings.ts';
import type { ReadLot } from './readLot.ts';

/**
 * The same outcome priced inside the benefit and scored again as a criterion: by the link that the criterion declares
 * (refused), or by its words (a warning, for words can deceive).
 */
export function overlapFindings({ lot, locate }: ReadLot): Problem[] {
  return lot.criteria.flatMap((criterion, at) => {
    const { code, rule, indicator: declared } = criterion;
    if (rule.kind === 'benefit') return [];
    if (declared !== undefined) {
      if (!usedInModel(lot, declared)) return [];
      return [
        errorAt(locate(['criteria', at, 'indicator']), 'counted-twice', ...countedTwice(code, declared)),
      ];
    }
    const like = lot.indicators.find((one) => usedInModel(lot, one.id) && sounds(criterion, one));
    if (like === undefined) return [];
    const [message, mend] = countedTwice(code, like.id);
    return [
      warningAt(
        locate(['criteria', at, 'label']),
        'perhaps-counted-twice',
        { it: `${message.it} Così sembra dalle parole.`, en: `${message.en} So its words suggest.` },
        mend,
      ),
    ];
  });
}

function countedTwice(code: string, indicator: string): [Text, Text] {
  return [
    {
      it: `Il criterio ${code} dà punti per «${indicator}», che il modello ha già valutato in euro nel beneficio: conterebbe due volte.`,
      en: `Criterion ${code} gives points for “${indicator}”, which the model has already valued in euros within the benefit: it would count twice.`,
    },
    {
      it: 'Togliere il criterio, o l’indicatore dal modello.',
      en: 'Remove the criterion, or take the indicator out of the model.',
    },
  ];
}

/** Whether the criterion's words hold the indicator's name, or all the words of its label that say something. */
function sounds({ label, rule }: Criterion, indicator: Indicator): boolean {
  const asked = 'question' in rule ? rule.question : { it: '', en: '' };
  return (['it', 'en'] as const).some((locale) => {
    const said = wordsOf(`${label[locale]} ${asked[locale]}`);
    const named = [...wordsOf(indicator.label[locale])].filter((word) => word.length > 3);
    return (
      said.has(indicator.id.toLowerCase()) || (named.length > 0 && named.every((word) => said.has(word)))
    );
  });
}

function wordsOf(text: string): Set<string> {
  return new Set(text.toLowerCase().match(/[\p{L}\p{N}_]+/gu) ?? []);
}

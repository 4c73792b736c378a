import type { StoredRelease } from '../../actions/settlementStores.ts';
import type { Contract } from '../../core/contract/contract.ts';
import type { Target } from '../../core/contract/target.ts';
import type { Text } from '../../core/problem.ts';
import { outcomeOf } from '../../report/disclosure/releaseTables.ts';
import { type Locale, type Localized, localized } from '../../report/locale.ts';
import { declaredText } from '../../report/tracking/figureText.ts';
import type { PageHead } from '../pages.ts';
import { type Fact, fact } from '../parts.ts';
import { type ReleaseView, releaseView } from '../release/releaseView.ts';
import type { OpenedLink } from './openedLink.ts';
import { readerHead } from './readerView.ts';

/** What was released of one target of a supplier, with what the contract says of it. */
export interface ReaderTargetView {
  readonly head: PageHead;
  readonly t: Localized<typeof targetTexts>;
  readonly definition: readonly Fact[];
  /** Null before the first release. */
  readonly release: ReleaseView | null;
}

const targetTexts = {
  nothing: { it: 'Non è stato ancora pubblicato nulla.', en: 'Nothing was released yet.' },
  target: { it: 'Obiettivo', en: 'Target' },
  promised: { it: 'Promesso nell’offerta', en: 'Promised in the offer' },
  numerator: { it: 'Numeratore', en: 'Numerator' },
  denominator: { it: 'Denominatore', en: 'Denominator' },
  exclusions: { it: 'Esclusioni', en: 'Exclusions' },
} satisfies Record<string, Text>;

/** @param contract the version by which the release was made, or the one in force */
export function readerTargetView(
  { link, path }: OpenedLink,
  contract: Contract,
  target: Target,
  release: StoredRelease | undefined,
  locale: Locale,
): ReaderTargetView {
  const t = localized(targetTexts, locale);
  const outcome = outcomeOf(contract, target.outcome);
  const own = <T extends { readonly outcome: string }>(some: readonly T[]): T[] =>
    some.filter((one) => one.outcome === target.outcome);
  return {
    head: readerHead(contract, link, locale, { title: outcome.label[locale], path }),
    t,
    definition: [
      fact(t.target, declaredText(outcome, target.value, locale)),
      fact(t.promised, declaredText(outcome, target.promised.value, locale)),
      fact(t.numerator, outcome.numerator[locale]),
      fact(t.denominator, outcome.denominator[locale]),
      fact(t.exclusions, outcome.exclusions[locale]),
    ],
    release:
      release === undefined
        ? null
        : releaseView(
            contract,
            {
              ...release,
              content: {
                ...release.content,
                figures: own(release.content.figures),
                funnels: own(release.content.funnels),
                survival: own(release.content.survival),
              },
            },
            path,
            locale,
          ),
  };
}

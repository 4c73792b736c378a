import type { ContractSupplier } from '../../core/contract/contract.ts';
import { toSvg } from '../../io/charts/toSvg.ts';
import { sparkline } from '../../report/chart/sparkline.ts';
import type { Locale } from '../../report/locale.ts';
import { declaredText, figureText, intervalText } from '../../report/tracking/figureText.ts';
import { reasonText } from '../../report/tracking/stateTexts.ts';
import { restsOn } from '../../report/tracking/targetSentences.ts';
import type { TrackedTarget } from '../../report/tracking/trackedTarget.ts';
import { contractPath } from './contractHead.ts';
import { type StateView, stateView, type TrendView, trendView } from './stateView.ts';

/** One target on the page that a board opens first. */
interface TargetLine {
  readonly outcome: string;
  readonly href: string;
  readonly promised: string;
  /** The target and its direction. */
  readonly target: string;
  readonly observed: string;
  readonly interval: string | null;
  readonly of: string | null;
  readonly state: StateView;
  /** Why it is not computable; null elsewhere. */
  readonly because: string | null;
  readonly trend: TrendView | null;
  /** Why there is no trend; shown where it is null. */
  readonly noTrend: string;
  /** Markup of the sparkline; null without two months. */
  readonly spark: string | null;
}

export interface SupplierLines {
  readonly id: string;
  readonly name: string;
  readonly caption: string;
  readonly targets: readonly TargetLine[];
}

/** Targets grouped by supplier, in the order of the contract. @param query of the links: the data date, or nothing */
export function supplierLines(
  tracked: readonly TrackedTarget[],
  query: string,
  locale: Locale,
): SupplierLines[] {
  const bySupplier = Map.groupBy(tracked, ({ supplier }): ContractSupplier => supplier);
  return [...bySupplier].map(([{ id, name }, targets]) => ({
    id: `supplier-${id}`,
    name,
    caption: { it: `Obiettivi di ${name}`, en: `Targets of ${name}` }[locale],
    targets: targets.map((one) => targetLine(one, query, locale)),
  }));
}

function targetLine(tracked: TrackedTarget, query: string, locale: Locale): TargetLine {
  const { contract, outcome, figures } = tracked;
  const { observed, value, better, because, state, target } = figures;
  const chart = sparkline(tracked, locale);
  const held = declaredText(outcome, value, locale);
  return {
    outcome: outcome.label[locale],
    href: `${contractPath(contract)}/targets/${encodeURIComponent(target)}${query}`,
    promised: declaredText(outcome, figures.promised, locale),
    target: {
      lower: { it: `obiettivo: al più ${held}`, en: `target: at most ${held}` },
      higher: { it: `obiettivo: almeno ${held}`, en: `target: at least ${held}` },
    }[better][locale],
    observed: observed === null ? '–' : figureText(outcome, observed.value, locale),
    interval: observed && intervalText(outcome, observed.interval, locale),
    of: observed && restsOn(outcome, observed, locale),
    state: stateView(state, locale),
    because:
      state === 'not-computable' ? because.map((one) => reasonText(one, contract)[locale]).join('; ') : null,
    trend: trendView(figures, locale),
    noTrend:
      figures.survival === null
        ? { it: 'non ancora', en: 'not yet' }[locale]
        : { it: 'si vede dalla curva', en: 'seen from the curve' }[locale],
    spark: chart && toSvg(chart, `spark-${target}`),
  };
}

import type { TargetTracking, TrackedState } from '../../core/tracking/tracking.ts';
import type { Locale } from '../../report/locale.ts';
import { stateWords, trendWords } from '../../report/tracking/stateTexts.ts';

/** A state as word and icon, for the partial `tracked-state`; the colour only helps. */
export interface StateView {
  readonly word: string;
  readonly icon: string;
  readonly kind: TrackedState;
}

const icons: Readonly<Record<TrackedState, string>> = {
  met: 'it-check-circle',
  missed: 'it-close-circle',
  inconclusive: 'it-help-circle',
  'not-computable': 'it-ban',
};

export function stateView(state: TrackedState, locale: Locale): StateView {
  return { word: stateWords[state][locale], icon: icons[state], kind: state };
}

/** Where a figure moves, as word and icon. */
export interface TrendView {
  readonly word: string;
  readonly icon: string;
}

/** `better` and `worse` are for patients, so the arrow follows the figure: down is better where lower is. */
export function trendView(
  { trend, better }: Pick<TargetTracking, 'trend' | 'better'>,
  locale: Locale,
): TrendView | null {
  if (trend === null) return null;
  const word = trendWords[trend.direction][locale];
  if (trend.direction === 'steady') return { word, icon: 'it-arrow-right' };
  const up = (trend.direction === 'better') === (better === 'higher');
  return { word, icon: up ? 'it-arrow-up' : 'it-arrow-down' };
}

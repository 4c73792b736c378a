import type { CountModel } from './countModel.ts';

/** Shares of the expected patients that are looked at. */
export const volumes = [0.5, 1, 1.5] as const;

/** Odds of a bad outcome against those at the target. 1 keeps the promise by a hair. */
export const oddsSteps = [0.25, 0.5, 0.75, 1, 1.25, 1.5, 2, 3] as const;

/** Half way from the target to the figure at which the odds of a bad outcome are `monitoring.oddsRatio` times as high. */
export function brokenFigure(model: CountModel): number {
  const { oddsRatio } = model.held.contract.monitoring;
  return (model.trueFigure(1) + model.trueFigure(oddsRatio)) / 2;
}

/** One patient's scores on one scale, higher is better; undefined where not answered. */
export interface ScorePair {
  readonly before: number | undefined;
  readonly after: number | undefined;
}

/** Scores have few decimals: a gain of 0.95 − 0.85 is 0.1, also in binary. */
const SAME = 1e-9;

/**
 * Patients whose own gain reaches the minimal important change of an individual (not the smaller one between groups). A gain equal to it
 * counts. Who has not both scores is in neither number, but in `missing`, and is neither a responder nor a non-responder.
 * @param minimalChange above 0, in the unit of the scale
 * @throws RangeError if it is not above 0
 */
export function responders(
  pairs: readonly ScorePair[],
  minimalChange: number,
): { readonly responders: number; readonly scored: number; readonly missing: number } {
  if (!(minimalChange > 0)) throw new RangeError(`minimal change must be above 0, not ${minimalChange}`);
  const gains = pairs.flatMap(({ before, after }) =>
    before === undefined || after === undefined ? [] : [after - before],
  );
  return {
    responders: gains.filter((gain) => gain >= minimalChange - SAME).length,
    scored: gains.length,
    missing: pairs.length - gains.length,
  };
}

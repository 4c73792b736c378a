import { decimal } from '../numbers/arithmetic.ts';
import type { Place } from '../problem.ts';
import { winnersOf } from '../scoring/winners.ts';
import type { Locate, Path } from '../tender/parseTender.ts';
import { winnerOf } from './netBenefit.ts';
import type { PastLot } from './pastTender.ts';
import type { PastScoring } from './ruleBook.ts';

/** A printed figure that does not come out. */
interface PrintedMismatch {
  readonly where: Place;
  readonly offer: string;
  /** A criterion's code, or the total it stands in. */
  readonly figure: string | 'technical' | 'economic' | 'total';
  readonly printed: number;
  /** Rounded like the printed one; null if the rules exclude the offer. */
  readonly computed: number | null;
}

/** Whether the printed points follow from the published rules. */
export interface PrintedCheck {
  readonly compared: number;
  readonly mismatches: readonly PrintedMismatch[];
  /** First in the computed ranking: one, or those that only a drawing of lots can separate. */
  readonly first: readonly string[];
  readonly winnerComesOut: boolean;
}

/**
 * Compares every printed figure with the computed one, to the decimals of the published rounding.
 * @param locate where a value of the lot stands in its file
 */
export function printedCheck(lot: PastLot, scoring: PastScoring, locate: Locate): PrintedCheck {
  const { decimals, mode } = lot.award.rounding;
  const mismatches: PrintedMismatch[] = [];
  let compared = 0;
  lot.offers.forEach((offer, at) => {
    const row = scoring.ranking.find((one) => one.offer === offer.name);
    const criteria = scoring.technical.find((one) => one.offer === offer.name)?.criteria ?? [];
    const compare = (figure: string, path: Path, printed: number | undefined, exact: number | undefined) => {
      if (printed === undefined) return;
      compared++;
      const computed =
        row === undefined || exact === undefined
          ? null
          : decimal.of(exact).rounded(decimals, mode).toNumber();
      if (computed !== printed)
        mismatches.push({
          where: locate(['offers', at, 'printed', ...path]),
          offer: offer.name,
          figure,
          printed,
          computed,
        });
    };
    for (const [code, printed] of Object.entries(offer.printed?.criteria ?? {})) {
      const points = criteria.find(({ criterion }) => criterion === code)?.points;
      compare(code, ['criteria', code], printed, points);
    }
    compare('technical', ['technical'], offer.printed?.technical, row?.technicalPoints);
    // As printed: there is nothing to compare them with.
    if (lot.price.formula.kind !== 'as-printed')
      compare('economic', ['economic'], offer.printed?.economic, row?.economicPoints);
    compare('total', ['total'], offer.printed?.total, row?.total);
  });
  const first = winnersOf(scoring);
  return { compared, mismatches, first, winnerComesOut: first.includes(winnerOf(lot)) };
}

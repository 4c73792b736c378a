import { z } from 'zod';
import { offerId } from '../evidence/evidence.ts';
import { errorAt, type Parsed, type Problem, type Text } from '../problem.ts';
import type { Lot } from '../tender/lot.ts';
import type { Locate } from '../tender/parseTender.ts';
import { type PairwiseTable, type Preference, preferenceBetween } from './pairwise.ts';

/** Characters of a written reason: the forms take half of it, and send each line end as two. */
export const LONGEST_REASON = 4000;

/** Between two suppliers: who is preferred and how much, or parity, which has to be said too. */
const preferenceSchema = z.strictObject({
  first: z.string().min(1),
  second: z.string().min(1),
  preferred: z.string().min(1).optional(),
  grade: z.number().optional(),
  parity: z.literal(true).optional(),
});

/** One commissioner's table on one criterion as it is written in the committee's file. A draft may be incomplete. */
export const tableSchema = z.strictObject({
  lot: z.string(),
  criterion: z.string(),
  commissioner: z.string().min(1),
  reason: z.string().max(LONGEST_REASON),
  preferences: z.array(preferenceSchema),
});

/**
 * The tables of one lot, each checked by itself: criterion, commissioner, every pair at most once, one of the pair
 * preferred. Whether they are complete depends on the offers: see `preferenceProblems`.
 * @param tables of any lot
 * @param locate from a place below the list of tables
 */
export function preferenceTables(
  tables: readonly z.infer<typeof tableSchema>[],
  lot: Lot,
  commissioners: readonly string[],
  locate: Locate,
): Parsed<PairwiseTable[]> {
  const problems: Problem[] = [];
  const found: PairwiseTable[] = [];
  for (const [at, { lot: ofLot, criterion, commissioner, reason, preferences }] of tables.entries()) {
    if (ofLot !== lot.id) continue;
    const rule = lot.criteria.find(({ code }) => code === criterion)?.rule;
    if (rule?.kind !== 'discretionary-pairwise') {
      problems.push(
        errorAt(
          locate([at, 'criterion']),
          'not-pairwise',
          {
            it: `«${criterion}» non è un criterio di questo lotto da giudicare con il confronto a coppie.`,
            en: `“${criterion}” is not a criterion of this lot that is judged by pairwise comparison.`,
          },
          { it: 'Controllare il codice del criterio.', en: 'Check the criterion’s code.' },
        ),
      );
      continue;
    }
    if (!commissioners.includes(commissioner)) {
      problems.push(
        errorAt(
          locate([at, 'commissioner']),
          'unknown-commissioner',
          {
            it: `«${commissioner}» non è tra i commissari.`,
            en: `“${commissioner}” is not among the commissioners.`,
          },
          {
            it: `I nomi si scrivono come nell’elenco: ${commissioners.join(', ')}.`,
            en: `Names are written as in the list: ${commissioners.join(', ')}.`,
          },
        ),
      );
    }
    if (found.some((one) => one.criterion === criterion && one.commissioner === commissioner)) {
      problems.push(
        errorAt(
          locate([at, 'commissioner']),
          'table-twice',
          {
            it: `«${commissioner}» ha già una tabella su ${criterion}.`,
            en: `“${commissioner}” has a table on ${criterion} already.`,
          },
          {
            it: 'Serve una tabella per criterio e commissario.',
            en: 'One table per criterion and commissioner is needed.',
          },
        ),
      );
    }
    const checked: Preference[] = [];
    for (const [row, written] of preferences.entries()) {
      const preference = preferenceOf(written);
      const found = preferenceFinding(written, preference, checked);
      if (found !== undefined) {
        const { key, code, message, mend } = found;
        problems.push(errorAt(locate([at, 'preferences', row, key]), code, message, mend));
      }
      checked.push(preference);
    }
    found.push({ criterion, commissioner, preferences: checked, reason });
  }
  return { value: problems.length > 0 ? undefined : found, problems };
}

function preferenceOf({
  first,
  second,
  preferred,
  grade,
  parity,
}: z.infer<typeof preferenceSchema>): Preference {
  return {
    first: offerId(first),
    second: offerId(second),
    preferred: parity === true || preferred === undefined ? null : offerId(preferred),
    grade: parity === true ? 1 : (grade ?? 0),
  };
}

/** What is wrong with one preference, given those before it in its table; the first thing found. */
function preferenceFinding(
  written: z.infer<typeof preferenceSchema>,
  { first, second, preferred, grade }: Preference,
  before: readonly Preference[],
): { readonly key: string; readonly code: string; readonly message: Text; readonly mend: Text } | undefined {
  const pair = `${written.first} – ${written.second}`;
  const howTo: Text = {
    it: 'Indicare la preferita e il grado da 2 a 6, oppure solo `parity: true`.',
    en: 'Name the one preferred and the grade from 2 to 6, or only `parity: true`.',
  };
  if (first === second) {
    return {
      key: 'second',
      code: 'pair-of-one',
      message: {
        it: `«${written.first}» è confrontata con sé stessa.`,
        en: `“${written.first}” is compared with itself.`,
      },
      mend: { it: 'Indicare due offerte diverse.', en: 'Name two different offers.' },
    };
  }
  if (preferenceBetween({ preferences: before }, first, second) !== undefined) {
    return {
      key: 'first',
      code: 'pair-twice',
      message: {
        it: `La coppia ${pair} è confrontata due volte.`,
        en: `The pair ${pair} is compared twice.`,
      },
      mend: { it: 'Tenere un solo confronto.', en: 'Keep one comparison.' },
    };
  }
  if (written.parity === true) {
    if (written.preferred === undefined && written.grade === undefined) return undefined;
    return {
      key: 'parity',
      code: 'parity-and-preference',
      message: {
        it: `${pair}: parità e insieme una preferenza.`,
        en: `${pair}: parity and a preference at once.`,
      },
      mend: howTo,
    };
  }
  if (preferred === null || (preferred !== first && preferred !== second)) {
    return {
      key: preferred === null ? 'first' : 'preferred',
      code: 'preferred-not-in-pair',
      message: {
        it: `${pair}: la preferita non è una delle due.`,
        en: `${pair}: the offer preferred is not one of the two.`,
      },
      mend: howTo,
    };
  }
  if (![2, 3, 4, 5, 6].includes(grade)) {
    return {
      key: written.grade === undefined ? 'preferred' : 'grade',
      code: 'preference-grade',
      message: {
        it: `${pair}: il grado di preferenza va da 2 (minima) a 6 (massima).`,
        en: `${pair}: the grade of preference goes from 2 (minimal) to 6 (maximal).`,
      },
      mend: howTo,
    };
  }
  return undefined;
}

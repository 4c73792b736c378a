import type { StoredPreferences } from '../../actions/world.ts';
import { DomainError } from '../../core/problem.ts';
import { type ComparedCriterion, comparedCriteria } from '../../core/scoring/preferenceProblems.ts';
import type { PageRequest } from '../route.ts';
import type { CommitteePage } from './committeeView.ts';
import { findCommittee } from './findCommittee.ts';

/** What the page of one commissioner shows. */
export interface PreferencesPage extends CommitteePage {
  readonly commissioner: string;
  /** Place in the committee's list, from 1, as in the address. */
  readonly number: number;
  readonly criteria: readonly ComparedCriterion[];
  /** What the commissioner entered last. */
  readonly entry: StoredPreferences | undefined;
}

/** The commissioner in the address; a DomainError `not-found` if there is none, or nothing to compare. */
export async function findPreferences(request: PageRequest): Promise<PreferencesPage> {
  const page = await findCommittee(request);
  const { lot, offers, recorded, preferences } = page;
  const number = Number(request.params.commissioner);
  // One address each: `1e0` and `01` are no places in a list.
  const named = String(number) === request.params.commissioner;
  const commissioner = named ? recorded?.committee.commissioners[number - 1] : undefined;
  const criteria = comparedCriteria(lot, offers.length);
  if (commissioner === undefined || criteria.length === 0) {
    throw new DomainError('not-found', {
      it: 'Questo commissario non ha un confronto a coppie da fare in questo lotto.',
      en: 'This commissioner has no pairwise comparison to make in this lot.',
    });
  }
  const entry = preferences.find((one) => one.commissioner === commissioner);
  return { ...page, commissioner, number, criteria, entry };
}

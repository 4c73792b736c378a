import type { Contract } from '../contract/contract.ts';
import type { OutcomeDefinition } from '../contract/outcomeDefinition.ts';
import { attackFamily, type ExposedCount } from './attack.ts';
import type { KnownCount } from './knownCount.ts';
import { outcomeFamilies, samePatients } from './outcomeParts.ts';
import type { Releasable } from './releasable.ts';
import type { SensitiveCount } from './sensitiveCounts.ts';
import { dataName, type TrueView } from './trueView.ts';

/**
 * Secondary suppression over all releases: as long as an attacker with every earlier release proves a count to be small, the smallest figure that helps it is withheld
 * too, one beside it in its row or column before totals. What is withheld from one release adds nothing to what is known, so this ends with a safe one, if earlier
 * ones are.
 * @param known what earlier releases tell
 * @param views all of them and that of this release
 */
export function withholdUntilSafe(
  figures: readonly Releasable[],
  known: readonly KnownCount[],
  view: TrueView,
  views: readonly TrueView[],
  contract: Contract,
): void {
  const families = outcomeFamilies(contract);
  const safe = families.map(() => new Set<string>());
  for (let again = true; again; ) {
    again = false;
    for (const [at, family] of families.entries()) {
      const told = [...known, ...figures.flatMap((figure) => countsTold(figure, view))];
      const touched = new Set<string>();
      const linesOf = ({ key }: SensitiveCount) => [`supplier ${key.supplier}`, `site ${key.site}`];
      const { found } = attackFamily(
        family,
        told,
        views,
        contract,
        safe[at] as Set<string>,
        // One figure withheld in a line may be enough for it: the next search tells.
        (one) => linesOf(one).some((line) => touched.has(line)),
      );
      for (const one of found) {
        const helper = smallestHelper(figures, one, family);
        if (helper === undefined) continue;
        withhold(helper, one.kind);
        for (const line of linesOf(one)) touched.add(line);
        again = true;
      }
    }
  }
}

/** What a figure tells that was not told before. */
function countsTold({ key, counts, extent }: Releasable, view: TrueView): KnownCount[] {
  if (extent === 'older') return [];
  const data = dataName(view);
  const patients: KnownCount = { ...key, data, kind: 'patients', count: counts.patients };
  return extent === 'patients' || counts.events === null
    ? [patients]
    : [patients, { ...key, data, kind: 'events', count: counts.events }];
}

function withhold(figure: Releasable, kind: ExposedCount['kind']): void {
  const eventsOnly = kind !== 'patients' && figure.extent === 'all' && figure.older === undefined;
  figure.extent = eventsOnly && figure.counts.events !== null ? 'patients' : 'older';
}

/** Of the figures that still tell something of the same people: a cell in the same row or column, then a total that holds them, then any; the smallest of these. */
function smallestHelper(
  figures: readonly Releasable[],
  { key, kind, outcomes }: ExposedCount,
  family: readonly OutcomeDefinition[],
): Releasable | undefined {
  const same = new Set(family.filter(({ id }) => outcomes.includes(id)).map(samePatients));
  const helping = figures.filter(
    ({ outcome, extent }) =>
      extent !== 'older' &&
      (outcomes.includes(outcome.id) || (kind === 'patients' && same.has(samePatients(outcome)))),
  );
  const telling =
    kind === 'patients'
      ? helping
      : helping.filter(({ extent, counts }) => extent === 'all' && counts.events !== null);
  const size = ({ counts }: Releasable) =>
    kind === 'patients' || counts.events === null
      ? counts.patients
      : kind === 'events'
        ? counts.events
        : counts.patients - counts.events;
  const candidates = telling.length > 0 ? telling : helping;
  return candidates.toSorted(
    (one, other) => distance(one, key) - distance(other, key) || size(one) - size(other),
  )[0];
}

function distance({ key: own }: Releasable, key: ExposedCount['key']): number {
  const isCell = own.supplier !== null && own.site !== null;
  if (own.supplier === key.supplier && own.site === key.site) return 0;
  const inLine = own.supplier === key.supplier || own.site === key.site;
  if (isCell) return inLine || key.supplier === null || key.site === null ? 1 : 3;
  const holds =
    (own.supplier === null || own.supplier === key.supplier) && (own.site === null || own.site === key.site);
  return holds ? 2 : 4;
}

import type { Contract, ContractSupplier } from '../../core/contract/contract.ts';
import type { OutcomeDefinition } from '../../core/contract/outcomeDefinition.ts';
import type { Target } from '../../core/contract/target.ts';
import type { Text } from '../../core/problem.ts';
import type { TargetTracking, Tracking } from '../../core/tracking/tracking.ts';

/** What is known of a target beside what the contract says of it. */
export interface TrackedTarget {
  readonly contract: Contract;
  readonly supplier: ContractSupplier;
  readonly outcome: OutcomeDefinition;
  readonly target: Target;
  readonly figures: TargetTracking;
}

/**
 * Targets in the order of the contract, supplier by supplier.
 * @param contract the version that the tracking was computed by
 * @throws Error for a tracking of another contract or version
 */
export function trackedTargets({ targets }: Tracking, contract: Contract): TrackedTarget[] {
  return contract.suppliers.flatMap((supplier) =>
    targets
      .filter((figures) => figures.supplier === supplier.id)
      .map((figures) => {
        const target = contract.targets.find(({ id }) => id === figures.target);
        const outcome = contract.outcomes.find(({ id }) => id === figures.outcome);
        if (target === undefined || outcome === undefined) {
          throw new Error(`the contract ${contract.id} has no target ${figures.target}`);
        }
        return { contract, supplier, outcome, target, figures };
      }),
  );
}

/** Name of whoever owes rows, by site code, supplier's id or the id of a flow that the region keeps. */
export function partyName({ sites, suppliers, flows }: Contract, party: string): Text {
  const name =
    sites.find(({ code }) => code === party)?.name ?? suppliers.find(({ id }) => id === party)?.name;
  if (name !== undefined) return { it: name, en: name };
  const label = flows.find(({ id }) => id === party)?.label ?? { it: party, en: party };
  return { it: `Regione, ${label.it}`, en: `Region, ${label.en}` };
}

/** Name of a site, or its code where the contract does not name it. */
export function siteName({ sites }: Contract, code: string): string {
  return sites.find((site) => site.code === code)?.name ?? code;
}

/** Name and code, as charts show the code alone: `Ospedale del Lago (H1)`. */
export function siteLabel(contract: Contract, code: string): string {
  const name = siteName(contract, code);
  return name === code ? code : `${name} (${code})`;
}

/** Whom the figures of an outcome count. */
export function countedNoun({ measure }: OutcomeDefinition): Text {
  switch (measure.kind) {
    case 'wait':
      return { it: 'prestazioni', en: 'services' };
    case 'survival':
      return { it: 'dispositivi', en: 'devices' };
    default:
      return { it: 'pazienti', en: 'patients' };
  }
}

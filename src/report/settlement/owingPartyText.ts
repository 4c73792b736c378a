import type { Contract } from '../../core/contract/contract.ts';
import type { Text } from '../../core/problem.ts';

/** Who owes the data of a line (`owedBy`), in words; hospitals are not named. */
export function owingPartyText(
  party: string,
  { suppliers, flows }: Pick<Contract, 'suppliers' | 'flows'>,
): Text {
  if (party === 'site') return { it: 'ospedali', en: 'hospitals' };
  const name = suppliers.find(({ id }) => id === party)?.name;
  if (name !== undefined) return { it: name, en: name };
  return flows.find(({ id }) => id === party)?.label ?? { it: party, en: party };
}

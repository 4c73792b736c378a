import type { Contract } from '../../core/contract/contract.ts';
import type { Text } from '../../core/problem.ts';
import { partyName } from '../tracking/trackedTarget.ts';

/** Who owes the data of a line (`owedBy`), in words; hospitals are not named. */
export function owingPartyText(party: string, contract: Contract): Text {
  return party === 'site' ? { it: 'ospedali', en: 'hospitals' } : partyName(contract, party);
}

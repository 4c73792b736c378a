import { trackAsOf } from '../actions/trackAsOf.ts';
import { trackingJson } from '../report/tracking/trackingJson.ts';
import { trackingText } from '../report/tracking/trackingText.ts';
import type { ContractTools } from '../wire.ts';
import { type ExitCode, exitCode } from './exitCode.ts';
import { namedContract } from './readContract.ts';
import type { Terminal } from './terminal.ts';

const otherVersion = {
  it: 'Calcolato con la versione precedente del contratto: «esito import CONTRATTO --again» riprende le consegne con quella in vigore.',
  en: 'Computed by the contract’s earlier version: “esito import CONTRACT --again” lays the deliveries again under the one in force.',
};

/** `esito track CONTRACT [--as-of DATE] [--json]`: what is known of each target from the snapshot in force. */
export async function track(
  terminal: Terminal,
  world: ContractTools,
  named: string,
  { asOf, json = false }: { readonly asOf?: string; readonly json?: boolean },
): Promise<ExitCode> {
  const contract = await namedContract(terminal, world, named);
  if (contract === undefined) return exitCode.problems;
  const { tracking } = await trackAsOf(world, contract.contract.id, asOf);
  if (tracking.fingerprint !== contract.fingerprint) terminal.err(otherVersion[terminal.locale]);
  if (json) terminal.out(trackingJson(tracking).trimEnd());
  else {
    const by = await world.contracts.byFingerprint(tracking.fingerprint);
    terminal.out(trackingText(tracking, (by ?? contract).contract, terminal.locale));
  }
  return exitCode.ok;
}

import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { StoredContract } from '../actions/contractStores.ts';
import { type ImportOutcome, importDelivery } from '../actions/importDelivery.ts';
import { layAgain } from '../actions/layAgain.ts';
import { accountText } from '../report/deliveries/accountText.ts';
import type { ContractTools } from '../wire.ts';
import { type ExitCode, exitCode, UsageError } from './exitCode.ts';
import { onDisk } from './files.ts';
import { commandLineActor, namedContract } from './readContract.ts';
import { printProblems, type Terminal } from './terminal.ts';

/**
 * `esito import CONTRACT --from DIR [--json]`: takes in a delivery, or a folder of them in order of name, and says what became of each row. Ends
 * with 1 if one was refused as a whole; the others are in force. With `--again` instead of a folder: the deliveries that were accepted under
 * earlier versions of the contract, all or none.
 */
export async function importDeliveries(
  terminal: Terminal,
  world: ContractTools,
  named: string,
  {
    from,
    again = false,
    json = false,
  }: { readonly from?: string; readonly again?: boolean; readonly json?: boolean },
): Promise<ExitCode> {
  if ((from === undefined) === !again)
    throw new UsageError(
      { it: 'indicare --from CARTELLA oppure --again', en: 'give either --from FOLDER or --again' }[
        terminal.locale
      ],
    );
  const contract = await namedContract(terminal, world, named);
  if (contract === undefined) return exitCode.problems;
  if (from === undefined) return importAgain(terminal, world, contract, json);
  const folders = await deliveryFolders(from);
  const outcomes: (ImportOutcome & { readonly folder: string })[] = [];
  for (const [at, folder] of folders.entries()) {
    const outcome = await importDelivery(
      world,
      commandLineActor,
      contract,
      { folder },
      {
        progress: (fraction) => terminal.progress((at + fraction) / folders.length),
        cancelled: () => false,
      },
    );
    outcomes.push({ folder, ...outcome });
    if (outcome.state === 'refused') printProblems(terminal, outcome.problems);
    if (!json) terminal.out(outcomeText(terminal, folder, outcome));
  }
  terminal.progress(1);
  if (json) terminal.out(JSON.stringify(outcomes.map(outcomeJson), null, 2));
  return outcomes.some(({ state }) => state === 'refused') ? exitCode.problems : exitCode.ok;
}

/** Deliveries of earlier versions of the contract, under the one in force. */
async function importAgain(
  terminal: Terminal,
  world: ContractTools,
  contract: StoredContract,
  json: boolean,
): Promise<ExitCode> {
  const brought = await layAgain(world, commandLineActor, contract, {
    progress: (fraction) => terminal.progress(fraction),
    cancelled: () => false,
  });
  terminal.progress(1);
  if (json) terminal.out(JSON.stringify(brought, null, 2));
  if (brought.state === 'refused') {
    printProblems(terminal, brought.problems);
    return exitCode.problems;
  }
  if (json) return exitCode.ok;
  for (const batch of brought.batches) terminal.out(accountText(batch, terminal.locale));
  terminal.out(`  ${inForceText[terminal.locale]}: ${brought.snapshot.hash}`);
  return exitCode.ok;
}

/** The folder itself if it holds a manifest, else those in it that do. A folder without any is left to be refused. */
async function deliveryFolders(from: string): Promise<string[]> {
  const entries = await onDisk(from, readdir(from, { withFileTypes: true }));
  if (entries.some(({ name }) => name === 'manifest.json')) return [from];
  const within = entries
    .filter((entry) => entry.isDirectory() && existsSync(join(from, entry.name, 'manifest.json')))
    .map(({ name }) => join(from, name))
    .toSorted();
  return within.length === 0 ? [from] : within;
}

const inForceText = { it: 'istantanea in vigore', en: 'snapshot in force' };

function outcomeText({ locale }: Terminal, folder: string, outcome: ImportOutcome): string {
  switch (outcome.state) {
    case 'refused':
      return {
        it: `${folder}: rifiutata per intero, resta in vigore ciò che c’era`,
        en: `${folder}: refused as a whole, what was in force stays so`,
      }[locale];
    case 'unchanged':
      return {
        it: `${folder}: già in vigore, non è cambiato nulla`,
        en: `${folder}: in force already, nothing changed`,
      }[locale];
    case 'done': {
      return `${accountText(outcome.batch, locale)}\n  ${inForceText[locale]}: ${outcome.snapshot.hash}`;
    }
  }
}

/** For other programs: the account of a delivery, and the snapshot that is in force after it. */
function outcomeJson(outcome: ImportOutcome & { readonly folder: string }): object {
  const { folder, state } = outcome;
  return state === 'refused'
    ? { folder, state, problems: outcome.problems }
    : { folder, state, batch: outcome.batch, snapshot: outcome.snapshot.hash };
}

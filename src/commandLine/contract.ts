import { basename } from 'node:path';
import { draftContract } from '../actions/draftContract.ts';
import type { World } from '../actions/world.ts';
import { type ExitCode, exitCode } from './exitCode.ts';
import { readBytes, writeTo } from './files.ts';
import { printProblems, type Terminal } from './terminal.ts';

/** What `esito contract` is told; dates that are left out stay blank in the draft. */
export interface ContractOptions {
  readonly lot: string;
  readonly suppliers: readonly string[];
  readonly out: string;
  readonly decided?: string;
  readonly from?: string;
  readonly to?: string;
}

/** `esito contract PACKAGE --lot L --suppliers A,B --out FILE`: the draft of a contract from the package of an award. */
export async function contract(
  terminal: Terminal,
  tools: Pick<World, 'fingerprint' | 'writeYaml'>,
  file: string,
  { out, decided, ...choice }: ContractOptions,
): Promise<ExitCode> {
  const { value, problems } = draftContract(
    tools,
    { name: basename(file), bytes: await readBytes(file) },
    { ...choice, decidedOn: decided },
    terminal.locale,
  );
  printProblems(terminal, problems);
  if (value === undefined) return exitCode.problems;
  await writeTo(out, value.yaml);
  terminal.out(
    {
      it: `${out}: bozza del contratto ${value.id}; «esito check ${out}» dice che cosa resta da compilare`,
      en: `${out}: draft of the contract ${value.id}; “esito check ${out}” says what is still to be filled in`,
    }[terminal.locale],
  );
  return exitCode.ok;
}

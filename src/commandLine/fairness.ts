import { readFile } from 'node:fs/promises';
import { findContract } from '../actions/findContract.ts';
import type { PublishedContract } from '../core/contract/contract.ts';
import { parseContract } from '../core/contract/parseContract.ts';
import { fairness as simulated } from '../core/fairness/fairness.ts';
import { fingerprint } from '../io/fingerprint.ts';
import { readYaml } from '../io/yaml.ts';
import { fairnessJson } from '../report/fairness/fairnessJson.ts';
import { fairnessText } from '../report/fairness/fairnessText.ts';
import type { ContractTools } from '../wire.ts';
import { type ExitCode, exitCode } from './exitCode.ts';
import { onDisk } from './files.ts';
import { printProblems, type Terminal } from './terminal.ts';

const texts = {
  without: {
    it: 'Il contratto non ha una sezione «payment»: non c’è nulla da simulare.',
    en: 'The contract has no “payment” section: there is nothing to simulate.',
  },
  clause: { it: 'Il contratto non ha la clausola', en: 'The contract has no clause' },
};

/** `esito fairness CONTRACT [--clause ID] [--json]`: what payment clauses cost each side, of a file that need not be published, or of a published contract. */
export async function fairness(
  terminal: Terminal,
  world: ContractTools,
  named: string,
  { clause, json = false }: { readonly clause?: string; readonly json?: boolean },
): Promise<ExitCode> {
  const { locale } = terminal;
  const found = /\.ya?ml$/.test(named) ? await fromFile(terminal, named) : await findContract(world, named);
  if (found === undefined) return exitCode.problems;
  const { contract } = found;
  if (contract.payment === undefined) {
    terminal.err(texts.without[locale]);
    return exitCode.problems;
  }
  if (clause !== undefined && !contract.payment.clauses.some(({ id }) => id === clause)) {
    terminal.err(`${texts.clause[locale]} «${clause}».`);
    return exitCode.problems;
  }
  const result = simulated(contract, clause === undefined ? {} : { clause });
  terminal.out(
    json
      ? fairnessJson(contract.id, found.fingerprint, result).trimEnd()
      : fairnessText(contract, result, locale),
  );
  return exitCode.ok;
}

/** A contract from a file, also one that is not published yet. */
async function fromFile(terminal: Terminal, file: string): Promise<PublishedContract | undefined> {
  const yaml = readYaml(await onDisk(file, readFile(file, 'utf8')), file);
  const { value, problems } =
    yaml.problems.length > 0
      ? { value: undefined, problems: yaml.problems }
      : parseContract(yaml.data, yaml.locate);
  printProblems(terminal, problems);
  return value && { contract: value, fingerprint: fingerprint(value) };
}

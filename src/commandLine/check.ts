import { readFile } from 'node:fs/promises';
import { parseContract } from '../core/contract/parseContract.ts';
import { fingerprint } from '../io/fingerprint.ts';
import { readYaml, type YamlFile } from '../io/yaml.ts';
import { type ExitCode, exitCode } from './exitCode.ts';
import { onDisk } from './files.ts';
import { readTender } from './readTender.ts';
import { printProblems, type Terminal } from './terminal.ts';

/** `esito check FILE`: is the definition of a tender, or the contract, one that may be published? */
export async function check(terminal: Terminal, file: string): Promise<ExitCode> {
  const yaml = readYaml(await onDisk(file, readFile(file, 'utf8')), file);
  if (isContract(yaml.data)) return checkContract(terminal, file, yaml);
  const { value, problems, remarks } = await readTender(file);
  printProblems(terminal, [...problems, ...remarks]);
  if (value === undefined) return exitCode.problems;
  const { tender } = value;
  const count = tender.lots.length;
  terminal.out(
    {
      it: `${file}: definizione valida, ${count} ${count === 1 ? 'lotto' : 'lotti'}, impronta ${value.fingerprint}`,
      en: `${file}: valid definition, ${count} ${count === 1 ? 'lot' : 'lots'}, fingerprint ${value.fingerprint}`,
    }[terminal.locale],
  );
  return exitCode.ok;
}

/** A contract says so in its key `esitoContract`. */
function isContract(data: unknown): boolean {
  return typeof data === 'object' && data !== null && 'esitoContract' in data;
}

function checkContract(terminal: Terminal, file: string, { data, locate }: YamlFile): ExitCode {
  const { value, problems } = parseContract(data, locate);
  printProblems(terminal, problems);
  if (value === undefined) return exitCode.problems;
  const { length } = value.targets;
  terminal.out(
    {
      it: `${file}: contratto valido, ${length} ${length === 1 ? 'obiettivo' : 'obiettivi'}, impronta ${fingerprint(value)}`,
      en: `${file}: valid contract, ${length} ${length === 1 ? 'target' : 'targets'}, fingerprint ${fingerprint(value)}`,
    }[terminal.locale],
  );
  return exitCode.ok;
}

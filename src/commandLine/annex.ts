import { readFile } from 'node:fs/promises';
import { findContract } from '../actions/findContract.ts';
import { paymentOf } from '../actions/paymentOf.ts';
import type { PublishedContract } from '../core/contract/contract.ts';
import { parseContract } from '../core/contract/parseContract.ts';
import { fingerprint } from '../io/fingerprint.ts';
import { renderPdf } from '../io/pdf/renderPdf.ts';
import { writeYaml } from '../io/writeYaml.ts';
import { readYaml } from '../io/yaml.ts';
import { locales } from '../report/locale.ts';
import { annexDocument } from '../report/payment/annex.ts';
import { annexDefinition } from '../report/payment/annexDefinition.ts';
import type { ContractTools } from '../wire.ts';
import { type ExitCode, exitCode } from './exitCode.ts';
import { onDisk, writeFolder } from './files.ts';
import { printProblems, type Terminal } from './terminal.ts';

/**
 * `esito annex CONTRACT [--out DIR]`: the annex to a contract in both languages, as PDF and as YAML. A file is only read, so that the annex can be seen before
 * anything is signed. The PDF bears the day of the award: the same contract gives the same bytes.
 * @throws DomainError `not-found`; `no-payment` for a contract that is only tracked
 */
export async function annex(
  terminal: Terminal,
  withContracts: <T>(read: (world: ContractTools) => Promise<T>) => Promise<T>,
  named: string,
  folder: string,
): Promise<ExitCode> {
  const contract = /\.ya?ml$/.test(named)
    ? await contractFile(terminal, named)
    : await withContracts((world) => findContract(world, named));
  if (contract === undefined) return exitCode.problems;
  const payment = paymentOf(contract.contract);
  const { id, award } = contract.contract;
  const files: Record<string, Uint8Array | string> = {};
  for (const locale of locales) {
    const { definition, remarks } = annexDefinition(contract, payment, locale);
    files[`${id}-annex.${locale}.yaml`] = writeYaml(definition, remarks, '');
    files[`${id}-annex.${locale}.pdf`] = await renderPdf(annexDocument(contract, payment, locale), {
      createdAt: new Date(`${award.decidedOn}T00:00:00.000Z`),
    });
  }
  await writeFolder(terminal, folder, files);
  return exitCode.ok;
}

/** @returns undefined for one with errors, which are on standard error @throws UsageError if the file cannot be read */
async function contractFile(terminal: Terminal, file: string): Promise<PublishedContract | undefined> {
  const { data, problems, locate } = readYaml(await onDisk(file, readFile(file, 'utf8')), file);
  const parsed = problems.length > 0 ? { value: undefined, problems } : parseContract(data, locate);
  printProblems(terminal, parsed.problems);
  return parsed.value && { contract: parsed.value, fingerprint: fingerprint(parsed.value) };
}

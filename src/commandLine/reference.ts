import { join } from 'node:path';
import { contractJsonSchema } from '../core/contract/contract.ts';
import { tenderJsonSchema } from '../core/tender/tender.ts';
import { contractMarkdown, definitionMarkdown } from '../report/definitionReference.ts';
import { type ExitCode, exitCode } from './exitCode.ts';
import { writeTo } from './files.ts';
import type { Terminal } from './terminal.ts';

/**
 * `esito reference TENDERS [CONTRACTS]`: of each format the published JSON Schema and the reference page, both made from its one schema.
 * @param tenders folder for the tender format
 * @param contracts folder for the contract format; left out, it is not written
 */
export async function writeReference(
  { out }: Terminal,
  tenders: string,
  contracts: string | undefined,
): Promise<ExitCode> {
  const files = [
    [tenders, 'tender.schema.json', schemaText(tenderJsonSchema())],
    [tenders, 'README.md', definitionMarkdown()],
    ...(contracts === undefined
      ? []
      : [
          [contracts, 'contract.schema.json', schemaText(contractJsonSchema())] as const,
          [contracts, 'FORMAT.md', contractMarkdown()] as const,
        ]),
  ] as const;
  for (const [folder, name, content] of files) {
    const file = join(folder, name);
    await writeTo(file, content);
    out(file);
  }
  return exitCode.ok;
}

function schemaText(schema: object): string {
  return `${JSON.stringify(schema, null, 2)}\n`;
}

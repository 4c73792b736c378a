import { join } from 'node:path';
import { tenderJsonSchema } from '../core/tender/tender.ts';
import { definitionMarkdown } from '../report/definitionReference.ts';
import { type ExitCode, exitCode } from './exitCode.ts';
import { writeTo } from './files.ts';
import type { Terminal } from './terminal.ts';

/** `esito reference FOLDER`: the published JSON Schema and the reference page, both made from the one schema. */
export async function writeReference({ out }: Terminal, folder: string): Promise<ExitCode> {
  const files = {
    'tender.schema.json': `${JSON.stringify(tenderJsonSchema(), null, 2)}\n`,
    'README.md': definitionMarkdown(),
  };
  for (const [name, content] of Object.entries(files)) {
    const file = join(folder, name);
    await writeTo(file, content);
    out(file);
  }
  return exitCode.ok;
}

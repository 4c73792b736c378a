import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { tenderJsonSchema } from '../core/tender/tender.ts';
import { definitionMarkdown } from '../report/definitionReference.ts';
import { type ExitCode, exitCode } from './exitCode.ts';
import type { Terminal } from './terminal.ts';
import { unusablePath } from './unusablePath.ts';

/** `esito reference FOLDER`: the published JSON Schema and the reference page, both made from the one schema. */
export async function writeReference({ out }: Terminal, folder: string): Promise<ExitCode> {
  const files = {
    'tender.schema.json': `${JSON.stringify(tenderJsonSchema(), null, 2)}\n`,
    'README.md': definitionMarkdown(),
  };
  try {
    for (const [name, content] of Object.entries(files)) await writeFile(join(folder, name), content);
  } catch (error) {
    throw unusablePath(folder, error);
  }
  out(
    Object.keys(files)
      .map((name) => join(folder, name))
      .join('\n'),
  );
  return exitCode.ok;
}

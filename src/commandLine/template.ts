import { writeFile } from 'node:fs/promises';
import type { World } from '../actions/world.ts';
import { type Envelope, evidenceForm } from '../core/evidence/evidenceForm.ts';
import { priceForm } from '../core/evidence/priceForm.ts';
import { type ExitCode, exitCode } from './exitCode.ts';
import { lotOf, readTender } from './readTender.ts';
import { printProblems, type Terminal } from './terminal.ts';
import { unusablePath } from './unusablePath.ts';

/** `esito template TENDER.yaml --lot L --out FILE.xlsx [--envelope price]`: the workbook that suppliers fill in. */
export async function template(
  terminal: Terminal,
  { workbooks }: Pick<World, 'workbooks'>,
  file: string,
  options: { readonly lot: string; readonly out: string; readonly envelope: Envelope },
): Promise<ExitCode> {
  const { value: published, problems } = await readTender(file);
  printProblems(terminal, problems);
  if (published === undefined) return exitCode.problems;
  const form = options.envelope === 'price' ? priceForm : evidenceForm;
  const bytes = await workbooks.write(form(published, lotOf(published, options.lot)));
  try {
    await writeFile(options.out, bytes);
  } catch (error) {
    throw unusablePath(options.out, error);
  }
  terminal.out(options.out);
  return exitCode.ok;
}

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { EvaluationResult } from '../core/evaluation/result.ts';

/** Name and version of the program, as results and `--version` say it. */
export function programIdentity(projectFolder: string): EvaluationResult['program'] {
  const { version } = JSON.parse(readFileSync(join(projectFolder, 'package.json'), 'utf8')) as {
    version: string;
  };
  return { name: 'esito', version, node: process.versions.node };
}

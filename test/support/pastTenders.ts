import { readFileSync } from 'node:fs';
import type { WorkbookContent } from '../../src/core/evidence/workbook.ts';
import type { Problem } from '../../src/core/problem.ts';
import { parsePastTender } from '../../src/core/rescoring/parsePastTender.ts';
import type { PastTender } from '../../src/core/rescoring/pastTender.ts';
import { readPastWorkbook } from '../../src/core/rescoring/readPastWorkbook.ts';
import { type LotRescoring, rescore, type TenderRescoring } from '../../src/core/rescoring/rescore.ts';
import { readYaml } from '../../src/io/yaml.ts';
import type { Replacement } from './problemsAfter.ts';

/** All past tenders that come with the program. */
export const pastTenderNames = ['cardiologia-2021', 'amc-011-2004', 'tacrc-822-2020'] as const;
export type PastTenderName = (typeof pastTenderNames)[number];

export function pastYaml(name: PastTenderName): string {
  return readFileSync(`examples/rescoring/${name}.yaml`, 'utf8');
}

/** A shipped past tender re-scored, after some replacements in its text, each of which must change something. */
export function rescored(name: PastTenderName, ...replacements: readonly Replacement[]): TenderRescoring {
  const { data, locate, problems } = readYaml(replaced(pastYaml(name), replacements), `${name}.yaml`);
  const parsed = parsePastTender(data, locate);
  if (parsed.value === undefined) throw new Error(messages([...problems, ...parsed.problems]));
  return rescore(parsed.value, `${name}.yaml`, locate);
}

export function pastTender(name: PastTenderName): PastTender {
  return rescored(name).tender;
}

/** Problems of a shipped past tender after some replacements. */
export function pastProblems(
  name: PastTenderName,
  ...replacements: readonly Replacement[]
): readonly Problem[] {
  const { data, problems, locate } = readYaml(replaced(pastYaml(name), replacements), 'gara.yaml');
  return problems.length > 0 ? problems : parsePastTender(data, locate).problems;
}

/** The same from a workbook. */
export function rescoredWorkbook(workbook: WorkbookContent): TenderRescoring {
  const { data, locate, problems } = readPastWorkbook(workbook);
  const parsed = parsePastTender(data, locate);
  if (parsed.value === undefined) throw new Error(messages([...problems, ...parsed.problems]));
  return rescore(parsed.value, workbook.file, locate);
}

export function lotOf({ lots }: TenderRescoring, id: string): LotRescoring {
  const found = lots.find(({ lot }) => lot.id === id);
  if (found === undefined) throw new Error(`no lot ${id}`);
  return found;
}

function replaced(yaml: string, replacements: readonly Replacement[]): string {
  return replacements.reduce((changed, [from, to]) => {
    const next = changed.replace(from, to);
    if (next === changed) throw new Error(`nothing to replace: ${from}`);
    return next;
  }, yaml);
}

function messages(problems: readonly Problem[]): string {
  return problems.map(({ message }) => message.en).join('\n');
}

import { readFile } from 'node:fs/promises';
import type { PublishedTender } from '../core/evidence/evidenceForm.ts';
import { parsePublishable } from '../core/laboratory/lintLot.ts';
import type { Parsed, Problem } from '../core/problem.ts';
import type { Lot } from '../core/tender/lot.ts';
import { type Locate, parseTender } from '../core/tender/parseTender.ts';
import type { Tender } from '../core/tender/tender.ts';
import { fingerprint } from '../io/fingerprint.ts';
import { readYaml } from '../io/yaml.ts';
import { UsageError } from './exitCode.ts';
import { unusablePath } from './unusablePath.ts';

/** A tender definition from a file, with all its problems. */
export interface TenderFile extends Parsed<PublishedTender> {
  /** What the linter says of its rules beside what refuses them. */
  readonly remarks: readonly Problem[];
}

/** A tender definition that may be published, from a file. @throws UsageError if the file cannot be read */
export async function readTender(file: string): Promise<TenderFile> {
  const { data, problems, locate } = readYaml(await readText(file), file);
  if (problems.length > 0) return { value: undefined, problems, remarks: [] };
  const parsed = parsePublishable(data, locate);
  return {
    ...parsed,
    value: parsed.value && { tender: parsed.value, fingerprint: fingerprint(parsed.value) },
  };
}

/**
 * A sound tender definition from a file, whatever the linter says of its rules, with the way back to its lines.
 * @throws UsageError if the file cannot be read
 */
export async function readDefinition(file: string): Promise<Parsed<Tender> & { readonly locate: Locate }> {
  const { data, problems, locate } = readYaml(await readText(file), file);
  return { ...(problems.length > 0 ? { value: undefined, problems } : parseTender(data, locate)), locate };
}

/** @throws UsageError if the tender has no such lot */
export function lotOf({ tender }: PublishedTender, id: string): Lot {
  const lot = tender.lots.find((one) => one.id === id);
  if (lot === undefined) {
    const lots = tender.lots.map((one) => one.id).join(', ');
    throw new UsageError(`Lotto ${id} inesistente; lotti: ${lots} / no lot ${id}; lots: ${lots}`);
  }
  return lot;
}

async function readText(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    throw unusablePath(file, error);
  }
}

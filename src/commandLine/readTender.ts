import { readFile } from 'node:fs/promises';
import type { PublishedTender } from '../core/evidence/evidenceForm.ts';
import type { Parsed } from '../core/problem.ts';
import type { Lot } from '../core/tender/lot.ts';
import { parseTender } from '../core/tender/parseTender.ts';
import { fingerprint } from '../io/fingerprint.ts';
import { readYaml } from '../io/yaml.ts';
import { UsageError } from './exitCode.ts';

/** A tender definition from a file, with all its problems. @throws UsageError if the file cannot be read */
export async function readTender(file: string): Promise<Parsed<PublishedTender>> {
  const { data, problems, locate } = readYaml(await readText(file), file);
  if (problems.length > 0) return { value: undefined, problems };
  const parsed = parseTender(data, locate);
  return {
    value: parsed.value && { tender: parsed.value, fingerprint: fingerprint(parsed.value) },
    problems: parsed.problems,
  };
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
    throw new UsageError(`${file}: ${(error as Error).message}`);
  }
}

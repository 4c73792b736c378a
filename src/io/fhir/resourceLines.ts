import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';

/** A line of an NDJSON file: a JSON object, or why it is none. */
export interface ResourceLine {
  /** Counted from 1. */
  readonly line: number;
  /** `undefined` for a line that is no JSON object. */
  readonly resource: Readonly<Record<string, unknown>> | undefined;
}

/**
 * The resources of a file, one after the other; nothing is held. Blank lines count as lines, not as resources.
 * @param naming lines that do not hold this are left out before they are parsed
 * @throws the system's error if the file cannot be read
 */
export async function* resourceLines(file: string, naming?: RegExp): AsyncGenerator<ResourceLine> {
  const lines = createInterface({ input: createReadStream(file), crlfDelay: Number.POSITIVE_INFINITY });
  let line = 0;
  for await (const text of lines) {
    line++;
    const json = line === 1 ? text.replace(/^\uFEFF/, '') : text;
    if (json.trim() !== '' && naming?.test(json) !== false) yield { line, resource: objectIn(json) };
  }
}

function objectIn(json: string): ResourceLine['resource'] {
  try {
    const value: unknown = JSON.parse(json);
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : undefined;
  } catch {
    return undefined;
  }
}

import { readFileSync } from 'node:fs';

/** A golden case: one JSON file per paper or synthetic case, with its source and tolerance. */
export interface Golden {
  readonly id: string;
  readonly source: string;
  // biome-ignore lint/suspicious/noExplicitAny: each case has its own shape, checked by the test that reads it
  readonly inputs: any;
  // biome-ignore lint/suspicious/noExplicitAny: as above
  readonly expected: any;
  // biome-ignore lint/suspicious/noExplicitAny: as above
  readonly tolerance: any;
}

export function golden(id: string): Golden {
  return JSON.parse(readFileSync(`test/golden/${id}.json`, 'utf8'));
}

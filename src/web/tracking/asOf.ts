import type { PageRequest } from '../route.ts';

/** The data date asked for by `?asOf=2026-12-31`; undefined for none, or for what is no date. */
export function asOfFrom({ asOf }: PageRequest['query']): string | undefined {
  return typeof asOf === 'string' && /^\d{4}-\d\d-\d\d$/.test(asOf) ? asOf : undefined;
}

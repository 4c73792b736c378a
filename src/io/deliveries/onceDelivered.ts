import { type RecordKind, recordLayouts } from '../../core/deliveries/recordLayout.ts';
import { name } from './duckdb.ts';

/**
 * Rows of a kind that names no patient, each once: what two sources deliver alike, or differently, counts as the first of them by name has it.
 * @param where condition on the rows @param first what comes before the source in choosing
 */
export function onceDelivered(kind: RecordKind, where: string, first: readonly string[] = []): string {
  const own = recordLayouts[kind].identity.map(name);
  return `(SELECT * FROM ${name(kind)} WHERE ${where}
    QUALIFY row_number() OVER (PARTITION BY ${own.join(', ')} ORDER BY ${[...first, 'source', 'line'].join(', ')}) = 1)`;
}

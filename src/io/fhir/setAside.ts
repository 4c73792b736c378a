import type { RowFinding } from '../../core/deliveries/batch.ts';
import type { RecordKind } from '../../core/deliveries/recordLayout.ts';
import type { RowReason } from '../../core/deliveries/rowFate.ts';
import { LISTED } from '../../core/problem.ts';

/** A line that became no row, or a row with a doubt. */
export interface LineFate {
  readonly file: RecordKind;
  readonly fileName: string;
  readonly fate: RowFinding['fate'];
  readonly reason: RowReason;
  readonly site: string | null;
  readonly line: number;
  readonly column: string | null;
  readonly value: string | null;
}

/** Findings as they are counted: those of the import get their ids there. */
export type ConversionFinding = Omit<RowFinding, 'id'>;

/** Counts lines by file, reason and site, and keeps the first of each. */
export function lineFates(): { add(fate: LineFate): void; findings(): readonly ConversionFinding[] } {
  const found = new Map<string, ConversionFinding & { rows: number; first: RowFinding['first'][number][] }>();
  return {
    add({ line, column, value, ...of }) {
      const key = [of.file, of.fileName, of.fate, of.reason, of.site].join('|');
      const finding = found.get(key) ?? { ...of, rows: 0, first: [] };
      finding.rows++;
      if (finding.first.length < LISTED) finding.first.push({ line, column, value });
      found.set(key, finding);
    },
    findings: () => [...found.values()],
  };
}

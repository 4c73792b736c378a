import type { Contract } from '../../core/contract/contract.ts';
import type { OutcomeDefinition } from '../../core/contract/outcomeDefinition.ts';
import type { Engine } from './duckdb.ts';

/** Reads cells whose supplier and site, where they have them, are places in the contract. */
export function cellReader(engine: Engine, { suppliers, sites }: Contract) {
  return async <Cell extends object>(query: string, outcome?: OutcomeDefinition): Promise<Cell[]> => {
    const rows = await engine.rows<{ supplier?: number; site?: number | null }>(query);
    return rows.map(
      ({ supplier, site, ...sums }) =>
        ({
          ...(outcome && { outcome: outcome.id }),
          ...(supplier !== undefined && { supplier: suppliers[supplier]?.id }),
          ...(site !== undefined && { site: site === null ? null : sites[site]?.code }),
          ...sums,
        }) as Cell,
    );
  };
}

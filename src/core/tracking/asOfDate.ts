import type { Snapshot } from '../deliveries/batch.ts';

/**
 * The data date of a snapshot unless another is asked for: the latest day that its deliveries cover.
 * @returns undefined without deliveries
 */
export function asOfDate({ batches }: Pick<Snapshot, 'batches'>): string | undefined {
  return batches.reduce<string | undefined>(
    (latest, { to }) => (latest === undefined || to > latest ? to : latest),
    undefined,
  );
}

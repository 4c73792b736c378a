import type { ImportListener, ImportStep } from '../../actions/contractStores.ts';
import { DomainError } from '../../core/problem.ts';
import type { Engine } from './duckdb.ts';

/** How often a query under way is asked how far it is, and whether it is still wanted, ms. */
const TICK = 100;

/** Runs the queries of an import, tells how far it is, and ends it when it is cancelled. */
export interface UnderWay {
  /** A query that takes the import from where it stands to this fraction. */
  run(step: ImportStep, until: number, sql: string): Promise<void>;
  /** @throws DomainError `cancelled` */
  stopIfCancelled(): void;
}

/** @param on who listens; the fraction that it hears never falls */
export function underWay(engine: Engine, on: ImportListener): UnderWay {
  let done = 0;
  const tell = (fraction: number, step: ImportStep) => {
    done = Math.max(done, Math.min(1, fraction));
    on.progress(done, step);
  };
  return {
    stopIfCancelled: () => stopIfCancelled(on),
    async run(step, until, sql) {
      stopIfCancelled(on);
      const from = done;
      tell(from, step);
      const timer = setInterval(() => {
        if (on.cancelled()) engine.interrupt();
        else tell(from + (until - from) * engine.progress(), step);
      }, TICK);
      try {
        await engine.run(sql);
      } catch (error) {
        stopIfCancelled(on);
        throw error;
      } finally {
        clearInterval(timer);
      }
      tell(until, step);
    },
  };
}

/** @throws DomainError `cancelled` */
export function stopIfCancelled(on: ImportListener): void {
  if (on.cancelled())
    throw new DomainError('cancelled', {
      it: 'L’importazione è stata annullata: non ne resta nulla.',
      en: 'The import was cancelled: nothing of it stays.',
    });
}

import type { Contract } from '../../core/contract/contract.ts';

/** What is asked of a snapshot's views: by which contract, known at which date, of which patients. */
export interface Question {
  readonly contract: Contract;
  /** Data date: rows dated later do not count. */
  readonly asOf: string;
  /** Condition on `bucket`: the patients of this part. */
  readonly patients: string;
}

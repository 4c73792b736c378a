import { type LedgerRow, ledgerOf } from '../scoring/ledger.ts';
import { lotOf } from '../tender/lotOf.ts';
import type { Tender } from '../tender/tender.ts';
import type { SimulationPlan } from '../valuation/simulation.ts';
import { type LotInputs, lotInputs } from './packageInputs.ts';
import type { EvaluationResult } from './result.ts';

/** SHA-256 of the canonical content of a value: JSON with sorted keys, in hexadecimal. */
export type Fingerprint = (value: unknown) => string;

/** How one lot was simulated. */
interface LotPlan extends SimulationPlan {
  readonly lot: string;
}

/**
 * A run as one file with which anybody can compute every number again: what was published, what was received, how it was
 * simulated, and what came out. It holds no time, no file name and no path, so the same run gives the same bytes wherever it
 * is made.
 *
 * `rules`, `inputs` and `plan` are what a verification starts from; `result`, `ledger` and `hashes` follow from them and are
 * only compared. In `inputs` there is nothing computed: distributions stand in the result.
 */
export interface RunPackage {
  /** Tells it from packages of other kinds. */
  readonly kind: 'esito-run';
  /** Version of this layout. */
  readonly format: 1;
  /** What made the run. */
  readonly program: EvaluationResult['program'];
  readonly rules: {
    /** Of the definition, as published. */
    readonly fingerprint: string;
    readonly definition: Tender;
  };
  readonly inputs: readonly LotInputs[];
  readonly plan: readonly LotPlan[];
  readonly result: EvaluationResult;
  readonly ledger: readonly LotLedger[];
  readonly hashes: PackageHashes;
}

/** The calculation of one lot line by line. */
interface LotLedger {
  readonly lot: string;
  readonly rows: readonly LedgerRow[];
}

/** SHA-256 of the canonical content of each part, so that a change is named by its part even where no number follows from it. */
interface PackageHashes extends GivenHashes {
  readonly result: string;
  readonly ledger: string;
  /** Of the whole package but this line: one code that stands for the run, for minutes and letters. */
  readonly package: string;
}

/** Hashes of what a verification starts from. */
export interface GivenHashes {
  readonly definition: string;
  /** Of each part of the definition: `title`, `lots.1.indicators.stroke`, `lots.1.award`. */
  readonly definitionParts: Readonly<Record<string, string>>;
  readonly inputs: string;
  readonly plan: string;
}

/** The package of a run that has a result. @param definition the tender that was evaluated */
export function runPackage(
  definition: Tender,
  result: EvaluationResult,
  fingerprint: Fingerprint,
): RunPackage {
  const inputs = result.lots.map(lotInputs);
  const plan = result.lots.map(({ lot, valuation: { mode, draws, seed } }) => ({ lot, mode, draws, seed }));
  const ledger = result.lots.map(({ lot: id, scoring }) => ({
    lot: id,
    rows: ledgerOf(lotOf(definition, id), scoring),
  }));
  const content = {
    kind: 'esito-run',
    format: 1,
    program: result.program,
    rules: { fingerprint: result.tender.fingerprint, definition },
    inputs,
    plan,
    result,
    ledger,
  } as const;
  const hashes = {
    ...givenHashes({ definition, inputs, plan }, fingerprint),
    result: fingerprint(result),
    ledger: fingerprint(ledger),
  };
  return { ...content, hashes: { ...hashes, package: fingerprint({ ...content, hashes }) } };
}

/** Known before anything is computed. */
export function givenHashes(
  given: { readonly definition: object; readonly inputs: unknown; readonly plan: unknown },
  fingerprint: Fingerprint,
): GivenHashes {
  return {
    definition: fingerprint(given.definition),
    definitionParts: partHashes(given.definition, '', fingerprint),
    inputs: fingerprint(given.inputs),
    plan: fingerprint(given.plan),
  };
}

/** Each field by itself; of lists whose members have a name, each member; lots field by field. */
function partHashes(value: object, before: string, fingerprint: Fingerprint): Record<string, string> {
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, inner]): [string, string][] => {
      const members = Array.isArray(inner) ? inner.map((one) => [nameOf(one), one] as const) : [];
      if (members.length === 0 || members.some(([name]) => name === undefined))
        return [[`${before}${key}`, fingerprint(inner)]];
      return members.flatMap(([name, one]): [string, string][] => {
        const path = `${before}${key}.${name}`;
        return key === 'lots'
          ? Object.entries(partHashes(one, `${path}.`, fingerprint))
          : [[path, fingerprint(one)]];
      });
    }),
  );
}

function nameOf(member: unknown): string | undefined {
  const { id, code } = (member ?? {}) as { readonly id?: unknown; readonly code?: unknown };
  const name = code ?? id;
  return typeof name === 'string' ? name : undefined;
}

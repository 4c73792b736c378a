import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import type { StoredContract } from '../../src/actions/contractStores.ts';
import { periodStandings } from '../../src/actions/periodStandings.ts';
import { type Contract, contractSchema } from '../../src/core/contract/contract.ts';
import type { Snapshot } from '../../src/core/deliveries/batch.ts';
import type { PaymentFacts } from '../../src/core/settlement/paymentFacts.ts';
import type { PeriodStanding } from '../../src/core/settlement/periodStanding.ts';
import { settle } from '../../src/core/settlement/settle.ts';
import type { Statement } from '../../src/core/settlement/statement.ts';
import { batchFolder } from '../../src/io/deliveries/batchFolder.ts';
import { deliverySums } from '../../src/io/deliveries/deliverySums.ts';
import { threadTracker } from '../../src/io/tracker.ts';
import { published } from '../support/contract.ts';
import { payingContract } from '../support/payment.ts';
import { AS_OF, workloadContract, workloadQueries } from './deliveredWorkload.ts';
import { connect, LIMITS, layDown, type Taken, taken } from './deliveryParts.ts';
import { rawQueries } from './rawDeliveries.ts';

/**
 * What settling a contract takes: facts of money, standings of eight periods, statements; beside queries written by hand for the same sums, on the same Parquet.
 * `--uses 1000000` says how many device uses, `--runs 3` how often each is measured, in turn.
 */
const words = process.argv.slice(2);
const given = (word: string, otherwise: number) =>
  words.includes(word) ? Number(words[words.indexOf(word) + 1]) : otherwise;
const uses = given('--uses', 1_000_000);
const runs = given('--runs', 3);

const contract: StoredContract = {
  ...published(settledContract()),
  yaml: '',
  awardPackage: await readFile('examples/contracts/tavi/esito-run.json', 'utf8'),
  publishedAt: '',
  actor: '',
};
const folder = await mkdtemp(join(tmpdir(), 'esito-bench-'));
const tracker = threadTracker();
try {
  const { rows } = await layDown(folder, queries());
  print(`${uses} device uses; ${rows.map((one) => `${one.file} ${one.rows}`).join(', ')}`);
  const snapshot: Snapshot = JSON.parse(await readFile(join(folder, 'snapshot.json'), 'utf8'));
  const deliveries = deliverySums({ folder: join(folder, 'data'), limits: LIMITS });
  const connection = await connect(folder);
  await views(connection, snapshot);
  const times = new Map<string, Taken[]>();
  const timed = async (name: string, work: () => Promise<unknown>) => {
    times.set(name, [...(times.get(name) ?? []), await taken(work)]);
  };
  let facts: PaymentFacts | undefined;
  let standings: readonly PeriodStanding[] = [];
  let statements: readonly Statement[] = [];
  let byHand: Record<string, number> = {};
  for (let run = 0; run < runs; run++) {
    await timed('facts', async () => {
      facts = await deliveries.paymentFacts(contract, snapshot, AS_OF);
    });
    await timed('facts by hand', async () => {
      byHand = await factsByHand(connection);
    });
    await timed('standings', async () => {
      standings = await periodStandings(
        { deliveries: deliveries as never, tracker },
        contract,
        snapshot,
        AS_OF,
        8,
      );
    });
    await timed('figures by hand, once', async () => {
      for (const query of Object.values(rawQueries)) await connection.runAndReadAll(query);
    });
    await timed('settle', async () => {
      statements = settle({
        contract,
        snapshot: snapshot.hash,
        asOf: AS_OF,
        period: 8,
        facts: facts as PaymentFacts,
        standings,
        issued: [],
        rulings: [],
      });
    });
  }
  for (const [name, taken] of times) {
    const least = (of: (one: Taken) => number) => Math.min(...taken.map(of)).toFixed(2);
    print(`${name}: ${least(({ seconds }) => seconds)} s, processor ${least(({ cpu }) => cpu)} s`);
  }
  const own = totals(facts as PaymentFacts);
  const different = Object.keys(byHand).filter((name) => own[name] !== byHand[name]);
  print(
    different.length === 0
      ? `the same totals: ${JSON.stringify(own)}`
      : `not the same: ${different.map((name) => `${name} ${own[name]} for ${byHand[name]}`).join(', ')}`,
  );
  print(statements.map(({ supplier, lines }) => `${supplier}: ${lines.length} lines`).join(', '));
  if (different.length > 0) process.exitCode = 1;
} finally {
  await tracker.close();
  await rm(folder, { recursive: true });
}

/** The workload's contract with clauses of most kinds. */
function settledContract(): Contract {
  const workload = workloadContract();
  const kept = ['results', 'first', 'ceiling', 'guarantee', 'corridor', 'linked', 'corridor_2'];
  const { payment } = payingContract((section) => {
    section.clauses = (section.clauses as { id: string }[]).filter(({ id }) => kept.includes(id));
  });
  return contractSchema.parse({ ...workload, payment });
}

function queries() {
  const all = workloadQueries({ uses, outcomes: uses / 2 });
  return {
    ...all,
    delivery: `SELECT *, 18500.005 AS unit_price, 'K' || (hash(record_id) % 500) AS lot_no FROM (${all.delivery})`,
    claim: `SELECT 'C' || row_number() OVER () AS claim_id, 'valvole' AS contract_id, 'guarantee' AS clause_id, supplier_id, site_code,
        record_id AS delivery_id, event_date, event_date + 20 AS filed_date, udi_di, 'device' AS cause
      FROM (${all.delivery}) AS d JOIN (${all.outcome}) AS o USING (patient_key)
      WHERE outcome_code = 'REV' AND supplier_id = 'S1' AND hash(record_id) % 20 = 0`,
    recall: `SELECT 'S1' AS supplier_id, 'K7' AS lot_no, DATE '2027-03-15' AS recalled_on, 'FSN' AS reference`,
  };
}

async function views(connection: DuckDBConnection, { batches }: Snapshot): Promise<void> {
  for (const record of Object.keys(queries())) {
    const files = batches.flatMap(({ contract, id, files }) =>
      files.flatMap(({ file }, place) =>
        file === record
          ? [`'${join(batchFolder(join(folder, 'data'), contract, id), `${record}-${place}.parquet`)}'`]
          : [],
      ),
    );
    await connection.run(`CREATE VIEW ${record} AS FROM read_parquet([${files.join(', ')}])`);
  }
}

/** One straightforward query for each sum. */
async function factsByHand(connection: DuckDBConnection): Promise<Record<string, number>> {
  const inContract = `procedure_date BETWEEN DATE '2026-01-01' AND DATE '2027-12-31'`;
  const index = `(SELECT patient_key, procedure_date AS day, min(supplier_id) AS supplier, min(site_code) AS site, min(record_id) AS record
    FROM delivery WHERE ${inContract} GROUP BY ALL)`;
  const asked = {
    billed: `SELECT supplier_id, site_code, date_trunc('month', procedure_date), sum(round(unit_price::DECIMAL(18, 8) * quantity * 100)) AS n FROM delivery WHERE ${inContract} GROUP BY ALL`,
    procedures: `SELECT supplier, site, date_trunc('month', day), count(*) AS n FROM ${index} GROUP BY ALL`,
    firstUses: `SELECT date_trunc('month', day), count(*) AS n FROM (SELECT day, row_number() OVER (PARTITION BY patient_key ORDER BY day, record) AS place
      FROM ${index} WHERE supplier = 'S1') WHERE place <= 2 GROUP BY ALL`,
    linked: `SELECT count(*) AS n FROM claim JOIN delivery ON record_id = delivery_id WHERE filed_date <= DATE '${AS_OF}'`,
    recalled: `SELECT date_trunc('month', first), count(*) AS n FROM (SELECT min(procedure_date) AS first FROM delivery
      WHERE lot_no = 'K7' AND supplier_id = 'S1' AND ${inContract} GROUP BY patient_key) GROUP BY ALL`,
  };
  const sums: Record<string, number> = {};
  for (const [name, query] of Object.entries(asked)) {
    const [row] = (
      await connection.runAndReadAll(`SELECT sum(n)::BIGINT AS n FROM (${query})`)
    ).getRowObjects();
    sums[name] = Number(row?.n);
  }
  return sums;
}

function totals({ uses, firstUses, claims, recalls }: PaymentFacts): Record<string, number> {
  const sum = (values: readonly number[]) => values.reduce((all, one) => all + one, 0);
  return {
    billed: sum(uses.map(({ billed }) => billed)),
    procedures: sum(uses.map(({ procedures }) => procedures)),
    firstUses: sum(firstUses.map((cell) => cell.uses)),
    linked: claims.filter(({ linked }) => linked).length,
    recalled: sum(recalls.flatMap(({ patients }) => patients.map(({ before, after }) => before + after))),
    documented: claims.filter(({ documented }) => documented).length,
  };
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

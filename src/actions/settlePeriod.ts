import type { Snapshot } from '../core/deliveries/batch.ts';
import { DomainError } from '../core/problem.ts';
import { hashStatement } from '../core/settlement/hashStatement.ts';
import { rulingsOf } from '../core/settlement/rulingsOf.ts';
import { type SettlementData, settle } from '../core/settlement/settle.ts';
import { settlementPeriods } from '../core/settlement/settlementPeriod.ts';
import type { Statement } from '../core/settlement/statement.ts';
import { statementDetail } from '../core/settlement/statementDetail.ts';
import { statementPackage } from '../core/settlement/statementPackage.ts';
import { asOfDate } from '../core/tracking/asOfDate.ts';
import { statementPackageJson } from '../report/settlement/statementPackageJson.ts';
import type { ImportListener, StoredContract } from './contractStores.ts';
import { findContract } from './findContract.ts';
import { issuedOf } from './issuedOf.ts';
import { periodStandings } from './periodStandings.ts';
import type { StoredStatement } from './settlementStores.ts';
import { checkDate, noData } from './trackAsOf.ts';
import type { Actor, World } from './world.ts';

/** What a settlement needs. */
export type SettlingWorld = Pick<
  World,
  'contracts' | 'snapshots' | 'deliveries' | 'tracker' | 'statements' | 'fingerprint' | 'now'
>;

/** What came of a settlement. */
export interface Settlement {
  /** `unchanged`: every statement was there already, or would say nothing that an issued one does not. */
  readonly state: 'done' | 'unchanged';
  /** One for each supplier with a clause, in the order of the contract: drafts, or the issued statement where there is nothing to add. */
  readonly statements: readonly StoredStatement[];
  readonly snapshot: Pick<Snapshot, 'hash'>;
}

/**
 * Settles a period from the snapshot in force, which has to be of the version of the contract in force, and keeps the statements as drafts, all or none. The same
 * data give the same statements, which are kept once.
 * @param asOf data date; the latest day that deliveries cover if none is given
 * @throws DomainError `not-found`, `earlier-version`, `no-payment`, `no-such-period`, `no-data`, `no-such-date`, `cancelled`, and those of `settle`
 */
export async function settlePeriod(
  world: SettlingWorld,
  actor: Actor,
  id: string,
  { period, asOf }: { readonly period: number; readonly asOf?: string | undefined },
  { progress, cancelled }: ImportListener,
): Promise<Settlement> {
  progress(0, 'settling');
  const snapshot = await world.snapshots.inForce(id);
  if (snapshot === undefined) throw noData();
  const version = await world.contracts.byFingerprint(snapshot.fingerprint);
  if (version === undefined) throw new Error(`snapshot ${snapshot.hash} of an unknown version`);
  if ((await findContract(world, id)).fingerprint !== version.fingerprint) throw earlierVersion();
  checkPeriod(version, period);
  if (asOf !== undefined) checkDate(asOf, version, snapshot, world.now());
  const date = asOf ?? asOfDate(snapshot);
  if (date === undefined) throw noData();
  const facts = await world.deliveries.paymentFacts(version, snapshot, date);
  if (cancelled()) throw notWanted();
  progress(0.4, 'settling');
  const standings = await periodStandings(world, version, snapshot, date, period);
  if (cancelled()) throw notWanted();
  progress(0.9, 'settling');
  const stored = await world.statements.ofContract(id);
  const acts = await world.statements.acts(id);
  const issued = issuedOf(stored, acts);
  const data: SettlementData = {
    contract: { contract: version.contract, fingerprint: version.fingerprint },
    snapshot: snapshot.hash,
    asOf: date,
    period,
    facts,
    standings,
    issued: issued.map(({ hash, statement }) => ({ hash, statement })),
    rulings: rulingsOf(acts),
  };
  const made = settle(data).map((statement): StoredStatement => {
    const hashed = hashStatement(statement, world.fingerprint);
    const last = issued.findLast((one) => one.statement.supplier === statement.supplier);
    if (last !== undefined && addsNothing(statement, last.statement)) return last;
    const known = stored.find(({ hash }) => hash === hashed.hash);
    if (known !== undefined) return known;
    const content = statementPackage(data, statement.supplier, world.fingerprint);
    return {
      ...hashed,
      package: statementPackageJson(content),
      detail: statementDetail(data, statement, world.fingerprint),
      madeAt: world.now(),
      actor: actor.name,
    };
  });
  if (cancelled()) throw notWanted();
  const fresh = made.filter((one) => !stored.includes(one));
  if (fresh.length > 0) await world.statements.add(fresh);
  return { state: fresh.length > 0 ? 'done' : 'unchanged', statements: made, snapshot };
}

/** Whether the issued statement of the same period says it all: no line differs, and none that was provisional is definitive now. */
function addsNothing({ period, kind, lines, penalties }: Statement, issued: Statement): boolean {
  return (
    issued.period.number === period.number &&
    issued.kind === kind &&
    [...lines, ...penalties].every((line) => line.kind === 'unchanged')
  );
}

function checkPeriod({ contract }: Pick<StoredContract, 'contract'>, period: number): void {
  if (contract.payment === undefined)
    throw new DomainError('no-payment', {
      it: 'Il contratto non ha una sezione «payment»: non c’è nulla da liquidare.',
      en: 'The contract has no “payment” section: there is nothing to settle.',
    });
  const last = settlementPeriods(contract).length;
  if (period >= 1 && period <= last) return;
  throw new DomainError('no-such-period', {
    it: `Il contratto ha i periodi da 1 a ${last}.`,
    en: `The contract has the periods 1 to ${last}.`,
  });
}

/** Under a new version all periods are stated again by its rules; from rows that were checked by the earlier one nobody could say by which rules money moved. */
function earlierVersion(): DomainError {
  return new DomainError('earlier-version', {
    it: 'Il contratto è cambiato dopo l’ultima consegna, e i dati in vigore sono della versione precedente. Riprendere prima le consegne con la versione nuova (pagina «Importare una consegna», o «esito import CONTRATTO --again»); poi liquidare: ciò che le regole nuove cambiano nei periodi già emessi viene come correzione.',
    en: 'The contract has changed since the latest delivery, and the data in force are of the earlier version. First lay the deliveries again under the new one (page “Import a delivery”, or “esito import CONTRACT --again”); then settle: what the new rules change in periods already issued comes as a correction.',
  });
}

function notWanted(): DomainError {
  return new DomainError('cancelled', {
    it: 'La liquidazione è stata annullata: non ne resta nulla.',
    en: 'The settlement was cancelled: nothing of it stays.',
  });
}

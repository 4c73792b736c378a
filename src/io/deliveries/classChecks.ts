import type { Contract } from '../../core/contract/contract.ts';
import { type ClassCodes, classDoubts, nomenclature } from '../../core/deliveries/deviceNomenclature.ts';
import type { DoubtCheck } from './doubtfulRows.ts';
import { type Engine, literal } from './duckdb.ts';
import { sound } from './lateChecks.ts';

interface Codes {
  readonly udi: string;
  readonly rdm: string;
  readonly cnd: string;
  readonly emdn: string;
}

const columns = ['udi_di', 'rdm_number', 'cnd_code', 'emdn_code'].map((column) => `coalesce(${column}, '')`);

/** Rows whose CND or EMDN does not belong to their device, by the concordance of the contract. Combinations are few: each is looked at once. */
export async function classChecks(engine: Engine, contract: Contract): Promise<DoubtCheck[]> {
  if (contract.nomenclature === undefined) return [];
  const table = nomenclature(contract.nomenclature);
  const devices = contract.suppliers.flatMap((supplier) => supplier.devices);
  const codesOf = ({ udi, rdm, cnd, emdn }: Codes): ClassCodes => ({
    cnd: cnd || undefined,
    emdn: emdn || undefined,
    rdmNumbers: devices
      .filter(({ udiDi, rdmNumbers }) => udiDi.includes(udi) || rdmNumbers.includes(rdm))
      .flatMap(({ rdmNumbers }) => rdmNumbers),
  });
  const [udi, rdm, cnd, emdn] = columns;
  const found = await engine.rows<Codes & Record<string, string>>(
    `SELECT DISTINCT ${udi} AS udi, ${rdm} AS rdm, ${cnd} AS cnd, ${emdn} AS emdn FROM ${sound('delivery')}
     WHERE cnd_code IS NOT NULL OR emdn_code IS NOT NULL`,
  );
  return (['cnd_code', 'emdn_code'] as const).flatMap((column): DoubtCheck[] => {
    const wrong = found.filter((codes) => classDoubts(table, codesOf(codes)).includes(column));
    if (wrong.length === 0) return [];
    const rows = wrong.map((one) => `(${[one.udi, one.rdm, one.cnd, one.emdn].map(literal).join(', ')})`);
    return [{ doubt: 'other-class', column, holds: `(${columns.join(', ')}) IN (${rows.join(', ')})` }];
  });
}

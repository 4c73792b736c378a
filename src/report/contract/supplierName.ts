import type { Contract } from '../../core/contract/contract.ts';

/** A supplier as the contract names it, or its id where the contract does not have it. */
export function supplierName({ suppliers }: Pick<Contract, 'suppliers'>, id: string): string {
  return suppliers.find((supplier) => supplier.id === id)?.name ?? id;
}

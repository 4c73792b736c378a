import type { Contract } from '../../core/contract/contract.ts';
import type { Reader } from '../../core/disclosure/reader.ts';
import type { Text } from '../../core/problem.ts';
import { supplierName } from '../contract/supplierName.ts';
import { siteName } from '../tracking/trackedTarget.ts';

/** `Fornitore: Fornitore Uno`, `Sede: Ospedale 4`, `Regione`, `Pubblico` */
export function readerText(contract: Contract, reader: Reader): Text {
  switch (reader.kind) {
    case 'supplier': {
      const name = supplierName(contract, reader.supplier);
      return { it: `Fornitore: ${name}`, en: `Supplier: ${name}` };
    }
    case 'site': {
      const name = siteName(contract, reader.site);
      return { it: `Sede: ${name}`, en: `Site: ${name}` };
    }
    case 'region':
      return { it: 'Regione', en: 'Region' };
    case 'public':
      return { it: 'Pubblico', en: 'Public' };
  }
}

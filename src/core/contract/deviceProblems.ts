import { validGtin } from '../deliveries/gtin.ts';
import { errorAt, type Problem, warningAt } from '../problem.ts';
import type { Locate, Path } from '../tender/parseTender.ts';
import type { Contract, ContractSupplier } from './contract.ts';
import { needsIndex } from './outcomeDefinition.ts';

/** Device codes with a wrong check digit, of two suppliers, or twice; suppliers whose patients cannot be found. */
export function deviceProblems(contract: Contract, locate: Locate): Problem[] {
  const codes = contract.suppliers.flatMap(codesOf);
  return [
    ...codes.flatMap(({ kind, code, path }) =>
      kind === 'rdmNumbers' || validGtin(code) ? [] : [wrongCheckDigit(code, locate(path))],
    ),
    ...codes.flatMap((one, at) => {
      const first = codes.slice(0, at).find(({ kind, code }) => kind === one.kind && code === one.code);
      return first === undefined ? [] : [usedTwice(one, first, locate)];
    }),
    ...mainProblems(contract, locate),
  ];
}

interface DeviceCode {
  readonly supplier: number;
  readonly kind: 'udiDi' | 'rdmNumbers';
  readonly code: string;
  readonly path: Path;
}

function codesOf({ devices }: ContractSupplier, supplier: number): DeviceCode[] {
  return devices.flatMap((device, at) =>
    (['udiDi', 'rdmNumbers'] as const).flatMap((kind) =>
      device[kind].map((code, step) => ({
        supplier,
        kind,
        code,
        path: ['suppliers', supplier, 'devices', at, kind, step],
      })),
    ),
  );
}

function wrongCheckDigit(code: string, where: ReturnType<Locate>): Problem {
  return warningAt(
    where,
    'gtin-check-digit',
    {
      it: `L’ultima cifra del GTIN ${code} non è la sua cifra di controllo.`,
      en: `The last digit of the GTIN ${code} is not its check digit.`,
    },
    {
      it: 'Ricopiarlo dall’etichetta o da EUDAMED: con un codice sbagliato nessuna riga trova il dispositivo.',
      en: 'Copy it from the label or from EUDAMED: with a wrong code no row finds the device.',
    },
  );
}

function usedTwice(one: DeviceCode, first: DeviceCode, locate: Locate): Problem {
  const of = (same: boolean) =>
    same
      ? { it: 'compare due volte', en: 'appears twice' }
      : { it: 'è di due fornitori', en: 'belongs to two suppliers' };
  const said = of(one.supplier === first.supplier);
  return errorAt(
    locate(one.path),
    one.supplier === first.supplier ? 'device-twice' : 'device-of-two-suppliers',
    {
      it: `Il codice ${one.code} ${said.it}: non si saprebbe a chi attribuire un impianto.`,
      en: `The code ${one.code} ${said.en}: nobody would know whose an implant is.`,
    },
    { it: 'Ogni codice appartiene a un solo dispositivo.', en: 'Each code belongs to one device only.' },
  );
}

/** The index delivery of a patient is one of a main device: without it the denominator is empty. */
function mainProblems({ suppliers, targets, outcomes }: Contract, locate: Locate): Problem[] {
  const counted = new Set(outcomes.filter(({ measure }) => needsIndex(measure)).map(({ id }) => id));
  return suppliers.flatMap(({ id, devices }, at) => {
    const owed = targets.filter(({ supplier, outcome }) => supplier === id && counted.has(outcome));
    const found = devices.some(({ main, udiDi, rdmNumbers }) => main && udiDi.length + rdmNumbers.length > 0);
    if (owed.length === 0 || found) return [];
    const names = owed.map(({ outcome }) => outcome).join(', ');
    return [
      errorAt(
        locate(['suppliers', at, 'devices']),
        'no-main-device',
        {
          it: `«${id}» non ha un dispositivo principale (main: true) con un codice: per ${names} non si troverebbe nessun paziente.`,
          en: `“${id}” has no main device (main: true) with a code: for ${names} no patient would be found.`,
        },
        {
          it: 'Segnare come principale il dispositivo la cui consegna apre il periodo di osservazione, con il suo GTIN o numero di repertorio.',
          en: 'Mark as main the device whose delivery opens the time of observation, with its GTIN or repertory number.',
        },
      ),
    ];
  });
}

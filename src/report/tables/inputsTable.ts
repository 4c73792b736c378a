import type { EvaluationResult } from '../../core/evaluation/result.ts';
import type { Text } from '../../core/problem.ts';
import type { Lot } from '../../core/tender/lot.ts';
import { formatFor } from '../format.ts';
import { unitLabel } from '../quantity.ts';
import type { Table } from '../table.ts';
import { type ReportedLot, words } from './reportedLot.ts';

/** What the numbers were computed from: definition, files, seed, λ, program. Enough to compute them again. */
export function inputsTable(
  lot: Lot,
  evaluation: ReportedLot,
  { program, tender }: Pick<EvaluationResult, 'program' | 'tender'>,
): Table {
  const { draws, seed } = evaluation.valuation;
  const lambda = (locale: 'it' | 'en'): string =>
    `${formatFor(locale).number(lot.willingnessToPay.value)} ${unitLabel(lot.willingnessToPay.unit, locale)}`;
  const rows: [label: Text, value: string | Text][] = [
    [{ it: 'Gara', en: 'Tender' }, tender.id],
    [
      { it: 'Impronta della definizione (SHA-256)', en: 'Fingerprint of the definition (SHA-256)' },
      tender.fingerprint,
    ],
    [{ it: 'Lotto', en: 'Lot' }, lot.id],
    [
      { it: 'Disponibilità a pagare λ', en: 'Willingness to pay λ' },
      { it: lambda('it'), en: lambda('en') },
    ],
    [
      { it: 'Simulazioni', en: 'Draws' },
      { it: formatFor('it').number(draws), en: formatFor('en').number(draws) },
    ],
    [{ it: 'Seme', en: 'Seed' }, String(seed)],
    [{ it: 'Programma', en: 'Program' }, `${program.name} ${program.version}, Node.js ${program.node}`],
    ...evaluation.offers.flatMap(({ supplier, evidenceSha256, priceSha256 }): [Text, string][] => [
      [{ it: `${supplier}: evidenze (SHA-256)`, en: `${supplier}: evidence (SHA-256)` }, evidenceSha256],
      [{ it: `${supplier}: prezzo (SHA-256)`, en: `${supplier}: price (SHA-256)` }, priceSha256],
    ]),
  ];
  return {
    id: 'inputs',
    title: { it: 'Dati di partenza e impronte', en: 'Inputs and fingerprints' },
    sheet: { it: 'Dati di partenza', en: 'Inputs' },
    notes: [
      {
        it: 'Con gli stessi file, le stesse regole e lo stesso programma ogni numero di questo documento si ottiene di nuovo, identico.',
        en: 'With the same files, rules and program every number of this document is obtained again, identical.',
      },
    ],
    columns: [
      words({ it: 'Dato', en: 'Input' }),
      { label: { it: 'Valore', en: 'Value' }, kind: 'code', decimals: 0 },
    ],
    rows: rows.map((cells) => ({ strong: false, cells })),
  };
}

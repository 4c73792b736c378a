import type { Text } from '../../core/problem.ts';
import type { StatementTotals } from '../../core/settlement/statement.ts';

/** What each sum of a statement is, in the order in which documents and pages show them. */
export const totalTexts: Readonly<Record<keyof StatementTotals, Text>> = {
  toSupplier: { it: 'Al fornitore', en: 'To the supplier' },
  fromSupplier: { it: 'Dal fornitore', en: 'From the supplier' },
  net: { it: 'Saldo di questo prospetto', en: 'Net of this statement' },
  indicatedHeld: { it: 'Nelle righe sospese (non mosso)', en: 'In held lines (not moved)' },
  life: { it: 'Saldo di tutti i prospetti finora', en: 'Net of all statements so far' },
  penalty: { it: 'Penale per ritardi, conto a parte', en: 'Penalty for delay, a ledger of its own' },
  penaltyLife: { it: 'Penale per ritardi finora', en: 'Penalty for delay so far' },
};

/** How sums are made and what their sign means, below a table of them. */
export const sumsNote: Text = {
  it: 'Ogni riga è arrotondata al centesimo; i totali sono somme di righe arrotondate. Positivo: al fornitore; negativo: dal fornitore. La penale per ritardi (art. 126 d.lgs. 36/2023) non entra nel saldo.',
  en: 'Every line is rounded to the cent; totals are sums of rounded lines. Above zero: to the supplier; below zero: from it. The penalty for delay (art. 126 d.lgs. 36/2023) is not in the net.',
};

import { describe, expect, it } from 'vitest';
import { hashStatement } from '../../src/core/settlement/hashStatement.ts';
import { settle } from '../../src/core/settlement/settle.ts';
import { fingerprint } from '../../src/io/fingerprint.ts';
import { statementJson } from '../../src/report/settlement/statementJson.ts';
import { statementText } from '../../src/report/settlement/statementText.ts';
import { NO_FACTS, payingContract } from '../support/payment.ts';
import { settlementData, standing } from '../support/settlementData.ts';

const contract = payingContract();
const hashed = settle(
  settlementData(contract, 1, {
    standings: [standing(contract, 1, { ppm_S2: { patients: 120, events: 40 } })],
    facts: {
      ...NO_FACTS,
      delays: [{ supplier: 'S1', reference: 'O1', dueOn: '2026-01-12', suppliedOn: '2026-01-19', days: 7 }],
    },
  }),
).map((statement) => hashStatement(statement, fingerprint));

describe('a statement for a terminal', () => {
  it('shows lines, why they are held and who owes the data, and the penalty apart', () => {
    const [first, second] = hashed.map((one) => statementText(one, contract, 'it').replaceAll('\u00a0', ' '));
    expect(first).toMatch(/^Prospetto 1, definitivo: Fornitore Uno, periodo 1 \(1 gen 2026 – 31 mar 2026\)/);
    expect(first).toMatch(/risk +Non calcolabile .* nuova +non calcolabile: .*; ospedali/);
    expect(first).toMatch(/late +– +−3\.360,00 € .* nuova/);
    expect(first).toMatch(/Penale per ritardi, conto a parte +−3\.360,00 €/);
    expect(second).toMatch(/corridor_2 +Mancato +−98\.000,00 € +0,00 € +−98\.000,00 € +nuova/);
    expect(second).not.toContain('Penale');
  });

  it('is for programs the statements themselves, each with its hash', () => {
    expect(JSON.parse(statementJson(hashed))).toEqual(
      hashed.map(({ hash, statement }) => ({ hash, ...statement })),
    );
  });
});

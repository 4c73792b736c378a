import { describe, expect, it } from 'vitest';
import type { Clause, PaymentRule } from '../../src/core/payment/clause.ts';
import { paymentSchema } from '../../src/core/payment/payment.ts';
import { renderPdf } from '../../src/io/pdf/renderPdf.ts';
import { writeYaml } from '../../src/io/writeYaml.ts';
import { readYaml } from '../../src/io/yaml.ts';
import { locales } from '../../src/report/locale.ts';
import { annexDocument } from '../../src/report/payment/annex.ts';
import { annexDefinition } from '../../src/report/payment/annexDefinition.ts';
import { clauseExamples } from '../../src/report/payment/clauseExamples.ts';
import { clauseRuleText } from '../../src/report/payment/clauseRuleText.ts';
import { theShare } from '../../src/report/payment/phrases.ts';
import { stepValueText } from '../../src/report/payment/stepTexts.ts';
import { published } from '../support/contract.ts';
import { payingContract } from '../support/payment.ts';
import { pdfText } from '../support/pdfText.ts';
import { shippedContract } from '../support/shippedContract.ts';

const paying = payingContract();
const shipped = [shippedContract('tavi'), shippedContract('cup')];
const every = [published(paying), ...shipped].flatMap(({ contract }) =>
  (contract.payment?.clauses ?? []).map((clause) => ({ contract, clause })),
);

/** Places of the figures of a rule. */
function figures(value: unknown, path: readonly (string | number)[] = []): (readonly (string | number)[])[] {
  if (typeof value === 'number') return [path];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, part]) => figures(part, [...path, key]));
}

/** The same clause with one figure a little greater. */
function changed(clause: Clause, path: readonly (string | number)[]): Clause {
  const copy = structuredClone(clause);
  // biome-ignore lint/suspicious/noExplicitAny: any figure of any rule
  let part = copy.rule as any;
  for (const key of path.slice(0, -1)) part = part[key];
  const last = path.at(-1) as string;
  part[last] = part[last] >= 1 ? part[last] + 1 : part[last] + 0.01;
  return copy;
}

describe('payment rules in words', () => {
  it.each(every.map((one) => [one.clause.id, one] as const))(
    'tells every figure of its clause, in both languages: %s',
    (_id, { clause, contract }) => {
      const said = (of: Clause) => {
        const { words, formula } = clauseRuleText(of, contract);
        return locales.map((locale) => `${words[locale]} ${formula?.[locale]}`);
      };
      const before = said(clause);
      expect(before.join(' ')).not.toMatch(/undefined|NaN|\bnull\b/);
      for (const path of figures(clause.rule)) {
        const after = said(changed(clause, path));
        for (const [at, text] of before.entries()) expect(after[at], path.join('.')).not.toBe(text);
      }
    },
  );

  it('gives a share the article that Italian wants', () => {
    expect(
      [0.04, 0.08, 0.11, 0.8, 0.01, 0.015, 0.005, 0.18, 0.1, 1].map((share) => theShare(share).it),
    ).toEqual([
      ...['il 4%', 'l’8%', 'l’11%', 'l’80%', 'l’1%', 'l’1,5%', 'lo 0,5%', 'il 18%', 'il 10%', 'il 100%'],
    ]);
  });

  it('writes a figure with the digits that a pocket calculator needs', () => {
    const written = (value: number, unit: Parameters<typeof stepValueText>[0]['unit']) =>
      stepValueText({ name: 'price', value, unit }, 'it').replaceAll('\u00a0', ' ');
    expect([written(8885.2, 'eur'), written(0.3847619047619, 'share'), written(-7.7, 'points')]).toEqual([
      ...['8.885,20 €', '38,4762%', '−7,7 punti'],
    ]);
    expect([written(1, 'months'), written(12, 'days'), written(1.0576623, 'number')]).toEqual([
      ...['1 mese', '12 giorni', '1,0577'],
    ]);
  });
});

describe('worked examples', () => {
  it('are what the rules give: by hand', () => {
    const amounts = (id: string, { contract } = shipped[0] as (typeof shipped)[number]) => {
      const clause = contract.payment?.clauses.find((one) => one.id === id);
      return clause && clauseExamples(clause, contract).map(({ amount }) => amount);
    };
    // 60 · 420 · (2.1 − 0.5) points; the cap; the same as a bonus; inconclusive; the cap of a period.
    expect(amounts('pacemaker_s1')).toEqual([-4_032_000, -8_000_000, 4_032_000, 0, -4_000_000]);
    // 15,900 · 18/24 + 2,500; 15,900 · 6/24; over; not valid; 12 · 400.
    expect(amounts('warranty_s3')).toEqual([-1_442_500, -397_500, 0, 0, -480_000]);
    expect(amounts('stroke_s1')).toEqual([-3_800_000, 0]);
    expect(amounts('volume_s1')).toEqual([0, -2_000_000]);
  });

  it('say what a cap of a period and one of life do to them', () => {
    const { contract } = shipped[0] as (typeof shipped)[number];
    const clause = contract.payment?.clauses.find(({ id }) => id === 'pacemaker_s2') as Clause;
    expect(clauseExamples(clause, contract).at(-1)?.words.en.replaceAll('\u00a0', ' ')).toBe(
      'The amount of example 2 (160,000.00 €) falls due in one period: 40,000.00 € of it moves; 70,000.00 € waits for the next periods; 50,000.00 € is above the cap over the contract and not due.',
    );
  });

  it('move something for every kind of rule, and nothing where the contract says so', () => {
    const moving = new Map<PaymentRule['kind'], boolean>();
    for (const { clause, contract } of every) {
      const examples = clauseExamples(clause, contract);
      for (const { words, amount } of examples) {
        expect(Number.isSafeInteger(amount)).toBe(true);
        expect(`${words.it} ${words.en}`).not.toMatch(/undefined|NaN/);
      }
      const most = Math.max(...examples.map(({ amount }) => Math.abs(amount)));
      moving.set(clause.rule.kind, (moving.get(clause.rule.kind) ?? false) || most > 0);
    }
    expect([...moving.values()].every(Boolean)).toBe(true);
    expect(moving.size).toBe(13);
  });

  it('stay within what an outcome can be, where caps are far away', () => {
    const contract = payingContract((payment) => {
      const clauses = payment.clauses as { rule: Record<string, unknown> }[];
      Object.assign(clauses.find(({ rule }) => rule.kind === 'corridor')?.rule ?? {}, {
        bonusCap: 1e9,
        malusCap: 1e9,
      });
    });
    const clause = contract.payment?.clauses.find(({ id }) => id === 'corridor') as Clause;
    expect(clauseExamples(clause, contract).map(({ words }) => words.en)).toEqual([
      ...[
        '400 patients counted, 100.0% observed, target missed.',
        '400 patients counted, 100.0% observed, target missed.',
      ],
      '400 patients counted, 0.0% observed, target met.',
      'The interval lies on both sides of the target: it is inconclusive, and nothing moves.',
    ]);
  });
});

describe('the annex', () => {
  it.each(locales)('is one and the same as PDF and as YAML: %s', async (locale) => {
    for (const one of shipped) {
      const { payment } = one.contract;
      if (payment === undefined) throw new Error('not paying');
      const { definition, remarks } = annexDefinition(one, payment, locale);
      const yaml = writeYaml(definition, remarks, '');
      const { data, problems } = readYaml(yaml, 'annex.yaml');
      expect(problems).toEqual([]);
      expect(paymentSchema.parse((data as { payment: unknown }).payment)).toEqual(payment);
      const options = { createdAt: new Date('2024-07-15T00:00:00Z'), compress: false };
      const pdf = await renderPdf(annexDocument(one, payment, locale), options);
      expect(Buffer.from(await renderPdf(annexDocument(one, payment, locale), options)).equals(pdf)).toBe(
        true,
      );
      const plain = (text: string) => text.replace(/[\s#]+/g, ' ');
      const texts = [plain(pdfText(pdf)), plain(yaml)];
      for (const text of texts) {
        expect(text).toContain(one.fingerprint);
        for (const clause of payment.clauses) {
          expect(text).toContain(plain(clauseRuleText(clause, one.contract).words[locale]));
          for (const { words } of clauseExamples(clause, one.contract))
            expect(text).toContain(plain(words[locale]));
        }
      }
    }
  });
});

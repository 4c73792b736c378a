import { beforeAll, describe, expect, it } from 'vitest';
import { evaluateOffers } from '../../src/actions/evaluateOffers.ts';
import { readTender } from '../../src/commandLine/readTender.ts';
import { readConfig } from '../../src/config.ts';
import type { EvaluationResult } from '../../src/core/evaluation/result.ts';
import type { PublishedTender } from '../../src/core/evidence/evidenceForm.ts';
import type { Lot } from '../../src/core/tender/lot.ts';
import { readOffersFolder } from '../../src/io/offersFolder.ts';
import { readYaml } from '../../src/io/yaml.ts';
import { rankingTable } from '../../src/report/tables/rankingTable.ts';
import { wireTools } from '../../src/wire.ts';
import { golden } from '../support/golden.ts';

/**
 * The shipped tender of a service, from its workbooks to the ranking: effects that are no QALY, several evidence
 * forms, eight price items with seven formulas, figures declared both ways, a threshold by criterion.
 */
const { expected, tolerance } = golden('cup-unico');
let definition: PublishedTender;
let result: EvaluationResult;

beforeAll(async () => {
  definition = (await readTender('tenders/cup-unico.yaml')).value as PublishedTender;
  const { workbooks, committee } = await readOffersFolder('examples/cup-unico');
  const evaluated = await evaluateOffers(
    wireTools(readConfig({})),
    definition,
    workbooks,
    { committee: committee && readYaml(committee.text, committee.name), excluded: [] },
    { mode: undefined, draws: 2000, seed: undefined },
  );
  if (evaluated.value === undefined) throw new Error(evaluated.problems.map((p) => p.message.en).join('\n'));
  result = evaluated.value;
});

describe('the booking centre', () => {
  const lot = () => result.lots[0] as EvaluationResult['lots'][number];
  const supplier = (id: string) => lot().offers.find((one) => one.id === id)?.supplier ?? id;

  it('has the benefits and prices worked out apart', () => {
    const { benefits } = lot();
    const near = (value: number, wanted: number) =>
      expect(Math.abs(value - wanted)).toBeLessThan(tolerance.euros);
    near(benefits.minimumAcceptable.benefit, expected.minimum);
    near(benefits.ideal.benefit, expected.ideal);
    expect(benefits.offers).toHaveLength(4);
    for (const { offer, benefit, price } of benefits.offers) {
      near(benefit, expected.benefits[supplier(offer)]);
      expect(price).toBe(expected.prices[supplier(offer)]);
    }
  });

  it('has the points of every criterion and price item worked out apart', () => {
    const { technical, economic } = lot().scoring;
    const admitted = technical.filter(({ excluded }) => excluded === null);
    expect(
      Object.fromEntries(
        admitted.map(({ offer, criteria }) => [
          supplier(offer),
          Object.fromEntries(criteria.map(({ criterion, points }) => [criterion, points])),
        ]),
      ),
    ).toEqual(expected.technical);
    expect(
      Object.fromEntries(
        economic.map(({ offer, items }) => [
          supplier(offer),
          Object.fromEntries(items.map(({ item, points }) => [item, points])),
        ]),
      ),
    ).toEqual(expected.economic);
  });

  it('has a ranking that names many price items by their total only', () => {
    const { lots } = definition.tender;
    const { columns } = rankingTable(lots[0] as Lot, lot());
    const codes = columns.map(({ label }) => label.en);
    expect(codes.filter((code) => code.startsWith('E'))).toEqual(['Economic total']);
  });

  // The award, the highest net benefit and the lowest price are three offers: what the tender is there to show.
  it('is won by neither the highest net benefit nor the lowest price', () => {
    const { scoring, benefits } = lot();
    const most = (of: (one: (typeof benefits.offers)[number]) => number) =>
      benefits.offers.reduce((best, one) => (of(one) > of(best) ? one : best)).offer;
    expect(scoring.ranking.map(({ offer }) => offer)).toEqual([
      'offerente-betulla',
      'offerente-acero',
      'offerente-cedro',
    ]);
    expect(most(({ netMonetaryBenefit }) => netMonetaryBenefit)).toBe('offerente-acero');
    expect(most(({ price }) => -price)).toBe('offerente-cedro');
    expect(scoring.technical.find(({ offer }) => offer === 'offerente-faggio')?.excluded?.en).toContain(
      'D.1',
    );
    expect(scoring.anomalies.filter(({ flagged }) => flagged).map(({ offer }) => offer)).toEqual([
      'offerente-cedro',
    ]);
  });
});

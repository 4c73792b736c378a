import { describe, expect, it } from 'vitest';
import { draftContract } from '../../src/actions/draftContract.ts';
import { parseContract } from '../../src/core/contract/parseContract.ts';
import type { Target } from '../../src/core/contract/target.ts';
import { DomainError } from '../../src/core/problem.ts';
import { fingerprint } from '../../src/io/fingerprint.ts';
import { writeYaml } from '../../src/io/writeYaml.ts';
import { readYaml } from '../../src/io/yaml.ts';
import { tavi5Offers } from '../report/evaluation.ts';
import { filledDraft } from '../support/filledDraft.ts';
import { golden } from '../support/golden.ts';
import { packageText } from '../support/runPackages.ts';
import { firstLot, shippedTender, type Tavi5Supplier } from '../support/tenders.ts';

const tools = { fingerprint, writeYaml };
const tender = shippedTender('tavi5');
const text = packageText(tender, tavi5Offers(firstLot(tender)));

// biome-ignore lint/suspicious/noExplicitAny: plain values of a file
type Loose = any;

const file = (content: string) => ({ name: 'esito-run.json', bytes: new TextEncoder().encode(content) });

function draft(suppliers: readonly string[]) {
  const { value, problems } = draftContract(tools, file(text), { lot: '1', suppliers }, 'en');
  expect(problems).toEqual([]);
  return readYaml(value?.yaml ?? '', 'contract.yaml');
}

describe('the draft of a contract', () => {
  it('has as targets the rates that earned the points, and the net benefit promised', () => {
    const { data } = draft(['s1']) as { data: Loose };
    // Source: tavi5-deterministic; without a prior the mean is events over patients.
    const { n, events }: Tavi5Supplier = golden('tavi5-deterministic').inputs.suppliers.S1;
    expect(
      data.targets.map(({ outcome, value, promised }: Target) => [outcome, value, promised.value]),
    ).toEqual(Object.entries(events).map(([event, x]) => [event, x / n, x / n]));
    for (const { outcome, promised, patients } of data.targets as Target[]) {
      expect(promised.evidence.en).toBe(
        `${events[outcome]} events in ${n} patients. Source: S1 registry, 2025`,
      );
      expect(patients).toBe(firstLot(tender).patients);
    }
    expect(data.suppliers[0].promisedNetBenefit).toBe(netBenefit('s1'));
  });

  it('parses but for what only people know, and names each of it with its line', () => {
    const { data, locate } = draft(['s1', 's2']);
    const { problems } = parseContract(data, locate);
    expect(new Set(problems.map(({ code }) => code))).toEqual(new Set(['blank']));
    expect(problems.every(({ where }) => (where.line ?? 0) > 1)).toBe(true);
    const places = problems.map(({ where }) => where.field);
    const kinds = new Set(places.map((place) => place?.replace(/\.\d+\./g, '[].')));
    expect([...kinds].filter((place) => !place?.startsWith('phases'))).toEqual([
      'award.decidedOn',
      'award.decision.it',
      'award.decision.en',
      'suppliers[].devices',
      'sites',
      'flows',
      'outcomes[].flow',
      'outcomes[].index.codeSystem',
      'outcomes[].index.procedureCodes',
      'outcomes[].measure.codes',
      'outcomes[].measure.windowDays',
      'outcomes[].measure.death',
      'targets[].patients',
      'decision.minimumPatients',
      'decision.ratioPrior.shape',
      'decision.ratioPrior.scale',
      'monitoring.falseAlarmEvery',
      'monitoring.baselineMonths',
      'dataQuality.lagDays',
      'dataQuality.leastFollowUp',
      'dataQuality.leastLinkage',
      'dataQuality.consumptionTolerance',
      'dataQuality.deliveryDueDays',
      'calendar.from',
      'calendar.to',
      'calendar.reviewEveryMonths',
    ]);
    expect(places.every((place) => !place?.startsWith('phases') || place.endsWith('.name'))).toBe(true);
  });

  it('is sound once the blanks are filled in', () => {
    const { value: drafted } = draftContract(tools, file(text), { lot: '1', suppliers: ['s1'] }, 'en');
    const { value, problems } = parseContract(filledDraft(drafted?.yaml ?? ''), () => ({}));
    expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(value?.phases.map(({ phase }) => phase)).toHaveLength(6);
  });

  it('is refused for a package that was changed, a lot or a supplier that is not there', () => {
    const changed = text.replace(/"events": (\d+)/, '"events": 1$1');
    expect(
      draftContract(tools, file(changed), { lot: '1', suppliers: ['s1'] }, 'it').problems.map(
        ({ code }) => code,
      ),
    ).toEqual(['package-changed']);
    const asked = (lot: string, suppliers: string[]) => () =>
      draftContract(tools, file(text), { lot, suppliers }, 'it');
    expect(asked('9', ['s1'])).toThrow(DomainError);
    expect(asked('1', ['nobody'])).toThrow(/“nobody” is not an offer/);
  });
});

/** Figures of an offer as the package says that the evaluation found them. */
function netBenefit(offer: string): number {
  const [lot] = JSON.parse(text).result.lots;
  return lot.benefits.offers.find((one: { offer: string }) => one.offer === offer).netMonetaryBenefit;
}

import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { makeCup } from '../../examples/contracts/cup/make.ts';
import { makeTavi } from '../../examples/contracts/tavi/make.ts';
import type { Contract } from '../../src/core/contract/contract.ts';
import { parseContract } from '../../src/core/contract/parseContract.ts';
import { packageHash } from '../../src/core/evaluation/packageHash.ts';
import { parseRunPackage, type ReadPackage } from '../../src/core/evaluation/parseRunPackage.ts';
import { valueTracking } from '../../src/core/tracking/value.ts';
import { fingerprint } from '../../src/io/fingerprint.ts';
import { readYaml } from '../../src/io/yaml.ts';

/** The contracts that come with the program: whoever makes them again gets the same bytes, and they rest on their packages. */
const shipped = { tavi: makeTavi, cup: makeCup } as const;
/** Outcomes that are indicators of the tender, by contract: those of the booking centre say what was seen elsewhere. */
const indicators = { tavi: 4, cup: 0 } as const;
const temporary = mkdtempSync(join(tmpdir(), 'esito-contracts-'));
afterAll(() => rmSync(temporary, { recursive: true }));

const folderOf = (name: string) => join('examples', 'contracts', name);
const filesIn = (folder: string) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name).slice(folder.length))
    .toSorted();

function contractOf(name: string): Contract {
  const file = join(folderOf(name), 'contract.yaml');
  const { data, locate } = readYaml(readFileSync(file, 'utf8'), file);
  const { value, problems } = parseContract(data, locate);
  expect(problems).toEqual([]);
  return value as Contract;
}

function packageOf(name: string): { readonly data: unknown; readonly content: ReadPackage } {
  const data: unknown = JSON.parse(readFileSync(join(folderOf(name), 'esito-run.json'), 'utf8'));
  const { value } = parseRunPackage(data, () => ({}), fingerprint);
  return { data, content: value as ReadPackage };
}

describe.each(Object.keys(shipped) as (keyof typeof shipped)[])('the shipped contract %s', (name) => {
  it('has deliveries that anybody makes again byte for byte', () => {
    const again = join(temporary, name);
    shipped[name](again);
    const made = join(again, 'deliveries');
    const kept = join(folderOf(name), 'deliveries');
    expect(filesIn(made)).toEqual(filesIn(kept));
    for (const file of filesIn(kept))
      expect(readFileSync(join(made, file)).equals(readFileSync(join(kept, file))), file).toBe(true);
  });

  it('is a valid contract of the package beside it, and promises what earned the points', () => {
    const contract = contractOf(name);
    const { data, content } = packageOf(name);
    expect(packageHash(data, fingerprint)).toBe(contract.award.package);
    const promised = contract.targets.map(({ supplier, outcome, promised: { value } }) => ({
      supplier,
      outcome,
      value,
      interval: { lower: value, upper: value },
      patients: 1,
    }));
    const value = valueTracking(contract, content, promised);
    expect(value).toHaveLength(indicators[name] === 0 ? 0 : contract.suppliers.length);
    for (const { supplier, promisedNetBenefit, deliveredNetBenefit, realised, ...points } of value) {
      const own = contract.suppliers.find(({ id }) => id === supplier);
      expect(promisedNetBenefit).toBeCloseTo(own?.promisedNetBenefit ?? Number.NaN, 6);
      expect(deliveredNetBenefit).toBeCloseTo(promisedNetBenefit, 6);
      expect(points.realisedPoints).toBe(points.awardedPoints);
      expect(realised).toHaveLength(indicators[name]);
      for (const one of realised) expect(one.delivered).toBeCloseTo(one.promised, 12);
    }
  });
});

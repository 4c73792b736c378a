import { describe, expect, it } from 'vitest';
import { type GivenContract, publishContract } from '../../src/actions/publishContract.ts';
import { fingerprint } from '../../src/io/fingerprint.ts';
import { contractTable } from '../../src/io/sqlite/contractTable.ts';
import { openDatabase } from '../../src/io/sqlite/database.ts';
import { readYaml } from '../../src/io/yaml.ts';
import { tavi5Offers } from '../report/evaluation.ts';
import { smallContract } from '../support/contract.ts';
import { packageText } from '../support/runPackages.ts';
import { firstLot, shippedTender } from '../support/tenders.ts';

const tender = shippedTender('tavi5');
const text = packageText(tender, tavi5Offers(firstLot(tender)));
const hash: string = JSON.parse(text).hashes.package;
const actor = { name: 'test' };

/** JSON is YAML too. */
const yamlOf = (change: (contract: { award: object }) => void = () => {}): string =>
  JSON.stringify(
    smallContract((contract) => {
      const { award } = contract as { award: object };
      contract.award = { ...award, package: hash };
      change(contract as { award: object });
    }),
    null,
    2,
  );
const given = (change: Partial<GivenContract> = {}): GivenContract => ({
  yaml: yamlOf(),
  file: 'contract.yaml',
  awardPackage: { name: 'esito-run.json', bytes: new TextEncoder().encode(text) },
  ...change,
});

describe('publishing a contract', async () => {
  const database = await openDatabase(':memory:');
  let time = 0;
  const world = {
    contracts: contractTable(database),
    fingerprint,
    readYaml,
    now: () => `2026-11-24T10:00:0${time++}.000Z`,
  };
  const codes = async (one: GivenContract) =>
    (await publishContract(world, actor, one)).problems.flatMap(({ code, severity }) =>
      severity === 'error' ? [code] : [],
    );

  it('is refused without the package that its promises come from', async () => {
    expect(await codes(given({ awardPackage: undefined }))).toEqual(['no-award-package']);
    const changed = new TextEncoder().encode(text.replace('"points": ', '"points": 1'));
    const awardPackage = { name: 'esito-run.json', bytes: changed };
    expect(await codes(given({ awardPackage }))).toEqual(['other-award-package']);
    const yaml = yamlOf((contract) => {
      contract.award = { ...contract.award, lot: '2' };
    });
    expect(await codes(given({ yaml }))).toContain('other-award');
    expect(await codes(given({ yaml: yamlOf().replace('"valvole"', '""') }))).not.toEqual([]);
    expect(await world.contracts.all()).toEqual([]);
  });

  it('keeps text and package; the same content again makes no version, a change makes one', async () => {
    const { value, problems } = await publishContract(world, actor, given());
    expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(value?.awardPackage).toBe(text);
    expect(value?.yaml).toBe(yamlOf());
    const again = given({ yaml: `# a remark\n${yamlOf()}` });
    expect((await publishContract(world, actor, again)).value).toEqual(value);
    expect(await world.contracts.versions('valvole')).toHaveLength(1);
    const yaml = yamlOf().replace('"Centrale"', '"Altra centrale"');
    expect((await publishContract(world, actor, given({ yaml }))).value?.fingerprint).not.toBe(
      value?.fingerprint,
    );
    expect(await world.contracts.versions('valvole')).toHaveLength(2);
  });
});

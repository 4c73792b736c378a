import type { Contract } from '../core/contract/contract.ts';
import { parseContract } from '../core/contract/parseContract.ts';
import { packageHash } from '../core/evaluation/packageHash.ts';
import { errorAt, hasErrors, type Parsed, type Problem } from '../core/problem.ts';
import type { Locate } from '../core/tender/parseTender.ts';
import type { StoredContract } from './contractStores.ts';
import { readPackage } from './verifyPackage.ts';
import type { Actor, GivenFile, World } from './world.ts';

/** A contract as it is handed in for publication. */
export interface GivenContract {
  /** YAML text, and the file it is from. */
  readonly yaml: string;
  readonly file: string;
  /** esito-run.json of the award; undefined if it was not handed in. */
  readonly awardPackage: GivenFile | undefined;
}

/**
 * Publishes a version of a contract together with the package of its award: from now its targets bind. Publishing what is already in force
 * changes nothing.
 */
export async function publishContract(
  world: Pick<World, 'contracts' | 'fingerprint' | 'readYaml' | 'now'>,
  actor: Actor,
  { yaml, file, awardPackage }: GivenContract,
): Promise<Parsed<StoredContract>> {
  const read = world.readYaml(yaml, file);
  if (read.problems.length > 0) return { value: undefined, problems: read.problems };
  const { value: contract, problems } = parseContract(read.data, read.locate);
  if (contract === undefined) return { value: undefined, problems };
  const found = awardProblems(world, contract, awardPackage, read.locate);
  if (awardPackage === undefined || hasErrors(found))
    return { value: undefined, problems: [...problems, ...found] };
  const fingerprint = world.fingerprint(contract);
  const inForce = await world.contracts.byId(contract.id);
  if (inForce?.fingerprint === fingerprint) return { value: inForce, problems };
  const published: StoredContract = {
    contract,
    fingerprint,
    yaml,
    awardPackage: new TextDecoder().decode(awardPackage.bytes),
    publishedAt: world.now(),
    actor: actor.name,
  };
  await world.contracts.publish(published);
  return { value: published, problems };
}

/** The promises come from one run and no other: its package has the hash that the contract names, and evaluates its lot. */
function awardProblems(
  world: Pick<World, 'fingerprint'>,
  { award }: Contract,
  file: GivenFile | undefined,
  locate: Locate,
): Problem[] {
  if (file === undefined) return [noPackage(locate)];
  const { value, problems } = readPackage(world, file);
  if (value === undefined) return [...problems];
  const { definition, lots } = value.content;
  const found: Problem[] = [];
  if (packageHash(value.data, world.fingerprint) !== award.package)
    found.push(otherPackage(file.name, locate));
  if (definition.id !== award.tender || !lots.some(({ lot }) => lot.id === award.lot))
    found.push(otherAward(definition.id, lots.map(({ lot }) => lot.id).join(', '), locate));
  return found;
}

function noPackage(locate: Locate): Problem {
  return errorAt(
    locate(['award', 'package']),
    'no-award-package',
    {
      it: 'Manca il pacchetto dell’aggiudicazione, da cui vengono le promesse.',
      en: 'The package of the award, from which the promises come, is missing.',
    },
    {
      it: 'Mettere esito-run.json accanto al contratto: si scarica dalla pagina dei risultati.',
      en: 'Put esito-run.json beside the contract: it is downloaded from the page of results.',
    },
  );
}

function otherPackage(file: string, locate: Locate): Problem {
  return errorAt(
    locate(['award', 'package']),
    'other-award-package',
    {
      it: `Il contratto nomina un altro pacchetto: l’impronta del contenuto di ${file} non è questa.`,
      en: `The contract names another package: the content of ${file} does not have this hash.`,
    },
    {
      it: 'Usare il pacchetto intatto dell’aggiudicazione, o scriverne qui l’impronta (hashes.package).',
      en: 'Use the unchanged package of the award, or write its hash (hashes.package) here.',
    },
  );
}

function otherAward(tender: string, lots: string, locate: Locate): Problem {
  return errorAt(
    locate(['award', 'tender']),
    'other-award',
    {
      it: `Il pacchetto valuta la gara ${tender} (lotti: ${lots}), non il lotto che il contratto nomina.`,
      en: `The package evaluates the tender ${tender} (lots: ${lots}), not the lot that the contract names.`,
    },
    {
      it: 'Correggere gara e lotto del contratto, o usare il pacchetto del suo lotto.',
      en: 'Correct tender and lot of the contract, or use the package of its lot.',
    },
  );
}

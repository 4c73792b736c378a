import type { Batch } from '../core/deliveries/batch.ts';
import { earlierDeliveries, inOrderOfAcceptance } from '../core/deliveries/earlierDeliveries.ts';
import { DomainError, errorAt, type Parsed, type Problem } from '../core/problem.ts';
import { type Brought, bringInForce, type Lay } from './bringInForce.ts';
import type { ImportListener, StoredContract } from './contractStores.ts';
import type { Actor, World } from './world.ts';

/** Deliveries that were accepted under other versions of a contract and do not count under this one. */
export async function deliveriesToLayAgain(
  { snapshots }: Pick<World, 'snapshots'>,
  { contract, fingerprint }: StoredContract,
): Promise<Batch[]> {
  return earlierDeliveries(fingerprint, await snapshots.lastOfVersions(contract.id));
}

/**
 * Lays the deliveries that were accepted under earlier versions of a contract again under this one, from their files as they were given and in the
 * order in which they came; all come in force together with what is in force under this version, or none.
 * @throws DomainError `nothing-earlier` if there are none, else as `bringInForce`
 */
export async function layAgain(
  world: Pick<World, 'deliveries' | 'snapshots' | 'tracker' | 'fingerprint' | 'now'>,
  actor: Actor,
  contract: StoredContract,
  on: ImportListener,
): Promise<Brought> {
  if ((await deliveriesToLayAgain(world, contract)).length === 0) throw nothingEarlier();
  return bringInForce(
    world,
    actor,
    contract,
    async () => {
      const earlier = await deliveriesToLayAgain(world, contract);
      const history = await world.snapshots.ofContract(contract.contract.id);
      return inOrderOfAcceptance(earlier, history).map(
        (batch): Lay =>
          async (beside, listener) => {
            const given = await world.deliveries.given(batch);
            if (given === undefined) return refused(batch, [notKept(batch)]);
            const laid = await world.deliveries.lay(contract, given, beside, listener);
            return laid.value === undefined ? refused(batch, laid.problems) : laid;
          },
      );
    },
    on,
  );
}

/** Says first which delivery it is. */
function refused(batch: Batch, problems: readonly Problem[]): Parsed<Batch> {
  const { source, from, to } = batch;
  const named = errorAt(
    {},
    'refused-again',
    {
      it: `La consegna di ${source}, ${from} – ${to}, non si può riprendere con questa versione del contratto: nessuna lo è stata.`,
      en: `The delivery of ${source}, ${from} – ${to}, cannot be laid again under this version of the contract: none was.`,
    },
    {
      it: 'Correggere il contratto, oppure importare prima una consegna corretta della stessa fonte e dello stesso periodo: prenderà il suo posto.',
      en: 'Mend the contract, or first import a corrected delivery of the same source and period: it takes its place.',
    },
  );
  return { value: undefined, problems: [named, ...problems] };
}

function notKept({ files }: Batch): Problem {
  const [file] = files;
  return errorAt(
    file === undefined ? {} : { file: file.fileName },
    'not-kept',
    {
      it: 'I file di questa consegna non sono stati conservati: contengono un codice fiscale o un nome.',
      en: 'The files of this delivery were not kept: they hold a fiscal code or a name.',
    },
    {
      it: 'Importarla di nuovo, dopo «esito pseudonymise».',
      en: 'Import it again, after “esito pseudonymise”.',
    },
  );
}

export function nothingEarlier(): DomainError {
  return new DomainError('nothing-earlier', {
    it: 'Ogni consegna accettata è in vigore con questa versione del contratto: non c’è nulla da riprendere.',
    en: 'Every accepted delivery is in force under this version of the contract: there is nothing to lay again.',
  });
}

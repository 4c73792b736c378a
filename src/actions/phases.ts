import { excludedOffers } from '../core/minutes/sessionFacts.ts';
import { technicalInputs } from '../core/minutes/technicalInputs.ts';
import { DomainError, errorAt, type Problem } from '../core/problem.ts';
import { noCommittee } from '../core/scoring/committee.ts';
import type { Tender } from '../core/tender/tender.ts';
import { formatFor } from '../report/format.ts';
import { findLot } from './findLot.ts';
import { assembledEnvelopes, lotEnvelopes } from './lotEnvelopes.ts';
import type { Actor, LotPhases, Run, TechnicalClosing, World } from './world.ts';

interface LotTarget {
  readonly tender: string;
  readonly lot: string;
}

/**
 * Closes the technical phase of a lot: from now technical envelopes, judgements and exclusions cannot change, and their hash
 * together with that of the rules is kept.
 * @throws DomainError `not-ready` before the deadline, or with the list of what is missing
 */
export async function closeTechnicalPhase(
  world: World,
  actor: Actor,
  target: LotTarget,
): Promise<TechnicalClosing> {
  const { published, lot } = await findLot(world, target.tender, target.lot);
  const { fingerprint, tender } = published;
  if (!isAfterDeadline(tender, world.now())) {
    throw new DomainError('not-ready', {
      it: `La fase tecnica non si può chiudere prima della scadenza delle offerte (${formatFor('it').dateTime(tender.procedure.deadline)}, ora di Roma): fino ad allora le offerte possono cambiare.`,
      en: `The technical phase cannot be closed before the deadline for offers (${formatFor('en').dateTime(tender.procedure.deadline)}, Rome time): until then offers may change.`,
    });
  }
  return world.phases.close(fingerprint, lot.id, async (stores) => {
    const envelopes = await lotEnvelopes(stores, fingerprint, lot.id);
    const { value, problems } = assembledEnvelopes(lot, envelopes);
    if (value === undefined) {
      throw new DomainError(
        'not-ready',
        {
          it: 'La fase tecnica non si può ancora chiudere.',
          en: 'The technical phase cannot be closed yet.',
        },
        problems,
      );
    }
    const { evidences, committee, facts } = envelopes;
    const inputs = technicalInputs(
      fingerprint,
      evidences,
      committee?.committee ?? noCommittee,
      excludedOffers(facts, lot.id),
    );
    return { at: world.now(), actor: actor.name, sha256: world.fingerprint(inputs) };
  });
}

/**
 * Opens the economic envelopes of a lot: from now evaluations count for the award.
 * @throws DomainError `not-ready` while the technical phase is open (TAR Lazio II 11594/2019)
 */
export async function openPrices(world: World, actor: Actor, target: LotTarget): Promise<void> {
  const { published, lot } = await findLot(world, target.tender, target.lot);
  const { technicalClosed } = await world.phases.of(published.fingerprint, lot.id);
  if (technicalClosed === undefined) {
    throw new DomainError('not-ready', {
      it: 'Le buste economiche si aprono solo dopo la chiusura della fase tecnica.',
      en: 'The economic envelopes are opened only after the technical phase is closed.',
    });
  }
  await world.phases.openPrices(published.fingerprint, lot.id, { at: world.now(), actor: actor.name });
}

/**
 * What forbids an evaluation now. Before the deadline it is a rehearsal, which hurts nobody who may still change the offer;
 * after it a price that is seen before the technical phase is closed would void the procedure.
 */
export function openingProblems(tender: Tender, { pricesOpened }: LotPhases, now: string): Problem[] {
  if (pricesOpened !== undefined || !isAfterDeadline(tender, now)) return [];
  return [
    errorAt(
      {},
      'prices-not-opened',
      {
        it: 'Il termine è scaduto e le buste economiche sono chiuse: nessun prezzo si può usare prima della chiusura della fase tecnica.',
        en: 'The deadline has passed and the economic envelopes are closed: no price may be used before the technical phase is closed.',
      },
      {
        it: 'Chiudere la fase tecnica al passo 3, poi aprire le buste al passo 4.',
        en: 'Close the technical phase in step 3, then open the envelopes in step 4.',
      },
    ),
  ];
}

/** What a recording that would change the technical phase is told once it is closed. */
export function technicalPhaseClosed({ at }: TechnicalClosing): Problem {
  return errorAt(
    {},
    'technical-phase-closed',
    {
      it: `La fase tecnica è stata chiusa il ${formatFor('it').dateTime(at)} (ora di Roma): offerte tecniche, giudizi ed esclusioni non si cambiano più.`,
      en: `The technical phase was closed on ${formatFor('en').dateTime(at)} (Rome time): technical offers, judgements and exclusions cannot change any more.`,
    },
    { it: 'Non è stato registrato nulla.', en: 'Nothing was recorded.' },
  );
}

/** Whether an evaluation counts for the award: it was made on the opened envelopes. Any other is a rehearsal. */
export function isOfRecord({ startedAt }: Pick<Run, 'startedAt'>, { pricesOpened }: LotPhases): boolean {
  return pricesOpened !== undefined && startedAt >= pricesOpened.at;
}

/** Whether offers can no longer arrive. @param now ISO 8601 */
export function isAfterDeadline({ procedure }: Tender, now: string): boolean {
  return new Date(now) > new Date(procedure.deadline);
}

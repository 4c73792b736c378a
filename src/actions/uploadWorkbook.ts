import type { OfferEvidence, OfferPrice } from '../core/evidence/evidence.ts';
import type { Envelope } from '../core/evidence/evidenceForm.ts';
import { parseEvidenceWorkbook, parsePriceWorkbook } from '../core/evidence/parseWorkbook.ts';
import type { WorkbookContent } from '../core/evidence/workbook.ts';
import { errorAt, hasErrors, type Parsed, type Problem } from '../core/problem.ts';
import { formatFor } from '../report/format.ts';
import type { Locale } from '../report/locale.ts';
import { findLot } from './findLot.ts';
import { technicalPhaseClosed } from './phases.ts';
import type { Actor, GivenFile, StoredUpload, World } from './world.ts';

export interface UploadOutcome {
  /** The stored workbook; undefined if it was refused, and then nothing was stored. */
  readonly accepted: StoredUpload | undefined;
  /** The very same file had been accepted before: this is its first receipt. */
  readonly repeated: boolean;
  readonly problems: readonly Problem[];
}

/** Where a workbook is handed in. */
export interface EnvelopeTarget {
  readonly tender: string;
  readonly lot: string;
  readonly envelope: Envelope;
}

/** Takes a supplier's workbook for one envelope of a lot: all of it, or nothing with every wrong cell named. */
export async function uploadWorkbook(
  world: World,
  actor: Actor,
  target: EnvelopeTarget,
  file: GivenFile,
): Promise<UploadOutcome> {
  // The decisive moment is the last byte's, not the end of our reading.
  const receivedAt = world.now();
  return acceptWorkbook(
    world,
    actor,
    target,
    file,
    await world.workbooks.read(file.bytes, file.name),
    receivedAt,
  );
}

/** The same for a workbook that has been read already. */
export async function acceptWorkbook(
  world: World,
  actor: Actor,
  target: EnvelopeTarget,
  { name, bytes }: GivenFile,
  read: Parsed<WorkbookContent>,
  receivedAt: string,
): Promise<UploadOutcome> {
  const { published, lot } = await findLot(world, target.tender, target.lot);
  const { envelope } = target;
  const refused = (problems: readonly Problem[]): UploadOutcome => ({
    accepted: undefined,
    repeated: false,
    problems,
  });

  if (envelope === 'evidence') {
    const { technicalClosed } = await world.phases.of(published.fingerprint, lot.id);
    if (technicalClosed !== undefined)
      return refused([{ ...technicalPhaseClosed(technicalClosed), where: { file: name } }]);
  }
  const { deadline } = published.tender.procedure;
  const at = (locale: Locale, iso: string): string => formatFor(locale).dateTime(iso);
  if (new Date(receivedAt) > new Date(deadline)) {
    return refused([
      errorAt(
        { file: name },
        'deadline-passed',
        {
          it: `Il termine era il ${at('it', deadline)}; il file è arrivato il ${at('it', receivedAt)} (ora di Roma).`,
          en: `The deadline was ${at('en', deadline)}; the file arrived on ${at('en', receivedAt)} (Rome time).`,
        },
        {
          it: 'Dopo la scadenza non si accettano offerte.',
          en: 'No offers are accepted after the deadline.',
        },
      ),
    ]);
  }
  if (read.value === undefined) return refused(read.problems);
  const parsed = parsers[envelope](read.value, published, lot);
  const problems = [...read.problems, ...parsed.problems];
  if (parsed.value === undefined || hasErrors(problems)) return refused(problems);

  const sha256 = world.sha256(bytes);
  const inForce = await world.uploads.inForce(published.fingerprint, lot.id, envelope);
  const same = inForce.find((one) => one.sha256 === sha256);
  if (same !== undefined) return { accepted: same, repeated: true, problems };
  const accepted: StoredUpload = {
    id: world.newId(),
    fingerprint: published.fingerprint,
    lot: lot.id,
    envelope,
    offer: parsed.value.offer,
    supplier: parsed.value.supplier,
    fileName: name,
    sha256,
    size: bytes.byteLength,
    content: parsed.value,
    warnings: problems,
    receivedAt,
    actor: actor.name,
  };
  await world.uploads.add(accepted, bytes);
  return { accepted, repeated: false, problems };
}

const parsers: Record<
  Envelope,
  (...args: Parameters<typeof parseEvidenceWorkbook>) => Parsed<OfferEvidence | OfferPrice>
> = { evidence: parseEvidenceWorkbook, price: parsePriceWorkbook };

import type { FhirDevice } from '../../core/deliveries/fhir/device.ts';
import type { DeviceUse } from '../../core/deliveries/fhir/deviceUseStatement.ts';
import { type FhirInterest, interestIndex } from '../../core/deliveries/fhir/interest.ts';
import { deliveryRow, followUpRow } from '../../core/deliveries/fhir/records.ts';
import { type DeviceToLink, linkDevices } from '../../core/deliveries/linkDevices.ts';
import type { QuarantineReason } from '../../core/deliveries/rowFate.ts';
import { type FhirDelivery, readDevices, readProcedures } from './heldResources.ts';
import { type LineCount, readOutcomes, type Seen } from './otherResources.ts';
import { type MadeFile, type RowOrigin, recordFiles } from './recordFiles.ts';

/** A device that became no row: somebody has to look. */
export interface UnlinkedDevice extends RowOrigin {
  readonly device: FhirDevice;
  readonly reason: QuarantineReason;
  readonly site: string | undefined;
  /** Ids of the procedures that it may have been used in. */
  readonly candidates: readonly string[];
}

/** A device that became a row, though what was scanned of it cannot be read whole. */
export interface DoubtfulDevice extends RowOrigin {
  readonly device: FhirDevice;
  readonly site: string | undefined;
}

/** What was made of a delivery of resources. Every Device is a row of `delivery` or stands in `unlinked`, with its reason. */
export interface FhirConversion {
  readonly files: readonly MadeFile[];
  readonly lines: readonly LineCount[];
  readonly malformed: Seen['malformed'];
  readonly unlinked: readonly UnlinkedDevice[];
  readonly doubtful: readonly DoubtfulDevice[];
  /** Index procedures with no device of the contract. */
  readonly proceduresWithoutDevice: number;
}

/**
 * FHIR R4 resources as record files of the layout, NDJSON, in the folder `staging`. Reads the files three times: devices and statements of
 * their use; the procedures that they may belong to; everything else, of which only the last day of each patient is held.
 * A device is linked by `linkDevices`; whatever is not linked is a finding with the line and the id of the resource.
 * The site is the organisation of the procedure's encounter where the contract knows it by that code, else the source, where that is a site.
 * @throws the system's error if a file cannot be read or written
 */
export async function fhirToRecords(
  interest: FhirInterest,
  delivery: FhirDelivery,
  staging: string,
): Promise<FhirConversion> {
  const index = interestIndex(interest);
  const { devices, uses } = await readDevices(delivery);
  const procedures = await readProcedures(index, delivery, uses);
  const files = recordFiles(staging);
  const encounters = [...procedures, ...devices.map(({ device }) => device), ...uses];
  const wanted = new Set(encounters.map(({ encounter }) => encounter));
  const seen = await readOutcomes(index, interest, delivery, wanted, files);

  const link = linkDevices(procedures);
  const usesOf = Map.groupBy(uses, ({ device }) => device);
  const namedBy = Map.groupBy(
    procedures.flatMap(({ id, devices: named }) => named.map((device) => ({ device, id }))),
    ({ device }) => device,
  );
  const siteOf = (encounter: string | undefined): string | undefined => {
    const given = seen.organisations.get(encounter ?? '');
    const known = [given, delivery.source].find(
      (code) => code !== undefined && interest.sites.includes(code),
    );
    return known ?? given;
  };
  const unlinked: UnlinkedDevice[] = [];
  const doubtful: DoubtfulDevice[] = [];
  const linked = new Set<string>();
  for (const { device, fileName, line } of devices) {
    const of = index.device(device);
    const use = toLink(
      device,
      usesOf.get(device.id) ?? [],
      (namedBy.get(device.id) ?? []).map(({ id }) => id),
    );
    const found = device.withdrawn
      ? unlinkable('entered-in-error')
      : of === undefined
        ? unlinkable('unknown-device')
        : { ...link(use), of };
    if ('unlinked' in found) {
      const candidates = found.candidates.map(({ id }) => id);
      const site = siteOf(use.encounters[0]);
      unlinked.push({ device, fileName, line, reason: found.unlinked, site, candidates });
      continue;
    }
    const { procedure, method } = found;
    linked.add(procedure.id);
    const site = siteOf(procedure.encounter);
    const { contract } = interest;
    const { keyVersion } = delivery;
    const { row, doubts } = deliveryRow({
      contract,
      keyVersion,
      device,
      of: found.of,
      procedure,
      site,
      method,
    });
    await files.write('delivery', { fileName, line }, row);
    if (doubts.length > 0) doubtful.push({ device, fileName, line, site });
  }
  await writeFollowUp(files, seen);
  return {
    files: await files.close(),
    lines: seen.lines,
    malformed: seen.malformed,
    unlinked,
    doubtful,
    proceduresWithoutDevice: procedures.filter(
      ({ id, expected }) => expected !== undefined && !linked.has(id),
    ).length,
  };
}

async function writeFollowUp(files: ReturnType<typeof recordFiles>, { lastDays, died }: Seen): Promise<void> {
  for (const patient of new Set([...lastDays.keys(), ...died.keys()])) {
    const [last, death] = [lastDays.get(patient), died.get(patient)];
    const from = death?.from ?? last?.from;
    const row = followUpRow(patient, last?.day, death);
    if (row !== undefined && from !== undefined) await files.write('followup', from, row);
  }
}

const unlinkable = (unlinked: QuarantineReason) => ({ unlinked, candidates: [] });

function toLink(device: FhirDevice, uses: readonly DeviceUse[], namedBy: readonly string[]): DeviceToLink {
  const given = <T>(values: readonly (T | undefined)[]) => values.filter((value) => value !== undefined);
  return {
    id: device.id,
    patient: device.patient ?? uses[0]?.patient,
    procedures: [...namedBy, ...uses.flatMap(({ procedures }) => procedures)],
    encounters: given([device.encounter, ...uses.map(({ encounter }) => encounter)]),
    dates: given(uses.map(({ date }) => date)),
  };
}

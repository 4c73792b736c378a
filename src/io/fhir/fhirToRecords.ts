import type { FhirDevice } from '../../core/deliveries/fhir/device.ts';
import type { DeviceUse } from '../../core/deliveries/fhir/deviceUseStatement.ts';
import { type FhirInterest, interestIndex } from '../../core/deliveries/fhir/interest.ts';
import { deliveryRow, followUpRow } from '../../core/deliveries/fhir/records.ts';
import { type DeviceToLink, linkDevices } from '../../core/deliveries/linkDevices.ts';
import type { QuarantineReason } from '../../core/deliveries/rowFate.ts';
import { type FhirDelivery, readDevices, readProcedures } from './heldResources.ts';
import { type LineCount, readOutcomes } from './otherResources.ts';
import { recordFiles, type WrittenFile } from './recordFiles.ts';
import { type ConversionFinding, lineFates } from './setAside.ts';

/** A device that became no row: somebody has to look. */
export interface UnlinkedDevice {
  /** Id of the resource. */
  readonly device: string;
  readonly fileName: string;
  readonly line: number;
  readonly reason: QuarantineReason;
  /** Ids of the procedures that it may have been used in. */
  readonly candidates: readonly string[];
}

/** What was made of a delivery of resources. Every Device is a row of `delivery` or stands in `unlinked`, with its reason. */
export interface FhirConversion {
  readonly files: readonly WrittenFile[];
  readonly lines: readonly LineCount[];
  readonly unlinked: readonly UnlinkedDevice[];
  /** Quarantined: the unlinked devices, counted. Refused: lines that are no resource. Doubts are of rows that are kept. */
  readonly findings: readonly ConversionFinding[];
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
  const fates = lineFates();
  const encounters = [...procedures, ...devices.map(({ device }) => device), ...uses];
  const wanted = new Set(encounters.map(({ encounter }) => encounter));
  const seen = await readOutcomes(index, interest, delivery, wanted, files, fates);

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
    const at = { file: 'delivery', fileName, line } as const;
    if ('unlinked' in found) {
      const { unlinked: reason, candidates } = found;
      unlinked.push({
        device: device.id,
        fileName,
        line,
        reason,
        candidates: candidates.map(({ id }) => id),
      });
      const site = siteOf(use.encounters[0]) ?? null;
      fates.add({ ...at, fate: 'quarantined', reason, site, column: 'record_id', value: device.id });
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
    await files.write('delivery', row);
    if (doubts.length > 0) {
      const value = device.carrier ?? null;
      fates.add({
        ...at,
        fate: 'doubt',
        reason: 'unreadable-udi',
        site: site ?? null,
        column: 'udi_di',
        value,
      });
    }
  }
  for (const patient of new Set([...seen.lastDays.keys(), ...seen.died.keys()])) {
    const row = followUpRow(patient, seen.lastDays.get(patient), seen.died.get(patient));
    if (row !== undefined) await files.write('followup', row);
  }
  return {
    files: await files.close(),
    lines: seen.lines,
    unlinked,
    findings: fates.findings(),
    proceduresWithoutDevice: procedures.filter(
      ({ id, expected }) => expected !== undefined && !linked.has(id),
    ).length,
  };
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

import { join } from 'node:path';
import { type FhirDevice, readDevice } from '../../core/deliveries/fhir/device.ts';
import { type DeviceUse, readDeviceUseStatement } from '../../core/deliveries/fhir/deviceUseStatement.ts';
import type { InterestIndex, ProcedureCode } from '../../core/deliveries/fhir/interest.ts';
import { type FhirProcedure, readProcedure } from '../../core/deliveries/fhir/procedure.ts';
import { readResource } from '../../core/deliveries/fhir/resource.ts';
import { resourceLines } from './resourceLines.ts';

/** A folder of FHIR R4 resources, NDJSON, one type or several in a file. */
export interface FhirDelivery {
  readonly folder: string;
  readonly files: readonly string[];
  readonly source: string;
  readonly keyVersion: number;
}

/** A procedure, with its code among those that the contract expects. */
export type HeldProcedure = FhirProcedure & { readonly expected: ProcedureCode | undefined };

/** A device and where it stands. */
export type HeldDevice = { readonly device: FhirDevice; readonly fileName: string; readonly line: number };

/** Devices and statements of their use: all of them are held. */
export async function readDevices({ folder, files }: FhirDelivery): Promise<{
  readonly devices: readonly HeldDevice[];
  readonly uses: readonly DeviceUse[];
}> {
  const devices: HeldDevice[] = [];
  const uses: DeviceUse[] = [];
  for (const fileName of files)
    for await (const { line, resource: given } of resourceLines(
      join(folder, fileName),
      /"Device(UseStatement)?"/,
    )) {
      const resource = readResource(given);
      if (typeof resource === 'string') continue;
      if (resource.resourceType === 'Device') devices.push({ device: readDevice(resource), fileName, line });
      if (resource.resourceType === 'DeviceUseStatement') uses.push(...readDeviceUseStatement(resource));
    }
  return { devices, uses };
}

/** Procedures that the contract expects, that name a device, or that a statement of a device's use names. */
export async function readProcedures(
  index: InterestIndex,
  { folder, files }: FhirDelivery,
  uses: readonly DeviceUse[],
): Promise<readonly HeldProcedure[]> {
  const named = new Set(uses.flatMap(({ procedures }) => procedures));
  const procedures: HeldProcedure[] = [];
  for (const fileName of files)
    for await (const { resource: given } of resourceLines(join(folder, fileName), /"Procedure"/)) {
      const resource = readResource(given);
      if (typeof resource === 'string' || resource.resourceType !== 'Procedure') continue;
      const procedure = readProcedure(resource);
      const expected = index.procedure(procedure.codings);
      const held = expected !== undefined || procedure.devices.length > 0 || named.has(procedure.id);
      if (held && !procedure.notDone) procedures.push({ ...procedure, expected });
    }
  return procedures;
}

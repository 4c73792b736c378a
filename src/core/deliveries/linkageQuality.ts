/** How well outcome rows find their device rows: stands beside every result. */
export interface LinkageQuality {
  readonly deviceRows: number;
  /** device rows whose key has an outcome */
  readonly matched: number;
  /** matched of all device rows; undefined for none */
  readonly matchRate: number | undefined;
  /** keys that more than one device row has: two procedures of one patient, or one row twice */
  readonly duplicateKeys: number;
  /** outcome rows whose key has no device */
  readonly orphans: number;
  /** orphans of all outcome rows; undefined for none */
  readonly orphanRate: number | undefined;
}

/**
 * Counts on the keys by which rows are joined: patient, and side where two devices of one patient are told apart by it.
 * @param devices,outcomes the key of each row
 */
export function linkageQuality(devices: readonly string[], outcomes: readonly string[]): LinkageQuality {
  const withDevice = new Set(devices);
  const withOutcome = new Set(outcomes);
  const matched = devices.filter((key) => withOutcome.has(key)).length;
  const orphans = outcomes.filter((key) => !withDevice.has(key)).length;
  const byKey = Map.groupBy(devices, (key) => key);
  return {
    deviceRows: devices.length,
    matched,
    matchRate: share(matched, devices.length),
    duplicateKeys: [...byKey.values()].filter((rows) => rows.length > 1).length,
    orphans,
    orphanRate: share(orphans, outcomes.length),
  };
}

/** Pairs that clerks looked at: linked rightly, linked wrongly, missed. */
export interface ClericalReview {
  readonly truePositives: number;
  readonly falsePositives: number;
  readonly falseNegatives: number;
}

/** Precision TP/(TP+FP), recall TP/(TP+FN), F₁ = 2TP/(2TP+FP+FN); undefined where nothing was linked or to be linked. */
export function linkageAccuracy({ truePositives, falsePositives, falseNegatives }: ClericalReview): {
  readonly precision: number | undefined;
  readonly recall: number | undefined;
  readonly f1: number | undefined;
} {
  return {
    precision: share(truePositives, truePositives + falsePositives),
    recall: share(truePositives, truePositives + falseNegatives),
    f1: share(2 * truePositives, 2 * truePositives + falsePositives + falseNegatives),
  };
}

function share(part: number, whole: number): number | undefined {
  return whole > 0 ? part / whole : undefined;
}

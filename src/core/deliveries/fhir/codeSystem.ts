/**
 * Names by which contracts call systems of codes, and by which FHIR resources do (hl7.org/fhir/R4/terminologies-systems.html). Procedures
 * of ICD-9-CM have an identifier of their own beside that of its diagnoses.
 */
const NAMES: readonly (readonly string[])[] = [
  [
    'icd-9-cm',
    'icd9cm',
    'http://hl7.org/fhir/sid/icd-9-cm',
    'urn:oid:2.16.840.1.113883.6.103',
    'urn:oid:2.16.840.1.113883.6.104',
  ],
  ['snomed ct', 'snomed-ct', 'snomed', 'http://snomed.info/sct', 'urn:oid:2.16.840.1.113883.6.96'],
  ['icd-10', 'icd10', 'http://hl7.org/fhir/sid/icd-10', 'urn:oid:2.16.840.1.113883.6.3'],
  ['icd-10-cm', 'icd10cm', 'http://hl7.org/fhir/sid/icd-10-cm', 'urn:oid:2.16.840.1.113883.6.90'],
  ['loinc', 'http://loinc.org', 'urn:oid:2.16.840.1.113883.6.1'],
];

const FIRST_NAMES: ReadonlyMap<string, string> = new Map(
  NAMES.flatMap((names) => names.map((name): [string, string] => [name, names[0] as string])),
);

/** One name for a system of codes, whichever of its names is given; others stay as they are, without regard to capitals. */
export function codeSystemName(name: string): string {
  const plain = name.trim().toLowerCase();
  return FIRST_NAMES.get(plain) ?? plain;
}

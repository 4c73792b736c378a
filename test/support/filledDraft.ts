import { readYaml } from '../../src/io/yaml.ts';

const answers: Readonly<Record<string, unknown>> = {
  devices: [{ label: 'Valve', udiDi: ['08012345678907'], main: true }],
  sites: [{ code: 'H1', name: 'Ospedale Uno', keyHolder: 'Aldo Rossi' }],
  flows: [{ id: 'sdo', label: { it: 'SDO', en: 'SDO' }, owner: 'site' }],
  flow: 'sdo',
  codes: ['X'],
  procedureCodes: ['35.05'],
  windowDays: 30,
  death: false,
  minimumPatients: 20,
  falseAlarmEvery: 500,
  reviewEveryMonths: 3,
  baselineMonths: 6,
  lagDays: 60,
  deliveryDueDays: 45,
  decidedOn: '2026-01-10',
  from: '2026-02-01',
  to: '2028-01-31',
  ratioPrior: { shape: 4, scale: 0.25 },
};

/** A draft of a contract with every blank as a person might fill it in; shares are 0.9, signatories `Persona board`, `Persona clinician`, … */
export function filledDraft(yaml: string): Record<string, unknown> {
  return filled(readYaml(yaml, 'draft.yaml').data, '', '') as Record<string, unknown>;
}

function filled(value: unknown, key: string, role: string): unknown {
  if (value === null) {
    if (['it', 'en', 'codeSystem'].includes(key)) return 'x';
    if (key === 'name') return `Persona ${role}`;
    if (key === 'patients') return 200;
    return answers[key] ?? 0.9;
  }
  if (Array.isArray(value)) return value.map((one) => filled(one, key, role));
  if (typeof value !== 'object') return value;
  const own = 'role' in value ? String(value.role) : role;
  return Object.fromEntries(
    Object.entries(value as object).map(([name, one]) => [name, filled(one, name, own)]),
  );
}

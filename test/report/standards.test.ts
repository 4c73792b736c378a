import { beforeAll, describe, expect, it } from 'vitest';
import { measureReports, ndjson } from '../../src/report/standards/measureReports.ts';
import { ocdsPackage } from '../../src/report/standards/ocdsPackage.ts';
import {
  fhirErrors,
  hasOcdsSchemas,
  measureReportStructure,
  ocdsErrors,
  ocdsStructure,
  readFhirDefinitions,
} from '../support/publishedStandards.ts';
import { releaseOf } from '../support/releasedFigures.ts';
import { trackedContract } from '../support/tracking.ts';

const contract = trackedContract();
const { content, madeAt: date, hash } = releaseOf({ kind: 'public' });
const ocds = ocdsPackage(contract, content, {
  prefix: 'ocds-213czf',
  uri: 'https://esito.example/open/valvole/ocds.json',
  date,
  hash,
});
const reports = measureReports(contract, content, {
  base: 'https://esito.example/open/valvole',
  date,
  hash,
});

describe('OCDS', () => {
  it('holds what was promised and what came out, a hidden figure without a measure', () => {
    const { releases } = ocdsStructure.parse(ocds);
    const [S1, S2] = releases[0]?.contracts ?? [];
    expect(S1?.agreedMetrics?.map(({ id }) => id)).toContain('ppm_S1');
    const metrics = S1?.implementation?.metrics ?? [];
    const observed = (id: string) => metrics.find((metric) => metric.id === id)?.observations[0];
    expect(observed('ppm_S1')).toMatchObject({
      measure: 11 / 360,
      dimensions: { relatedRequirement: 'ppm_S1', patients: '360', events: '11', targetState: 'met' },
      period: { endDate: '2026-10-31T23:59:59Z' },
    });
    expect(observed('death_S1')).toMatchObject({ dimensions: { patients: 'hidden', events: 'hidden' } });
    expect(observed('death_S1')).not.toHaveProperty('measure');
    expect(observed('death_S1')?.notes).toBeDefined();
    const cells = S2?.implementation?.metrics[0]?.observations.map(({ dimensions }) => dimensions?.site);
    expect(cells).toEqual(['H2']);
  });

  it.skipIf(!hasOcdsSchemas())('is valid by the published schemas, which refuse what is not', () => {
    expect(ocdsErrors(ocds)).toEqual([]);
    expect(ocdsErrors({ ...ocds, version: 'one' })).toEqual([expect.stringContaining('/version')]);
    const wrong = JSON.parse(JSON.stringify(ocds));
    wrong.releases[0].contracts[0].implementation.metrics[0].observations[0].id = 7;
    expect(ocdsErrors(wrong)[0]).toContain('/observations/0/id');
  });
});

describe('FHIR MeasureReport', () => {
  beforeAll(readFhirDefinitions);

  it('has a summary for each target that was released over all sites, hidden counts absent as masked', () => {
    const read = ndjson(reports)
      .trimEnd()
      .split('\n')
      .map((line) => measureReportStructure.parse(JSON.parse(line)));
    expect(read.map(({ id }) => id)).toEqual([
      'valvole-ppm-S1',
      'valvole-death-S1',
      'valvole-revision-S1',
      'valvole-quality-S1',
    ]);
    const [ppm, death, , quality] = read;
    expect(ppm?.group[0]?.population.map((one) => ('count' in one ? one.count : null))).toEqual([360, 11]);
    expect(ppm?.group[0]?.measureScore).toMatchObject({ value: 11 / 360 });
    expect(death?.group[0]?.population.every((one) => '_count' in one)).toBe(true);
    expect(JSON.stringify(death?.group[0]?.measureScore)).toContain('masked');
    expect(quality?.group[0]?.population).toHaveLength(1);
    expect(quality?.improvementNotation.coding[0]?.code).toBe('increase');
  });

  it('is valid by the published definitions, which refuse what is not', () => {
    for (const report of reports) expect(fhirErrors(report)).toEqual([]);
    const { period: _, ...without } = reports[0] as Record<string, unknown>;
    expect(fhirErrors(without).join()).toContain('MeasureReport.period');
    expect(fhirErrors({ ...reports[0], outcome: 1 }).join()).toContain('MeasureReport.outcome');
  });
});

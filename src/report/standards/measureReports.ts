import type { Contract } from '../../core/contract/contract.ts';
import type { ReleaseContent, ReleasedCount, ReleasedFigure } from '../../core/disclosure/release.ts';
import { lastDayOf } from '../../core/tracking/months.ts';
import { supplierName } from '../contract/supplierName.ts';
import { outcomeOf } from '../disclosure/releaseTables.ts';
import { isScore } from '../tracking/figureText.ts';

const POPULATION = 'http://terminology.hl7.org/CodeSystem/measure-population';
const IMPROVEMENT = 'http://terminology.hl7.org/CodeSystem/measure-improvement-notation';
const ABSENT = 'http://hl7.org/fhir/StructureDefinition/data-absent-reason';

/**
 * A public release as FHIR R4 MeasureReports of type summary, one for each target of which there is a figure over all sites: the patients are the denominator,
 * the events the numerator. A hidden count is absent with the reason `masked`.
 * Source: HL7 FHIR R4 (4.0.1), MeasureReport; code system measure-population; extension data-absent-reason.
 * @param base address under which the contract's targets stand
 * @param date ISO time of the release
 */
export function measureReports(
  contract: Contract,
  content: ReleaseContent,
  { base, date, hash }: { readonly base: string; readonly date: string; readonly hash: string },
): readonly object[] {
  return contract.targets.flatMap(({ id, outcome, supplier }) => {
    const figure = content.figures.find(
      (one) => one.outcome === outcome && one.supplier === supplier && one.site === null,
    );
    if (figure === undefined) return [];
    const definition = outcomeOf(contract, outcome);
    const name = supplierName(contract, supplier);
    return [
      {
        resourceType: 'MeasureReport',
        id: `${contract.id}-${id}`.replace(/[^A-Za-z0-9.-]/g, '-').slice(0, 64),
        identifier: [{ system: base, value: `${hash}/${id}` }],
        status: 'complete',
        type: 'summary',
        measure: `${base}/targets/${id}`,
        subject: { display: name },
        date,
        reporter: { display: contract.buyer.it },
        period: { start: contract.calendar.from, end: lastDayOf(figure.upTo) },
        improvementNotation: {
          coding: [{ system: IMPROVEMENT, code: definition.better === 'lower' ? 'decrease' : 'increase' }],
        },
        group: [
          {
            code: { text: definition.label.it },
            population: [
              population('denominator', figure.patients),
              ...(figure.events === null ? [] : [population('numerator', figure.events)]),
            ],
            ...score(figure, isScore(definition)),
          },
        ],
      },
    ];
  });
}

/** A summary's count is an integer, or has a reason why it is not there. */
function population(code: 'denominator' | 'numerator', count: ReleasedCount): object {
  return {
    code: { coding: [{ system: POPULATION, code }] },
    ...(typeof count === 'number'
      ? { count }
      : { _count: { extension: [{ url: ABSENT, valueCode: 'masked' }] } }),
  };
}

/** The figure in the unit of the target: shares as a number between 0 and 1 (UCUM 1), score points likewise without a unit. */
function score({ value, patients, events }: ReleasedFigure, points: boolean): object {
  if (value !== null) {
    return {
      measureScore: points ? { value } : { value, system: 'http://unitsofmeasure.org', code: '1' },
    };
  }
  const masked = typeof patients === 'string' || typeof events === 'string';
  return {
    measureScore: { extension: [{ url: ABSENT, valueCode: masked ? 'masked' : 'unknown' }] },
  };
}

/** One resource a line, as FHIR bulk data are given. */
export function ndjson(resources: readonly object[]): string {
  return resources.map((resource) => `${JSON.stringify(resource)}\n`).join('');
}

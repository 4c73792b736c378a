import type { Contract } from '../../core/contract/contract.ts';
import type { ReleaseContent, ReleasedFigure } from '../../core/disclosure/release.ts';
import { outcomeOf } from '../disclosure/releaseTables.ts';
import { isScore } from '../tracking/figureText.ts';

/** Where a package stands, and when what is in it was released. */
export interface OcdsPlace {
  /** Prefix registered with the Open Contracting Partnership, such as `ocds-213czf`; an invented one for invented contracts. */
  readonly prefix: string;
  /** Address of the package itself. */
  readonly uri: string;
  /** ISO time of the release. */
  readonly date: string;
  /** Hash of the release. */
  readonly hash: string;
}

const METRICS =
  'https://raw.githubusercontent.com/open-contracting-extensions/ocds_metrics_extension/master/extension.json';

const LICENCE = 'https://creativecommons.org/licenses/by/4.0/';

/**
 * A public release as an OCDS 1.1 release package with the metrics extension: promised figures are agreed metrics of each contract, observed ones metrics of its
 * implementation. A hidden figure is an observation without a measure, with a note. One contract for each supplier.
 * Sources: Open Contracting Data Standard 1.1.5, release schema; ocds_metrics_extension (version of 2020-04-24).
 */
export function ocdsPackage(
  contract: Contract,
  content: ReleaseContent,
  { prefix, uri, date, hash }: OcdsPlace,
): object {
  const buyer = { id: 'buyer', name: contract.buyer.it };
  const { award, calendar } = contract;
  const period = { startDate: `${calendar.from}T00:00:00Z`, endDate: `${calendar.to}T23:59:59Z` };
  return {
    uri,
    version: '1.1',
    extensions: [METRICS],
    publishedDate: date,
    publisher: { name: contract.buyer.it },
    license: LICENCE,
    releases: [
      {
        ocid: `${prefix}-${contract.id}`,
        id: hash,
        date,
        tag: ['implementationUpdate'],
        initiationType: 'tender',
        language: 'it',
        parties: [
          { ...buyer, roles: ['buyer'] },
          ...contract.suppliers.map(({ id, name }) => ({ id, name, roles: ['supplier'] })),
        ],
        buyer,
        tender: { id: award.tender, title: contract.title.it },
        awards: contract.suppliers.map(({ id, name }) => ({
          id: `award-${id}`,
          date: `${award.decidedOn}T00:00:00Z`,
          status: 'active',
          suppliers: [{ id, name }],
        })),
        contracts: contract.suppliers.map(({ id }) => {
          const metrics = observedMetrics(contract, content, id);
          return {
            id: `${contract.id}-${id}`,
            awardID: `award-${id}`,
            title: contract.title.it,
            status: content.asOf > calendar.to ? 'terminated' : 'active',
            period,
            ...(contract.targets.some(({ supplier }) => supplier === id)
              ? { agreedMetrics: agreedMetrics(contract, id) }
              : {}),
            ...(metrics.length === 0 ? {} : { implementation: { metrics } }),
          };
        }),
      },
    ],
  };
}

function agreedMetrics(contract: Contract, supplier: string): object[] {
  return contract.targets
    .filter((target) => target.supplier === supplier)
    .map(({ id, outcome, value }) => {
      const definition = outcomeOf(contract, outcome);
      return {
        id,
        title: definition.label.it,
        description: `${definition.numerator.it} / ${definition.denominator.it}. ${
          definition.better === 'lower' ? 'Valore massimo' : 'Valore minimo'
        }.`,
        observations: [{ id: `${id}-target`, measure: value, unit: unitOf(contract, outcome) }],
      };
    });
}

/** One metric for each target of the supplier of which there is a figure over all sites. */
function observedMetrics(contract: Contract, { figures }: ReleaseContent, supplier: string): object[] {
  return contract.targets
    .filter((target) => target.supplier === supplier)
    .flatMap(({ id, outcome }) => {
      const some = figures.filter((one) => one.outcome === outcome && one.supplier === supplier);
      if (some.length === 0) return [];
      return [
        {
          id,
          title: outcomeOf(contract, outcome).label.it,
          observations: some.map((figure) => observation(contract, id, figure)),
        },
      ];
    });
}

function observation(contract: Contract, target: string, figure: ReleasedFigure): object {
  const { upTo, value, site, state } = figure;
  return {
    id: [target, site, upTo].filter((part) => part !== null).join('-'),
    period: { startDate: `${contract.calendar.from}T00:00:00Z`, endDate: lastMoment(upTo) },
    ...(value === null ? {} : { measure: value }),
    unit: unitOf(contract, figure.outcome),
    dimensions: {
      relatedRequirement: target,
      patients: String(figure.patients),
      ...(figure.events === null ? {} : { events: String(figure.events) }),
      ...(site === null ? {} : { site }),
      ...(state === null ? {} : { targetState: state }),
      ...(figure.interval === null
        ? {}
        : { lower: String(figure.interval.lower), upper: String(figure.interval.upper) }),
    },
    ...(value === null
      ? {
          notes:
            'Non pubblicato: i casi sono troppo pochi perché nessuno sia riconosciuto, o i dati non bastano.',
        }
      : {}),
  };
}

/** A share is a number between 0 and 1: UN/CEFACT C62, one. Score points have no code there. */
function unitOf(contract: Contract, outcome: string): object {
  return isScore(outcomeOf(contract, outcome))
    ? { name: 'punti' }
    : { name: 'quota', scheme: 'UNCEFACT', id: 'C62' };
}

/** `2026-03` → `2026-03-31T23:59:59Z` */
function lastMoment(month: string): string {
  const [year = 0, of = 1] = month.split('-').map(Number);
  const day = new Date(Date.UTC(year, of, 0)).getUTCDate();
  return `${month.slice(0, 7)}-${String(day).padStart(2, '0')}T23:59:59Z`;
}

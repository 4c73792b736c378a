import type { Contract } from '../../src/core/contract/contract.ts';
import type { OutcomeDefinition } from '../../src/core/contract/outcomeDefinition.ts';
import { waitingDays } from '../../src/core/deliveries/waitingTime.ts';
import type { Clause } from '../../src/core/payment/clause.ts';
import type { ClaimFact, PaymentFacts } from '../../src/core/settlement/paymentFacts.ts';
import type { DeliveredRow, DeliveredRows } from './deliveredRows.ts';
import {
  compare,
  type Index,
  indexDeliveries,
  isExcluded,
  isMain,
  knownAt,
  lastKnown,
  oneSide,
  owner,
  plus,
} from './slowAggregates.ts';

/** The facts once more, row by row and without SQL, from the words of the rules alone: for tests. Money here has at most three decimals. */
export function slowPaymentFacts(contract: Contract, asOf: string, all: DeliveredRows): PaymentFacts {
  const rows = knownAt(asOf, all);
  const uses = indexDeliveries(contract, rows, undefined);
  const clauses = contract.payment?.clauses ?? [];
  const devices = rows.delivery.filter(
    ({ procedure_date }) =>
      procedure_date >= contract.calendar.from && procedure_date <= contract.calendar.to,
  );
  const recalls = once(
    all.recall.filter(({ recalled_on }) => recalled_on <= asOf),
    ['supplier_id', 'lot_no'],
    ['recalled_on'],
  );
  return {
    uses: added(
      [
        ...uses.map((use) => ({ ...where(use), procedures: 1, billed: 0, unpriced: 0 })),
        ...devices.map((row) => ({
          supplier: row.supplier_id,
          site: row.site_code,
          month: row.procedure_date.slice(0, 7),
          procedures: 0,
          billed: row.unit_price === null ? 0 : centsOf(row.unit_price, row.quantity ?? 1),
          unpriced: row.unit_price === null ? 1 : 0,
        })),
      ],
      ['supplier', 'site', 'month'],
    ),
    firstUses: added(
      clauses.flatMap(({ id, supplier, rule }) => {
        if (rule.kind !== 'cost-sharing') return [];
        const own = uses.filter((use) => use.supplier === supplier);
        return own
          .filter(
            (use) =>
              own.filter((other) => other.patient === use.patient && before(other, use)).length <
              rule.firstUses,
          )
          .map(({ day }) => ({ clause: id, month: day.slice(0, 7), uses: 1 }));
      }),
      ['clause', 'month'],
    ),
    episodes: added(
      clauses.flatMap(({ id, supplier, rule }) => {
        if (rule.kind !== 'bundle' && rule.kind !== 'shared-savings') return [];
        const cap = rule.kind === 'bundle' ? centsOf(rule.episodeCap, 1) : Number.POSITIVE_INFINITY;
        return uses
          .filter((use) => use.supplier === supplier)
          .map((use) => {
            const costs = costsOf(use, uses, rows);
            const cost = costs.counted.reduce((sum, { amount }) => sum + centsOf(amount, 1), 0);
            return {
              clause: id,
              month: use.day.slice(0, 7),
              episodes: 1,
              withoutCost: costs.known ? 0 : 1,
              cost,
              cappedCost: Math.min(cost, cap),
            };
          });
      }),
      ['clause', 'month'],
    ),
    enrolment: added(
      once(
        all.enrolment.filter(
          ({ month }) =>
            month < plus(asOf, 1).slice(0, 7) &&
            month >= contract.calendar.from.slice(0, 7) &&
            month <= contract.calendar.to.slice(0, 7),
        ),
        ['supplier_id', 'site_code', 'month', 'stratum'],
        [],
      ).map((row) => ({
        supplier: row.supplier_id,
        month: row.month,
        stratum: row.stratum,
        memberMonths: row.member_months,
        cost: centsOf(row.cost, 1),
      })),
      ['supplier', 'month', 'stratum'],
    ),
    ...claims(contract, asOf, rows, all, recalls),
    recalls: recalls
      .map((recall) => {
        const patients = new Map<string, string>();
        for (const row of devices)
          if (
            isMain(contract, row) &&
            row.supplier_id === recall.supplier_id &&
            row.lot_no === recall.lot_no &&
            row.procedure_date < (patients.get(row.patient_key) ?? '9')
          )
            patients.set(row.patient_key, row.procedure_date);
        return {
          supplier: recall.supplier_id,
          lot: recall.lot_no,
          recalledOn: recall.recalled_on,
          reference: recall.reference,
          patients: added(
            [...patients.values()].map((day) => ({
              month: day.slice(0, 7),
              before: day <= recall.recalled_on ? 1 : 0,
              after: day > recall.recalled_on ? 1 : 0,
            })),
            ['month'],
          ),
        };
      })
      .toSorted(by(['supplier', 'lot'])),
    delays: once(
      all.delay.filter(({ supplied_date }) => supplied_date <= asOf),
      ['supplier_id', 'reference'],
      [],
    )
      .filter(({ supplied_date, due_date }) => supplied_date > due_date)
      .map((row) => ({
        supplier: row.supplier_id,
        reference: row.reference,
        dueOn: row.due_date,
        suppliedOn: row.supplied_date,
        days: waitingDays(row.due_date, row.supplied_date),
      }))
      .toSorted(by(['supplier', 'suppliedOn', 'reference'])),
  };
}

/** What can be claimed: the index delivery, and from which day. */
interface Found {
  readonly index: Index;
  readonly day: string;
}

function claims(
  contract: Contract,
  asOf: string,
  rows: DeliveredRows,
  all: DeliveredRows,
  recalls: readonly DeliveredRow[],
): Pick<PaymentFacts, 'claims' | 'unclaimed'> {
  const clauses = (contract.payment?.clauses ?? []).filter(({ rule }) =>
    ['payment-by-results', 'success-fee', 'warranty'].includes(rule.kind),
  );
  const filed = once(
    all.claim.filter(
      ({ filed_date, clause_id }) => filed_date <= asOf && clauses.some(({ id }) => id === clause_id),
    ),
    ['site_code', 'claim_id'],
    [],
  ).toSorted(by(['filed_date', 'site_code', 'claim_id']));
  const taken = new Set<string>();
  const facts: ClaimFact[] = [];
  const claimed = new Set<string>();
  const placeOf = (clause: string, row: { patient: string; day: string; side: string | undefined }) =>
    JSON.stringify([clause, row.patient, row.day, row.side ?? null]);
  const found = new Map(clauses.map((clause) => [clause.id, foundUnder(clause, contract, asOf, rows)]));
  for (const claim of filed) {
    const clause = clauses.find(({ id }) => id === claim.clause_id) as Clause;
    const outcome = outcomeOf(contract, clause);
    const [device] = rows.delivery
      .filter(({ record_id }) => record_id === claim.delivery_id)
      .toSorted(
        (a, b) =>
          Number(a.source !== claim.source) - Number(b.source !== claim.source) ||
          compare(a.source, b.source),
      );
    const linked = device !== undefined && device.supplier_id === claim.supplier_id;
    const absence = says(clause, outcome) === 'absence';
    const window = outcome.measure.kind === 'event' ? outcome.measure.windowDays : 0;
    const since =
      absence && device ? plus(device.procedure_date, window) : (claim.event_date ?? claim.filed_date);
    const place =
      device &&
      placeOf(clause.id, {
        patient: device.patient_key,
        day: device.procedure_date,
        side: oneSide(device.laterality),
      });
    const isFound = found
      .get(clause.id)
      ?.some(
        ({ index, day }) => placeOf(clause.id, index) === place && (absence || day === claim.event_date),
      );
    const documented = linked && isFound === true && !taken.has(place as string);
    if (documented) taken.add(place as string);
    if (linked) claimed.add(place as string);
    const recalled = recalls.some(
      (recall) => recall.supplier_id === claim.supplier_id && recall.lot_no === device?.lot_no,
    );
    facts.push({
      clause: clause.id,
      supplier: claim.supplier_id,
      site: claim.site_code,
      reference: claim.claim_id,
      filedOn: claim.filed_date,
      daysToFile: daysBetween(since, claim.filed_date),
      ageMonths: device ? completed(device.procedure_date, since) : 0,
      linked,
      documented,
      udiMatched:
        device !== undefined &&
        claim.udi_di !== null &&
        claim.udi_di === device.udi_di &&
        (claim.serial_no === null || device.serial_no === null || claim.serial_no === device.serial_no),
      cause: claim.cause,
      recalledLot: linked && recalled ? device.lot_no : null,
    });
  }
  const unclaimed = clauses.flatMap((clause) => {
    const days = 'claimDays' in clause.rule ? clause.rule.claimDays : 0;
    const first = new Map<string, Found>();
    for (const one of found.get(clause.id) ?? []) {
      const place = placeOf(clause.id, one.index);
      if (!claimed.has(place) && one.day < (first.get(place)?.day ?? '9')) first.set(place, one);
    }
    return [...first.values()].map(({ index, day }) => ({
      clause: clause.id,
      supplier: clause.supplier,
      site: index.site,
      deadline: plus(day, days),
      cases: 1,
    }));
  });
  return {
    claims: facts.toSorted(by(['clause', 'filedOn', 'site', 'reference'])),
    unclaimed: added(unclaimed, ['clause', 'supplier', 'site', 'deadline']),
  };
}

function foundUnder(clause: Clause, contract: Contract, asOf: string, rows: DeliveredRows): Found[] {
  const outcome = outcomeOf(contract, clause);
  const { measure, better } = outcome;
  const indices = indexDeliveries(contract, rows, outcome);
  const events = rows.outcome.filter(
    (row) =>
      'codes' in measure && measure.codes.includes(row.outcome_code) && row.source_flow === outcome.flow,
  );
  const patients = new Set(indices.map(({ patient }) => patient));
  const deaths =
    measure.kind === 'event' && measure.death
      ? [...patients].flatMap((patient): DeliveredRow[] => {
          const { dated } = lastKnown(rows, patient, asOf);
          return dated === undefined ? [] : [{ patient_key: patient, event_date: dated, laterality: null }];
        })
      : [];
  const happened = [...events, ...deaths].flatMap((event): Found[] => {
    const index = owner(event, indices, measure.kind === 'survival');
    const window = measure.kind === 'event' ? measure.windowDays : 1_000_000;
    return index === undefined || daysBetween(index.day, event.event_date) > window
      ? []
      : [{ index, day: event.event_date }];
  });
  const counted = indices.filter(
    (index) => index.supplier === clause.supplier && !isExcluded(outcome, rows, index),
  );
  if (says(clause, outcome) === 'event') {
    const { rule } = clause;
    return happened.filter(
      ({ index, day }) =>
        counted.includes(index) && (rule.kind !== 'warranty' || completed(index.day, day) < rule.months),
    );
  }
  return counted.flatMap((index): Found[] => {
    if (measure.kind !== 'event' || happened.some((one) => one.index === index)) return [];
    const end = plus(index.day, measure.windowDays);
    const { died, dated, seen } = lastKnown(rows, index.patient, asOf);
    const dead = measure.death ? dated : died;
    const through = seen !== undefined && seen >= end;
    const known = through || (better === 'higher' && dead !== undefined && dead >= index.day && dead <= end);
    return known && end <= asOf ? [{ index, day: end }] : [];
  });
}

function outcomeOf({ outcomes }: Contract, { rule }: Clause): OutcomeDefinition {
  return outcomes.find(({ id }) => 'outcome' in rule && id === rule.outcome) as OutcomeDefinition;
}

/** Lower is better: the event is bad, its absence a success. */
function says({ rule }: Clause, { better }: OutcomeDefinition): 'event' | 'absence' {
  if (rule.kind === 'warranty') return 'event';
  return (rule.kind === 'payment-by-results') === (better === 'lower') ? 'event' : 'absence';
}

function costsOf(use: Index, uses: readonly Index[], rows: DeliveredRows) {
  const ofPatient = rows.cost.filter(({ patient_key }) => patient_key === use.patient);
  const sameEncounter = uses.filter(
    ({ patient, encounter }) => patient === use.patient && encounter === use.encounter,
  );
  const first = sameEncounter.every((other) => other === use || !earlier(other, use));
  const own = ofPatient.filter(
    ({ encounter_key }) => encounter_key !== null && encounter_key === use.encounter,
  );
  const alone = uses.filter(({ patient }) => patient === use.patient).length === 1;
  const whole = alone ? ofPatient.filter(({ encounter_key }) => encounter_key === null) : [];
  return { known: own.length + whole.length > 0, counted: [...(first ? own : []), ...whole] };
}

function earlier(one: Index, other: Index): boolean {
  const order = ({ day, side }: Index) => `${day} ${['left', 'right', undefined].indexOf(side as 'left')}`;
  return order(one) < order(other);
}

function before(one: Index, other: Index): boolean {
  const order = ({ day, record, side }: Index) => [
    day,
    record,
    String(['left', 'right', undefined].indexOf(side as 'left')),
  ];
  const [a, b] = [order(one), order(other)];
  return a.map((part, at) => compare(part, b[at] as string)).find((sign) => sign !== 0) === -1;
}

/** One row for each identity: the first by what is said, then source, then place in its file. */
function once(
  rows: readonly DeliveredRow[],
  identity: readonly string[],
  first: readonly string[],
): DeliveredRow[] {
  const groups = Map.groupBy(rows, (row) => JSON.stringify(identity.map((column) => row[column])));
  return [...groups.values()].map((own) => own.toSorted(by([...first, 'source']))[0] as DeliveredRow);
}

/** EUR with at most three decimals, half up. */
function centsOf(euros: number, times: number): number {
  const thousandths = Math.round(euros * 1000) * times;
  // Never −0.
  return Math.sign(thousandths) * Math.floor((Math.abs(thousandths) + 5) / 10) + 0;
}

/** Months completed: the same day of a later month, or the last of one that has no such day. */
function completed(from: string, to: string): number {
  const reached = (months: number) => {
    const [year = 0, month = 1, day = 1] = from.split('-').map(Number);
    const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
    return new Date(Date.UTC(year, month - 1 + months, Math.min(day, last))).toISOString().slice(0, 10);
  };
  let months = 0;
  while (reached(months + 1) <= to) months++;
  return months;
}

function daysBetween(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / 86_400_000;
}

function where({ supplier, site, day }: Index) {
  return { supplier, site, month: day.slice(0, 7) };
}

function added<Cell extends object>(cells: readonly Cell[], key: readonly (keyof Cell & string)[]): Cell[] {
  const groups = Map.groupBy(cells, (cell) => JSON.stringify(key.map((name) => cell[name])));
  const sumOf = (own: readonly Cell[], name: string) =>
    own.reduce((sum, cell) => sum + ((cell as Record<string, number>)[name] ?? 0), 0);
  return [...groups.values()]
    .map((own) => {
      const names = Object.keys(own[0] as Cell).filter((name) => !(key as readonly string[]).includes(name));
      return { ...(own[0] as Cell), ...Object.fromEntries(names.map((name) => [name, sumOf(own, name)])) };
    })
    .toSorted(by(key));
}

function by(key: readonly string[]): (a: object, b: object) => number {
  return (a, b) =>
    key
      .map((name) =>
        compare((a as Record<string, string>)[name] ?? '', (b as Record<string, string>)[name] ?? ''),
      )
      .find((sign) => sign !== 0) ?? 0;
}

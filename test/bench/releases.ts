import { attackedSystem } from '../../src/core/disclosure/attackedSystem.ts';
import { feasibleRanges } from '../../src/core/disclosure/feasibleRanges.ts';
import { knownCounts } from '../../src/core/disclosure/knownCount.ts';
import { outcomeFamilies } from '../../src/core/disclosure/outcomeParts.ts';
import { readerName } from '../../src/core/disclosure/reader.ts';
import type { ReleaseContent } from '../../src/core/disclosure/release.ts';
import { releaseContent } from '../../src/core/disclosure/releaseContent.ts';
import { testRelease } from '../../src/core/disclosure/testRelease.ts';
import { type TrueView, trueView, viewsWith } from '../../src/core/disclosure/trueView.ts';
import { NO_AGGREGATES } from '../../src/core/tracking/addAggregates.ts';
import type { Aggregates, EventCell } from '../../src/core/tracking/aggregates.ts';
import { published, smallContract } from '../support/contract.ts';
import { plainMost } from '../support/plainMost.ts';
import { trackingOf } from '../support/snapshot.ts';

/**
 * How long releases to a region of many small sites take, one after another. `--suppliers 6 --sites 25 --outcomes 6 --dates 8` says how much there is.
 * `--plain` looks for every count of each release by plain linear programming too (yalps, nothing taken out beforehand), and says whether it finds the same.
 */
const words = process.argv.slice(2);
const given = (word: string, otherwise: number) =>
  words.includes(word) ? Number(words[words.indexOf(word) + 1]) : otherwise;
const size = {
  suppliers: given('--suppliers', 6),
  sites: given('--sites', 25),
  outcomes: given('--outcomes', 6),
  dates: given('--dates', 8),
};

let state = given('--seed', 7);
function random(): number {
  state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
  return state / 2 ** 32;
}

const outcomes = Array.from({ length: size.outcomes }, (_, at) => `event${at}`);
const suppliers = Array.from({ length: size.suppliers }, (_, at) => `S${at + 1}`);
const sites = Array.from({ length: size.sites }, (_, at) => `H${at + 1}`);
const contract = published(
  smallContract((definition) => {
    const [supplier] = definition.suppliers as object[];
    const [outcome] = definition.outcomes as object[];
    const [target] = definition.targets as object[];
    definition.suppliers = suppliers.map((id) => ({ ...supplier, id, name: id }));
    definition.sites = sites.map((code) => ({ code, name: code, keyHolder: code }));
    definition.outcomes = outcomes.map((id) => ({ ...outcome, id }));
    definition.targets = outcomes.flatMap((id) =>
      suppliers.map((one) => ({ ...target, id: `${id}_${one}`, outcome: id, supplier: one })),
    );
  }),
);

// Some suppliers serve a site much, some a little, many not at all; of the outcomes some are rare.
const cells = suppliers.flatMap((supplier) =>
  sites.map((site) => ({ supplier, site, pace: random() < 0.4 ? 0 : Math.exp(4 * random()) })),
);
let events: EventCell[] = outcomes.flatMap((outcome) =>
  cells.map(({ supplier, site }) => ({
    supplier,
    site,
    outcome,
    month: '2026-01',
    young: 0,
    due: 0,
    known: 0,
    events: 0,
    missing: 0,
    expected: 0,
    variance: 0,
    expectedMissing: 0,
    withoutRisk: 0,
  })),
);
const contents: ReleaseContent[] = [];
let views: readonly TrueView[] = [];
for (let date = 0; date < size.dates; date++) {
  const more = cells.map(({ pace }) => Math.floor(pace * 2 * random()));
  events = events.map((cell, at) => {
    const place = at % cells.length;
    const share = [0.02, 0.05, 0.1, 0.15, 0.25, 0.5][Math.floor(at / cells.length) % 6] as number;
    // Late data take a few patients away.
    const lost = cell.known > 2 && random() < 0.02 ? -1 : 0;
    const known = (more[place] as number) + lost;
    const bad = Array.from({ length: Math.max(0, known) }, random).filter((one) => one < share).length;
    const all = cell.known + known;
    return { ...cell, due: all, known: all, events: Math.min(all, cell.events + bad) };
  });
  const asOf = `20${26 + Math.floor(date / 4)}-${String(3 * (date % 4) + 3).padStart(2, '0')}-28`;
  const aggregates: Aggregates = { ...NO_AGGREGATES, events };
  const tracking = trackingOf({
    contract: contract.contract.id,
    fingerprint: contract.fingerprint,
    snapshot: asOf,
    asOf,
  });
  const started = performance.now();
  const content = releaseContent({
    contract,
    reader: { kind: 'region' },
    aggregates,
    tracking,
    earlier: contents,
    views,
  });
  const made = performance.now();
  views = viewsWith(views, trueView(contract.contract, { snapshot: asOf, asOf }, aggregates));
  const tests = testRelease(content, contents, views, contract.contract);
  const tested = performance.now();
  contents.push(content);
  if (words.includes('--plain')) plain();
  const shown = content.figures.filter(({ patients }) => typeof patients === 'number').length;
  const whole = content.figures.filter(({ value }) => value !== null).length;
  print(
    `${readerName(content.reader)} ${asOf}: ${((made - started) / 1000).toFixed(2)} s, tests ${((tested - made) / 1000).toFixed(2)} s; of ${content.figures.length} figures ${shown} show patients, ${whole} events; ${tests.map(({ passed, tried }) => `${passed ? 'passed' : 'failed'} (${tried} tried)`).join(', ')}`,
  );
}

/** All that is known so far, attacked in both ways. */
function plain(): void {
  const known = knownCounts(contents, views, contract.contract);
  let [own, byPlain, counts, different] = [0, 0, 0, 0];
  for (const family of outcomeFamilies(contract.contract)) {
    const { unknowns, equations, sensitive } = attackedSystem(family, known, views, contract.contract);
    const truth = unknowns.map(({ size }) => size);
    const started = performance.now();
    const ranges = feasibleRanges(equations, truth);
    const found = sensitive.map(({ sum }) => ranges.mayReach(sum, 5));
    own += performance.now() - started;
    const begun = performance.now();
    const expected = sensitive.map(({ sum }) => plainMost(equations, truth.length, sum) > 5 - 1e-6);
    byPlain += performance.now() - begun;
    counts += sensitive.length;
    different += found.filter((one, at) => one !== expected[at]).length;
  }
  print(
    `  ${counts} counts: ${(own / 1000).toFixed(2)} s, by plain linear programming ${(byPlain / 1000).toFixed(2)} s; ${different} differ`,
  );
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readPackage, type Verification, verifyPackage } from '../../src/actions/verifyPackage.ts';
import { canonical } from '../../src/core/evaluation/canonical.ts';
import { readJson } from '../../src/core/evaluation/jsonText.ts';
import { parseRunPackage } from '../../src/core/evaluation/parseRunPackage.ts';
import { givenHashes } from '../../src/core/evaluation/runPackage.ts';
import { type Problem, placeText } from '../../src/core/problem.ts';
import { fingerprint } from '../../src/io/fingerprint.ts';
import { differenceText, otherProgramText } from '../../src/report/verificationTexts.ts';
import { richEvaluated, tavi5Offers } from '../report/evaluation.ts';
import { lotWithAllForms } from '../support/allForms.ts';
import { allFormsOffer } from '../support/allFormsOffer.ts';
import { packageOfOtherRules, packageText, verifyingWorld } from '../support/runPackages.ts';
import { firstLot, shippedTender } from '../support/tenders.ts';
import { uncertainTender } from '../support/uncertainTender.ts';
import { publishedForTest } from '../support/workbooks.ts';

const world = verifyingWorld();

/** A package as plain values, for changing it. */
// biome-ignore lint/suspicious/noExplicitAny: tests change what no type allows
type Loose = any;

const tavi5 = shippedTender('tavi5');
const whole = packageText(tavi5, tavi5Offers(firstLot(tavi5)));
const written = (data: Loose): string => `${JSON.stringify(canonical(data), null, 2)}\n`;
const read = (text: string) =>
  readPackage(world, { name: 'esito-run.json', bytes: new TextEncoder().encode(text) });

async function verified(text: string): Promise<Verification> {
  const { value, problems } = read(text);
  if (value === undefined) throw new Error(problems.map(({ message }) => message.en).join('\n'));
  return verifyPackage(world, value, 'test');
}

/** The package after one change. */
function changed(change: (data: Loose) => void): string {
  const data = JSON.parse(whole);
  change(data);
  return written(data);
}

type Step = string | number;

/** Paths of all numbers, and of texts with a digit. */
function leavesWithDigits(value: unknown, path: readonly Step[] = []): (readonly Step[])[] {
  if (value !== null && typeof value === 'object') {
    return Object.entries(value).flatMap(([key, inner]) =>
      leavesWithDigits(inner, [...path, Array.isArray(value) ? Number(key) : key]),
    );
  }
  return typeof value === 'number' || /\d/.test(String(value)) ? [path] : [];
}

/** Another digit in the place of the last one that a double can tell from its neighbours. */
function withOtherDigit(value: string | number): string | number {
  if (typeof value === 'string') return value.replace(/\d(?=\D*$)/, otherDigit);
  const text = String(value);
  for (const position of [...text.matchAll(/\d/g)].map(({ index }) => index).reverse()) {
    const other = Number(
      `${text.slice(0, position)}${otherDigit(text[position] as string)}${text.slice(position + 1)}`,
    );
    if (other !== value) return other;
  }
  throw new Error(`no digit of ${text} can be changed`);
}

function otherDigit(digit: string): string {
  return String((Number(digit) + 1) % 10);
}

function changeAt(data: Loose, path: readonly Step[]): void {
  const parent = path.slice(0, -1).reduce((inner, step) => inner[step], data);
  const last = path.at(-1) as Step;
  parent[last] = withOtherDigit(parent[last]);
}

function ofEveryForm(): string {
  const lot = lotWithAllForms(firstLot(tavi5));
  const tender = { ...tavi5, lots: [lot] };
  const published = publishedForTest(tender);
  return packageText(
    tender,
    ['Alfa', 'Beta'].map((name) => allFormsOffer(published, lot, name)),
  );
}

function judged(): string {
  const { tender, evaluation } = richEvaluated();
  return packageText(tender, evaluation.offers, evaluation.committee);
}

function ofTwoLots(): string {
  const first = firstLot(tavi5);
  const lotLimit = { kind: 'none' } as const;
  return packageText(
    { ...tavi5, lotLimit, lots: [first, { ...first, id: '2', patients: 50 }] },
    tavi5Offers(first),
  );
}

function uncertain(): string {
  const tender = uncertainTender();
  return packageText(tender, tavi5Offers(firstLot(tender)));
}

describe('a package', () => {
  it.each<[string, () => string]>([
    ['the five offers', () => whole],
    ['a committee, declarations, missing evidence', judged],
    ['a Markov model, correlations, other models and groups', uncertain],
    ['every form of evidence, own draws among them', ofEveryForm],
    ['two lots', ofTwoLots],
    ['figures declared, comparisons two by two, several prices, a life-cycle cost', packageOfOtherRules],
  ])('is computed again to the last byte: %s', async (_, text) => {
    const { identical, differences, compared } = await verified(text());
    expect(differences).toEqual([]);
    expect(identical).toBe(true);
    expect(compared).toBeGreaterThan(3000);
  });
});

describe('one digit changed', () => {
  it('anywhere in result, ledger and hashes is named, that one and no other', async () => {
    const data = JSON.parse(whole);
    const paths = leavesWithDigits(data).filter(
      ([part]) => part === 'result' || part === 'ledger' || part === 'hashes',
    );
    expect(paths.length).toBeGreaterThan(5000);
    for (const path of paths) changeAt(data, path);
    const { differences, identical } = await verified(written(data));
    expect(identical).toBe(false);
    const named = new Set(differences.map(({ path }) => path.join(' ')));
    expect(named).toEqual(new Set(paths.map((path) => path.join(' '))));
    expect(differences).toHaveLength(paths.length);
  });

  it('anywhere in rules, inputs and plan is named by its part, before anything is computed', () => {
    const paths = leavesWithDigits(JSON.parse(whole)).filter(
      ([part]) => part === 'rules' || part === 'inputs' || part === 'plan',
    );
    expect(paths.length).toBeGreaterThan(200);
    const hashOf = ([part, field, ...rest]: readonly Step[]): string => {
      if (part !== 'rules') return `hashes ${part}`;
      return field === 'fingerprint' ? 'rules fingerprint' : `hashes definitionParts ${rest[0]}`;
    };
    const { result: _, ledger: __, ...small } = JSON.parse(whole);
    for (const path of paths) {
      const data = structuredClone(small);
      changeAt(data, path);
      const { data: again, locate } = readJson(written(data), 'esito-run.json');
      const { problems, changed } = parseRunPackage(again, locate, fingerprint);
      const places = [
        ...problems.map(({ where }) => (where.field ?? '').replaceAll('.', ' ')),
        ...changed.map((one) => one.path.join(' ')),
      ];
      const found = places.some(
        (place) => place.startsWith(hashOf(path)) || place.startsWith(path.join(' ')),
      );
      expect(found, `${path.join('.')}: ${places.join(' | ')}`).toBe(true);
    }
  });

  it('is said with its line, in words of both languages', async () => {
    const text = changed((data) => {
      data.result.lots[0].scoring.economic[1].points = 20.1923;
    });
    const { differences } = await verified(text);
    expect(differences).toHaveLength(1);
    const [{ place, where, ...values }] = differences as [Verification['differences'][number]];
    expect(place.it).toBe('risultato › lotto 1 › punteggi › offerta economica › offerta s2 › punti');
    expect(place.en).toBe('result › lot 1 › scoring › economic offer › offer s2 › points');
    expect(differenceText(values).it).toBe('nel pacchetto 20.1923, ricalcolato 20.19231');
    expect(text.split('\n')[(where.line ?? 0) - 1]?.slice((where.column ?? 0) - 1)).toBe('20.1923,');
  });

  it('in a figure that was given is named where the result has it, with all that follows', async () => {
    const text = changed((data) => {
      data.inputs[0].offers[0].evidence.indicators[0].given.events += 1;
    });
    const { differences } = await verified(text);
    const places = differences.map(({ place }) => place.en);
    expect(places.slice(0, 4)).toEqual([
      'SHA-256 hashes › inputs',
      'SHA-256 hashes › result',
      'SHA-256 hashes › ledger',
      'SHA-256 hashes › whole package',
    ]);
    expect(places[4]).toMatch(
      /^result › lot 1 › offers › offer S1 › evidence › .* › figures given › events$/,
    );
    expect(places.some((place) => place.includes('economic'))).toBe(false);
  });

  it.each([
    ['the same number written otherwise', '"seed": 20261124,', '"seed": 20261124.0,'],
    [
      'a digit beyond what a number can hold',
      '"benefit": 218394.00000000003,',
      '"benefit": 218394.00000000004,',
    ],
    ['another space', '"kind": "esito-run",', '"kind":  "esito-run",'],
  ])('that changes no value is named by its line: %s', async (_, from, to) => {
    const { identical, differences } = await verified(whole.replace(from, to));
    expect(identical).toBe(false);
    expect(differences).toHaveLength(1);
    const line = whole.slice(0, whole.indexOf(from)).split('\n').length;
    expect(differences[0]).toMatchObject({ packaged: to, recomputed: from, where: { line } });
  });
});

describe('a package made to agree with itself', () => {
  const rehashed = (data: Loose): string => {
    const { inputs, plan, rules, result, ledger } = data;
    Object.assign(data.hashes, givenHashes({ definition: rules.definition, inputs, plan }, fingerprint));
    data.rules.fingerprint = data.hashes.definition;
    data.hashes.result = fingerprint(result);
    data.hashes.ledger = fingerprint(ledger);
    const { package: _, ...hashes } = data.hashes;
    data.hashes.package = fingerprint({ ...data, hashes });
    return written(data);
  };

  it.each<[string, (data: Loose) => void, RegExp]>([
    [
      'a figure in inputs and result, with a distribution that does not follow',
      (data) => {
        data.inputs[0].offers[0].evidence.indicators[0].given.events += 1;
        data.result.lots[0].offers[0].evidence.evidence[0].given.events += 1;
      },
      /offer S1 › .* › distribution › a$/,
    ],
    [
      'a distribution’s parameter',
      (data) => {
        data.result.lots[0].offers[2].evidence.evidence[1].distribution.b += 1;
      },
      /offer S3 › .* › distribution › b$/,
    ],
    [
      'a weight of the rules',
      (data) => {
        data.rules.definition.lots[0].criteria[0].weight = 71;
        data.rules.definition.lots[0].price.weight = 29;
        data.result.tender.fingerprint = fingerprint(data.rules.definition);
      },
      /ranking › offer s5 › total$/,
    ],
    [
      'the seed',
      (data) => {
        data.plan[0].seed = 1;
        data.result.lots[0].valuation.seed = 1;
      },
      /simulation › expected values › offer s1 › cost › value$/,
    ],
  ])('is caught by its numbers, whatever its hashes say: %s', async (_, change, place) => {
    const data = JSON.parse(whole);
    change(data);
    const { identical, differences } = await verified(rehashed(data));
    expect(identical).toBe(false);
    expect(differences.some((one) => place.test(one.place.en))).toBe(true);
    expect(
      differences.every(({ path: [part] }) => part === 'result' || part === 'ledger' || part === 'hashes'),
    ).toBe(true);
  });

  it('is confirmed where everything follows: what it is held against is its hash in the minutes', async () => {
    const data = JSON.parse(whole);
    data.inputs[0].offers[0].evidence.indicators[0].source += ' (2)';
    data.result.lots[0].offers[0].evidence.evidence[0].source += ' (2)';
    const { identical, sha256 } = await verified(rehashed(data));
    expect(identical).toBe(true);
    expect(sha256).not.toBe(JSON.parse(whole).hashes.package);
  });

  it('is confirmed when another version made it, and says which', async () => {
    const data = JSON.parse(whole);
    data.program.version = '0.0.9';
    data.result.program.version = '0.0.9';
    const { identical, madeBy, verifiedBy } = await verified(rehashed(data));
    expect(identical).toBe(true);
    expect(otherProgramText(madeBy, verifiedBy)?.en).toContain('Esito 0.0.9');
    expect(otherProgramText(verifiedBy, verifiedBy)).toBeNull();
  });
});

describe('a file that is no package', () => {
  const code = ({ code }: Problem): string => code;

  it.each<[string, (data: Loose) => void, string, string]>([
    ['of another kind', (data) => Object.assign(data, { kind: 'esito-settlement' }), 'not-a-package', ''],
    ['of another format', (data) => Object.assign(data, { format: 2 }), 'not-a-package', ''],
    ['with more than belongs there', (data) => Object.assign(data, { more: 1 }), 'unknown-key', 'more'],
    ['without a plan', (data) => delete data.plan, 'missing', 'plan'],
    [
      'with too many draws',
      (data) => Object.assign(data.plan[0], { draws: 1e9 }),
      'invalid-value',
      'plan.0.draws',
    ],
    [
      'with draws that its method cannot make',
      (data) => Object.assign(data.plan[0], { mode: 'sharp', draws: 1001 }),
      'draws-not-whole',
      'plan.0.draws',
    ],
    [
      'with the plan of another lot',
      (data) => Object.assign(data.plan[0], { lot: '2' }),
      'lots-of-plan',
      'plan',
    ],
    ['with a lot twice', (data) => data.inputs.push(data.inputs[0]), 'lots-of-inputs', 'inputs'],
    [
      'with an indicator twice',
      (data) => {
        const { indicators } = data.inputs[0].offers[1].evidence;
        indicators[1] = indicators[0];
      },
      'indicators-not-each-once',
      'inputs.0.offers.1.evidence',
    ],
    [
      'with a figure that nobody asked for',
      (data) => Object.assign(data.inputs[0].offers[1].evidence.indicators[0].given, { constructor: 1 }),
      'not-asked-for',
      'inputs.0.offers.1.evidence',
    ],
    [
      'with events above n',
      (data) => Object.assign(data.inputs[0].offers[1].evidence.indicators[0].given, { events: 5000 }),
      'events-above-n',
      'inputs.0.offers.1.evidence',
    ],
    [
      'with a price above the base',
      (data) => Object.assign(data.inputs[0].offers[1].price.prices, { B: 20000.01 }),
      'price-above-base',
      'inputs.0.offers.1.price',
    ],
    [
      'with no offer',
      (data) => Object.assign(data.inputs[0], { offers: [] }),
      'no-offers',
      'inputs.0.offers',
    ],
    [
      'with an offer twice',
      (data) => data.inputs[0].offers.push(data.inputs[0].offers[0]),
      'offer-twice',
      'inputs.0.offers',
    ],
    [
      'with rules that no board may publish',
      (data) => Object.assign(data.rules.definition.lots[0].criteria[0], { weight: 7 }),
      'weights-total',
      'rules.definition.lots.0.criteria',
    ],
  ])('is refused with the place: %s', (_, change, wanted, field) => {
    const { value, problems } = read(changed(change));
    expect(value).toBeUndefined();
    expect(problems.map(code)).toContain(wanted);
    const found = problems.find((one) => one.code === wanted);
    expect(found?.where.field ?? '').toBe(field);
    expect(found?.where.line).toBeGreaterThan(0);
  });

  it.each([
    ['cut off', whole.slice(0, 5000), 'json-syntax'],
    ['empty', '', 'json-syntax'],
    ['nested without end', '['.repeat(200_000) + ']'.repeat(200_000), 'too-deep'],
    ['a list', '[]', 'not-a-package'],
    ['nothing', 'null', 'not-a-package'],
  ])('is refused: %s', (_, text, wanted) => {
    expect(read(text).problems.map(code)).toEqual([wanted]);
  });

  it('is refused if it is no text', () => {
    const { problems } = readPackage(world, { name: 'x', bytes: Uint8Array.of(0x7b, 0xff) });
    expect(problems.map(code)).toEqual(['not-text']);
  });

  it('never brings the program down, and is never confirmed', async () => {
    const bits = ['', '0', '9', '-', '1e999', 'null', '"', '{', '[]', '{"__proto__":1}', '\u0000', ','];
    await fc.assert(
      fc.asyncProperty(
        fc.nat(whole.length - 1),
        fc.nat(12),
        fc.constantFrom(...bits),
        async (at, cut, bit) => {
          const text = whole.slice(0, at) + bit + whole.slice(at + cut);
          fc.pre(text !== whole);
          const { value, problems } = read(text);
          if (value === undefined) {
            expect(problems.every(({ where }) => placeText(where) !== '')).toBe(true);
            expect(problems.length).toBeGreaterThan(0);
          } else expect((await verifyPackage(world, value, 'test')).identical).toBe(false);
        },
      ),
      { numRuns: 60 },
    );
  });
});

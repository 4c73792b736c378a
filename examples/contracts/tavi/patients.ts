import { daysAfter, daysBetween } from '../days.ts';
import { type Dice, dice } from '../dice.ts';
import {
  calendar,
  deathRisk,
  forgetful,
  recalled,
  type Site,
  type Supplier,
  seed,
  sites,
  suppliers,
} from './truth.ts';

/** Something that happened to a patient. */
interface Happening {
  readonly code: string;
  readonly flow: 'sdo' | 'anagrafe' | 'proms';
  readonly date: string;
  readonly profile?: string;
}

/** An invented patient with everything that happened, whether or not it will be delivered. */
export interface Patient {
  readonly number: number;
  readonly supplier: Supplier;
  readonly site: Site;
  readonly index: string;
  readonly valve: 0 | 1;
  readonly lot: string;
  readonly introducer: boolean;
  readonly urgent: boolean;
  readonly age: number;
  readonly female: boolean;
  readonly lowFunction: boolean;
  readonly death: string | undefined;
  readonly emigrated: string | undefined;
  /** Never heard of again after the implant: nothing later is delivered. */
  readonly forgotten: boolean;
  readonly happenings: readonly Happening[];
}

/** All of them in order of index date. */
export function patients(): Patient[] {
  let number = 0;
  return suppliers
    .flatMap((supplier) =>
      Array.from({ length: supplier.implants }, () => {
        number += 1;
        return patient(supplier, number, dice(seed, `patient ${number}`));
      }),
    )
    .toSorted((a, b) => (a.index === b.index ? a.number - b.number : a.index < b.index ? -1 : 1));
}

function patient(supplier: Supplier, number: number, dice: Dice): Patient {
  const site = dice.one(sites.map((code, at) => [code, supplier.spread[at] as number] as const));
  const index = daysAfter(calendar.from, dice.whole(0, daysBetween(calendar.from, calendar.to)));
  const age = Math.min(97, Math.max(58, Math.round(dice.normal(81, 6))));
  const female = dice.chance(0.5);
  const lowFunction = dice.chance(0.15);
  const faulty =
    supplier.id === recalled.supplier &&
    index >= recalled.from &&
    index <= recalled.to &&
    dice.chance(recalled.share);
  const dead = deathDay(dice, deathRisk(age, female, lowFunction) * supplier.death);
  const gone = dice.chance(0.01) ? dice.whole(40, 500) : undefined;
  const last = Math.min(dead ?? Number.POSITIVE_INFINITY, gone ?? Number.POSITIVE_INFINITY);
  return {
    number,
    supplier,
    site,
    index,
    valve: dice.chance(0.55) ? 1 : 0,
    lot: faulty ? recalled.lot : `${supplier.id}-${index.slice(2, 4)}Q${quarter(index)}-${dice.whole(1, 3)}`,
    introducer: dice.chance(0.6),
    urgent: dice.chance(0.12),
    age,
    female,
    lowFunction,
    death: dead === undefined ? undefined : daysAfter(index, dead),
    emigrated: gone === undefined || gone >= (dead ?? gone + 1) ? undefined : daysAfter(index, gone),
    forgotten: site === forgetful.site && dice.chance(forgetful.share),
    happenings: [
      ...events(dice, supplier, faulty ? recalled.reintervention : supplier.reintervention),
      ...questionnaires(dice),
      ...(dead === undefined ? [] : [{ code: 'DEATH', flow: 'anagrafe' as const, day: dead }]),
    ]
      // On the last day at the latest, and nothing of the living afterwards.
      .filter(({ day }) => day <= last)
      .map(({ day, ...one }) => ({ ...one, date: daysAfter(index, day) })),
  };
}

type Undated = Omit<Happening, 'date'> & { readonly day: number };

/** Day of death: by the model within 30 days, afterwards 8% in a year. */
function deathDay(dice: Dice, within30: number): number | undefined {
  const early = dice.chance(within30);
  const day = dice.whole(0, 30);
  if (early) return day;
  for (const year of [0, 1]) if (dice.chance(0.08)) return 31 + 365 * year + dice.whole(0, 364);
  return undefined;
}

function events(dice: Dice, supplier: Supplier, reintervention: number): Undated[] {
  const code = (codes: readonly string[]) => dice.one(codes.map((one) => [one, 1] as const));
  const found: Undated[] = [];
  const happens = (probability: number, codes: readonly string[], from: number, to: number) => {
    const [yes, which, day] = [dice.chance(probability), code(codes), dice.whole(from, to)];
    if (yes) found.push({ code: which, flow: 'sdo', day });
    return yes;
  };
  // After the window it is still a pacemaker, but none that the contract counts.
  if (!happens(supplier.pacemaker, ['37.80', '37.82', '37.83'], 0, 9))
    happens(0.012, ['37.82', '37.83'], 31, 400);
  happens(supplier.stroke, ['434.11', '434.91', '431'], 0, 12);
  happens(supplier.vascular, ['VARC3-VASC-MAJOR'], 0, 4);
  happens(reintervention, ['REINT'], 20, 364);
  return found;
}

/** At admission and after about 90 days; most answer, and most of them are better. */
function questionnaires(dice: Dice): Undated[] {
  const before = Array.from({ length: 5 }, () =>
    dice.one([
      [1, 2],
      [2, 4],
      [3, 4],
      [4, 1],
    ]),
  );
  const after = before.map((level) => {
    const [better, worse] = [dice.chance(0.6), dice.chance(0.07)];
    return Math.min(5, Math.max(1, level - (better ? 1 : 0) + (worse ? 1 : 0)));
  });
  const [first, second, day] = [dice.chance(0.97), dice.chance(0.95), dice.whole(70, 120)];
  // One questionnaire in forty lacks an answer: 9.
  const one = (levels: readonly number[], when: number): Undated => ({
    code: 'EQ5D5L',
    flow: 'proms',
    profile: dice.chance(0.025) ? `${levels.slice(0, 4).join('')}9` : levels.join(''),
    day: when,
  });
  return [...(first ? [one(before, 0)] : []), ...(second ? [one(after, day)] : [])];
}

function quarter(date: string): number {
  return Math.ceil(Number(date.slice(5, 7)) / 3);
}

/** What is true in the invented world: README.md beside this file says it in words. */
/** Chosen among sixty so that what is observed lies near what is true. */
export const seed = 24;
export const contractId = 'tavi-2026';
export const source = 'regione-demo';
export const calendar = { from: '2024-10-01', to: '2026-09-30' };
/** The keys are no secret here: real ones never leave the hospital. */
export const keys = ['chiave dimostrativa della versione 1', 'chiave dimostrativa della versione 2'];

export const sites = ['H01', 'H02', 'H03', 'H04', 'H05', 'H06'] as const;
export type Site = (typeof sites)[number];
/** Where one patient in five is never heard of again. */
export const forgetful = { site: 'H05', share: 0.2 } as const;

interface Valve {
  readonly udi: string;
  readonly rdm: string;
  readonly catalogue: string;
}

export interface Supplier {
  readonly id: 'S1' | 'S2' | 'S3';
  readonly implants: number;
  /** How its implants are spread over the sites, in the order of `sites`. */
  readonly spread: readonly number[];
  readonly price: number;
  readonly valves: readonly [Valve, Valve];
  readonly introducer: { readonly udi?: string; readonly rdm: string; readonly catalogue: string };
  /** True rates within 30 days; `death` multiplies the risk of the model. */
  readonly pacemaker: number;
  readonly stroke: number;
  readonly vascular: number;
  readonly death: number;
  /** Within a year, recalled lot apart. */
  readonly reintervention: number;
}

export const suppliers: readonly Supplier[] = [
  {
    id: 'S1',
    implants: 420,
    spread: [5, 4, 3, 3, 2, 3],
    price: 19000,
    valves: [
      { udi: '09520000010010', rdm: '2000101', catalogue: 'S1-23' },
      { udi: '09520000010027', rdm: '2000102', catalogue: 'S1-26' },
    ],
    introducer: { udi: '09520000010096', rdm: '2000109', catalogue: 'S1-INT' },
    pacemaker: 0.06,
    stroke: 0.014,
    vascular: 0.025,
    death: 0.6,
    reintervention: 0.012,
  },
  {
    id: 'S3',
    implants: 300,
    spread: [3, 3, 3, 2, 2, 2],
    price: 15900,
    valves: [
      { udi: '09520000030018', rdm: '2000301', catalogue: 'S3-23' },
      { udi: '09520000030025', rdm: '2000302', catalogue: 'S3-26' },
    ],
    introducer: { rdm: '2000309', catalogue: 'S3-INT' },
    pacemaker: 0.11,
    stroke: 0.022,
    vascular: 0.06,
    death: 1,
    reintervention: 0.015,
  },
  {
    id: 'S2',
    implants: 380,
    spread: [3, 4, 3, 4, 3, 2],
    price: 16500,
    valves: [
      { udi: '09520000020019', rdm: '2000201', catalogue: 'S2-23' },
      { udi: '09520000020026', rdm: '2000202', catalogue: 'S2-26' },
    ],
    introducer: { udi: '09520000020095', rdm: '2000209', catalogue: 'S2-INT' },
    pacemaker: 0.22,
    stroke: 0.024,
    vascular: 0.034,
    death: 0.8,
    reintervention: 0.016,
  },
];

/** A production lot with a fault: used in these months in part of the implants of its supplier. */
export const recalled = {
  lot: 'S3-25Q2-K7',
  supplier: 'S3',
  from: '2025-04-01',
  to: '2025-07-31',
  share: 0.6,
  reintervention: 0.3,
} as const;

/** The frozen risk model of contract.yaml. */
export function deathRisk(age: number, female: boolean, lowFunction: boolean): number {
  return 1 / (1 + Math.exp(-(-8.2 + 0.05 * age + (female ? 0.1 : 0) + (lowFunction ? 0.8 : 0))));
}

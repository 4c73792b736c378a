import type { Delivery } from '../deliveryFolder.ts';

/** The four half-yearly deliveries: one source, one of them as Italian offices export, the key rotated before the third. */
export const periods: readonly Omit<Delivery, 'files' | 'source'>[] = [
  {
    name: '01-2024-10_2025-03',
    dialect: 'iso',
    from: '2024-10-01',
    to: '2025-03-31',
    extractedAt: '2025-05-12T08:00:00+02:00',
    keyVersion: 1,
  },
  {
    name: '02-2025-04_2025-09',
    dialect: 'italian',
    from: '2025-04-01',
    to: '2025-09-30',
    extractedAt: '2025-11-10T08:00:00+01:00',
    keyVersion: 1,
  },
  // Later than the contract asks: October 2025 was owed by 18 May 2026.
  {
    name: '03-2025-10_2026-03',
    dialect: 'iso',
    from: '2025-10-01',
    to: '2026-03-31',
    extractedAt: '2026-05-28T08:00:00+02:00',
    keyVersion: 2,
  },
  {
    name: '04-2026-04_2026-09',
    dialect: 'iso',
    from: '2026-04-01',
    to: '2026-09-30',
    extractedAt: '2026-11-10T08:00:00+01:00',
    keyVersion: 2,
  },
];

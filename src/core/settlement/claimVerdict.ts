/** Why a claim does not count. The first that holds is given. */
export const claimRejections = [
  'adjudicated',
  'not-linked',
  'late',
  'not-documented',
  'udi-not-matched',
  'other-cause',
  'out-of-warranty',
] as const;

export type ClaimRejection = (typeof claimRejections)[number];

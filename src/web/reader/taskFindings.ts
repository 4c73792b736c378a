/** What a hospital can say of cases that it was asked about. */
export const taskFindings = ['confirmed', 'corrected', 'not-found'] as const;

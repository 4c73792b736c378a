import type { Text } from '../problem.ts';

/** Both languages in one cell, Italian above. */
export const both = ({ it, en }: Text): string => `${it}\n${en}`;

/** Both languages in one line. */
export const inline = ({ it, en }: Text): string => (it === en ? it : `${it} / ${en}`);

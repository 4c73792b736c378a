import { join } from 'node:path';
import { writeAwardPackage } from './awardPackage.ts';
import { makeCup } from './cup/make.ts';
import { makeTavi } from './tavi/make.ts';

/** Writes packages and deliveries of the example contracts, always the same bytes. */
const [tavi, cup] = ['tavi', 'cup'].map((name) => join(import.meta.dirname, name)) as [string, string];
makeTavi(tavi);
makeCup(cup);
writeAwardPackage('tavi5', tavi);
writeAwardPackage('cup-unico', cup);

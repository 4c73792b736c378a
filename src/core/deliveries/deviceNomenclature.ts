import { z } from 'zod';

/**
 * A class of devices: a letter and up to six pairs of digits, each a level deeper. CND (Italy, from 2007) and EMDN (Regulation (EU) 2017/745,
 * article 26), which was made of it, are both written so.
 */
const classSchema = z.string().regex(/^[A-Z](\d\d){0,6}$/);

/**
 * A table that says which class of EMDN stands for which of CND, and which class a number of the national repertory (RDM) is of. It is an
 * input: whoever uses it names the version that was in force.
 */
export const concordanceSchema = z
  .strictObject({
    version: z.string().min(1),
    source: z.string().min(1),
    classes: z
      .array(z.strictObject({ cnd: classSchema, emdn: classSchema, label: z.string().min(1).optional() }))
      .min(1),
    repertory: z
      .array(z.strictObject({ rdmNumber: z.string().min(1), cnd: classSchema }))
      .default([])
      .meta({ description: 'Classes of the numbers in the national repertory of medical devices (BD/RDM).' }),
  })
  .meta({ id: 'Concordance', description: 'Which class of EMDN stands for which of CND.' });

export type Concordance = z.infer<typeof concordanceSchema>;

/** What a table knows of a class: itself, or the deepest class above it that the table vouches for. */
export interface FoundClass {
  readonly cnd: string;
  readonly emdn: string;
  readonly label: string | undefined;
  /** Whether the class that was asked for stands in the table. */
  readonly exact: boolean;
}

export interface Nomenclature {
  readonly version: string;
  /** By the longest part that a code has in common with one of the table. */
  byCnd(code: string): FoundClass | undefined;
  byRdm(rdmNumber: string): FoundClass | undefined;
}

/**
 * A table ready to be asked. A code that it has not is of the deepest class that it shares with others: if `X0103` has only sisters in the
 * table, `X010301` and `X010302`, what their classes of EMDN have in common is the answer.
 */
export function nomenclature({ version, classes, repertory }: Concordance): Nomenclature {
  const own = new Map(classes.map((row) => [row.cnd, row]));
  const below = new Map<string, string>();
  for (const { cnd, emdn } of classes)
    for (const part of levelsOf(cnd)) below.set(part, commonClass(below.get(part) ?? emdn, emdn));
  const byNumber = new Map(repertory.map(({ rdmNumber, cnd }) => [rdmNumber, cnd]));

  const byCnd = (code: string): FoundClass | undefined => {
    for (const part of levelsOf(plain(code)).toReversed()) {
      const row = own.get(part);
      const emdn = row?.emdn ?? below.get(part);
      if (emdn !== undefined && emdn !== '')
        return { cnd: part, emdn, label: row?.label, exact: row !== undefined && part === plain(code) };
    }
    return undefined;
  };
  return {
    version,
    byCnd,
    byRdm(rdmNumber) {
      const cnd = byNumber.get(rdmNumber);
      return cnd === undefined ? undefined : byCnd(cnd);
    },
  };
}

/** Whether one of two classes is the other, or holds it: an office may write a class less deeply than the repertory. */
export function sameBranch(one: string, other: string): boolean {
  const [a, b] = [plain(one), plain(other)];
  return a.startsWith(b) || b.startsWith(a);
}

/** The codes of a row of deliveries that say what kind of device it is. */
export interface ClassCodes {
  readonly cnd: string | undefined;
  readonly emdn: string | undefined;
  /** Numbers of the contract's device that the row names. */
  readonly rdmNumbers: readonly string[];
}

/**
 * Codes of a row that do not belong together: its CND is not that of the device by the repertory, or its EMDN not the one that stands for
 * the device's CND. What the table does not know is not doubted.
 */
export function classDoubts(
  table: Nomenclature,
  { cnd, emdn, rdmNumbers }: ClassCodes,
): readonly ('cnd_code' | 'emdn_code')[] {
  const ofDevice = rdmNumbers.map((number) => table.byRdm(number)).filter((found) => found !== undefined);
  const doubts: ('cnd_code' | 'emdn_code')[] = [];
  if (cnd !== undefined && ofDevice.length > 0 && !ofDevice.some((found) => sameBranch(found.cnd, cnd)))
    doubts.push('cnd_code');
  const ofRow = cnd === undefined ? undefined : table.byCnd(cnd);
  const expected = ofDevice.length > 0 ? ofDevice : ofRow === undefined ? [] : [ofRow];
  if (emdn !== undefined && expected.length > 0 && !expected.some((found) => sameBranch(found.emdn, emdn)))
    doubts.push('emdn_code');
  return doubts;
}

/** `X0103` → `X`, `X01`, `X0103`. */
function levelsOf(code: string): readonly string[] {
  const levels: string[] = [];
  for (let end = 1; end <= code.length; end += 2) levels.push(code.slice(0, end));
  return levels;
}

/** The deepest class that holds both; empty if even the letters differ. */
function commonClass(one: string, other: string): string {
  return (
    levelsOf(one)
      .filter((level) => other.startsWith(level))
      .at(-1) ?? ''
  );
}

/** Offices write classes in small letters and with dots. */
function plain(code: string): string {
  return code.replaceAll(/[\s.]/g, '').toUpperCase();
}

import { validGtin } from './gtin.ts';

/** A unique device identifier as it was scanned. `raw` is kept whatever was understood. */
export interface Udi {
  readonly raw: string;
  /** HIBC and ICCBBA are kept as scanned, not taken apart */
  readonly issuer: 'gs1' | 'hibc' | 'iccbba' | 'unknown';
  /** AI 01, 14 digits */
  readonly deviceIdentifier?: string;
  /** AI 11, ISO date */
  readonly manufactured?: string;
  /** AI 17, ISO date */
  readonly expiry?: string;
  /** AI 10 */
  readonly lot?: string;
  /** AI 21 */
  readonly serial?: string;
  /** what the row should be asked about; none of it refuses the row */
  readonly doubts: readonly UdiDoubt[];
}

type UdiDoubt =
  | 'no-device-identifier'
  | 'check-digit'
  | 'not-a-date'
  | 'repeated-element'
  | 'unreadable-rest';

type Field = 'deviceIdentifier' | 'manufactured' | 'expiry' | 'lot' | 'serial';

interface Element {
  readonly field: Field;
  /** how many, and no more */
  readonly digits?: number;
}

/** Values of so many digits, or of 1 to 20 characters that end with FNC1 (GS1 General Specifications 3). */
const ELEMENTS: Readonly<Record<string, Element>> = {
  '01': { field: 'deviceIdentifier', digits: 14 },
  '11': { field: 'manufactured', digits: 6 },
  '17': { field: 'expiry', digits: 6 },
  '10': { field: 'lot' },
  '21': { field: 'serial' },
};

/** The character by which scanners write FNC1. */
const FNC1 = String.fromCharCode(29);

/** What a scanner puts before a GS1 code: `]d2` Data Matrix, `]C1` GS1-128, `]Q3` QR. */
const SYMBOLOGY = /^\](d2|C1|Q3|e0)/;

/**
 * Takes a UDI apart: GS1 element strings with brackets, `(01)…(17)…`, or as scanned, with FNC1 (character 29) after values of variable
 * length. Elements other than 01, 11, 17, 10 and 21 are passed over where brackets delimit them, and end the reading where
 * nothing does.
 * @param year in which it was delivered: GS1 writes two digits, read as at most 49 years before and 50 after it
 */
export function readUdi(text: string, year: number): Udi {
  const raw = text.trim();
  if (raw.startsWith('+')) return { raw, issuer: 'hibc', doubts: [] };
  if (/^[=&]/.test(raw)) return { raw, issuer: 'iccbba', doubts: [] };
  const code = raw.replace(SYMBOLOGY, '');
  const { values, doubts } = code.startsWith('(') ? bracketed(code) : scanned(code);
  if (values.size === 0) return { raw, issuer: 'unknown', doubts: ['no-device-identifier'] };
  const read: Partial<Record<Field, string>> = {};
  for (const [field, value] of values) {
    const date = field === 'manufactured' || field === 'expiry';
    const kept = date ? gs1Date(value, year) : value;
    if (kept === undefined) doubts.push('not-a-date');
    else read[field] = kept;
  }
  if (read.deviceIdentifier === undefined) doubts.push('no-device-identifier');
  else if (!validGtin(read.deviceIdentifier)) doubts.push('check-digit');
  return { raw, issuer: 'gs1', ...read, doubts: [...new Set(doubts)] };
}

interface Elements {
  readonly values: Map<Field, string>;
  readonly doubts: UdiDoubt[];
}

function bracketed(code: string): Elements {
  const found: Elements = { values: new Map(), doubts: [] };
  for (const part of code
    .replaceAll(FNC1, '')
    .slice(1)
    .split(/\((?=\d{2,4}\))/)) {
    const [, identifier = '', value = ''] = /^(\d{2,4})\)(.*)$/.exec(part) ?? [];
    const element = ELEMENTS[identifier];
    if (element === undefined) continue;
    if (isValue(element, value)) keep(found, element.field, value);
    else found.doubts.push('unreadable-rest');
  }
  return found;
}

function scanned(code: string): Elements {
  const found: Elements = { values: new Map(), doubts: [] };
  let rest = code;
  while (rest !== '') {
    if (rest.startsWith(FNC1)) {
      rest = rest.slice(FNC1.length);
      continue;
    }
    const element = ELEMENTS[rest.slice(0, 2)];
    const after = rest.slice(2);
    const value = after.slice(0, element?.digits ?? `${after}${FNC1}`.indexOf(FNC1));
    if (element === undefined || !isValue(element, value)) {
      found.doubts.push('unreadable-rest');
      break;
    }
    keep(found, element.field, value);
    rest = after.slice(value.length);
  }
  return found;
}

function isValue({ digits }: Element, value: string): boolean {
  return digits === undefined
    ? value.length >= 1 && value.length <= 20
    : new RegExp(`^\\d{${digits}}$`).test(value);
}

/** The first of two equal elements counts. */
function keep({ values, doubts }: Elements, field: Field, value: string): void {
  const earlier = values.get(field);
  if (earlier === undefined) values.set(field, value);
  else if (earlier !== value) doubts.push('repeated-element');
}

/** `141120` → `2014-11-20`; day 00 is the last of its month (GS1 General Specifications 3.4.2, 7.12). */
function gs1Date(digits: string, year: number): string | undefined {
  const [short, month, day] = [0, 2, 4].map((at) => Number(digits.slice(at, at + 2))) as [
    number,
    number,
    number,
  ];
  const gap = short - (year % 100);
  const century = year - (year % 100) + (gap >= 51 ? -100 : gap <= -50 ? 100 : 0);
  const full = century + short;
  if (month < 1 || month > 12) return undefined;
  const last = new Date(Date.UTC(full, month, 0)).getUTCDate();
  if (day > last) return undefined;
  const two = (value: number) => String(value).padStart(2, '0');
  return `${full}-${two(month)}-${two(day === 0 ? last : day)}`;
}

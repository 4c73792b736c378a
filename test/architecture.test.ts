import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

/** Which rooms may import which, as the map in src/README.md says; a room may always import itself. */
const allowed: Record<string, readonly string[]> = {
  'core/problem': [],
  'core/numbers': ['core/problem'],
  'core/distributions': ['core/problem', 'core/numbers'],
  'core/tender': ['core/problem', 'core/numbers', 'core/distributions'],
  'core/evidence': ['core/problem', 'core/numbers', 'core/distributions', 'core/tender'],
  'core/valuation': ['core/problem', 'core/numbers', 'core/distributions', 'core/tender', 'core/evidence'],
  'core/scoring': [
    'core/problem',
    'core/numbers',
    'core/distributions',
    'core/tender',
    'core/evidence',
    'core/valuation',
  ],
  'core/minutes': ['core/problem', 'core/numbers', 'core/tender', 'core/evidence', 'core/scoring'],
  'core/rescoring': [
    'core/problem',
    'core/numbers',
    'core/tender',
    'core/evidence',
    'core/valuation',
    'core/scoring',
  ],
  'core/flips': [
    'core/problem',
    'core/numbers',
    'core/distributions',
    'core/tender',
    'core/evidence',
    'core/valuation',
    'core/scoring',
  ],
  'core/laboratory': ['core/problem', 'core/numbers', 'core/tender', 'core/valuation', 'core/scoring'],
  'core/evaluation': [
    'core/problem',
    'core/numbers',
    'core/tender',
    'core/evidence',
    'core/valuation',
    'core/scoring',
    'core/flips',
  ],
  // After the award.
  'core/outcomes': ['core/numbers', 'core/distributions'],
  'core/deliveries': ['core/problem'],
  'core/payment': ['core/problem', 'core/numbers', 'core/tender'],
  'core/contract': [
    'core/problem',
    'core/payment',
    'core/distributions',
    'core/tender',
    'core/evaluation',
    'core/deliveries',
  ],
  'core/tracking': [
    'core/numbers',
    'core/distributions',
    'core/tender',
    'core/evidence',
    'core/valuation',
    'core/evaluation',
    'core/outcomes',
    'core/deliveries',
    'core/contract',
  ],
  // Money after tracking.
  'core/settlement': [
    'core/problem',
    'core/numbers',
    'core/tender',
    'core/evaluation',
    'core/outcomes',
    'core/deliveries',
    'core/payment',
    'core/contract',
    'core/tracking',
  ],
  'core/fairness': [
    'core/problem',
    'core/numbers',
    'core/outcomes',
    'core/payment',
    'core/contract',
    'core/tracking',
    'core/settlement',
  ],
  // Knows no money: a release must not depend on who pays.
  'core/disclosure': ['core/problem', 'core/outcomes', 'core/deliveries', 'core/contract', 'core/tracking'],
  report: ['core/*'],
  actions: ['core/*', 'report'],
  io: ['core/*', 'actions', 'report'],
  web: ['core/*', 'actions', 'report', 'config', 'io/charts'],
  commandLine: ['core/*', 'actions', 'report', 'io', 'web', 'config', 'wire'],
  config: [],
  wire: ['core/*', 'actions', 'io', 'config'],
  cli: ['commandLine', 'config'],
  server: ['commandLine', 'config'],
};

const source = resolve('src');
const files = readdirSync(source, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts') && !name.endsWith('.d.ts'))
  .map((name) => name.replaceAll('\\', '/'));

/** `core/numbers/unit.ts` → `core/numbers`; `wire.ts` → `wire`; `io/charts/toSvg.ts` → `io/charts`. */
function roomOf(file: string): string {
  const parts = file.replace(/\.ts$/, '').split('/');
  return ['core', 'io'].includes(parts[0] as string) && parts.length > 1
    ? parts.slice(0, 2).join('/')
    : (parts[0] as string);
}

/** A file without its comments. */
function codeOf(file: string): string {
  return readFileSync(join(source, file), 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '');
}

/** Static, type-only, re-exported and dynamic imports alike. */
function importsOf(file: string): string[] {
  const text = readFileSync(join(source, file), 'utf8');
  return [...text.matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)].map((match) => match[1] as string);
}

function mayImport(from: string, to: string): boolean {
  const rules = allowed[from] ?? allowed[from.split('/')[0] as string];
  if (rules === undefined) return false;
  const sameRoom = from === to || (from.startsWith('io/') && to.startsWith('io/'));
  return (
    sameRoom ||
    rules.some(
      (rule) =>
        rule === to || (rule.endsWith('/*') ? to.startsWith(rule.slice(0, -1)) : to.startsWith(`${rule}/`)),
    )
  );
}

describe('architecture', () => {
  it('looks at the whole source', () => {
    expect(files.length).toBeGreaterThan(80);
  });

  it('lets imports flow one way', () => {
    const wrong = files.flatMap((file) =>
      importsOf(file)
        .filter((target) => target.startsWith('.'))
        .map((target) => relative(source, resolve(source, dirname(file), target)).replaceAll('\\', '/'))
        .filter((target) => !mayImport(roomOf(file), roomOf(target)))
        .map((target) => `${file} → ${target}`),
    );
    expect(wrong).toEqual([]);
  });

  it('keeps core and report pure: no clock, chance, process, files, network or locale of the machine', () => {
    const forbidden =
      /\b(Date\.now|new Date\(\)|Math\.random|process\.|fetch\(|setTimeout|toLocale\w+)|from '(node:|express|better-sqlite3|kysely|exceljs|pdfkit|yauzl|pino)/;
    const impure = files
      .filter((file) => /^(core|report)\//.test(file))
      .filter((file) => forbidden.test(codeOf(file)));
    expect(impure).toEqual([]);
  });

  it('keeps Math.pow and ** out of the engine: their last bit differs between versions of Node', () => {
    const powers = files
      .filter((file) => file.startsWith('core/'))
      .filter((file) => /Math\.pow|[\w)\]] \*\* [\w(]/.test(codeOf(file)));
    expect(powers).toEqual([]);
  });

  it('reads the environment and the clock in one place each', () => {
    const readers = files.filter((file) => /process\.env\b/.test(codeOf(file)));
    expect(readers).toEqual(['config.ts']);
    const clocks = files.filter((file) => /new Date\(\)|Date\.now\(\)/.test(codeOf(file)));
    expect(clocks).toEqual(['wire.ts']);
  });

  it('has one module that knows exceljs, one that knows pdfkit, one for SQLite', () => {
    const users = (library: string): string[] => [
      ...new Set(files.filter((file) => importsOf(file).includes(library)).map(roomOf)),
    ];
    expect(users('exceljs')).toEqual(['io/excel']);
    expect(users('pdfkit')).toEqual(['io/pdf']);
    expect(users('better-sqlite3')).toEqual(['io/sqlite']);
    expect(users('mathjs')).toEqual(['core/numbers']);
    expect(users('csv-parse')).toEqual(['io/csv']);
    expect(users('@duckdb/node-api')).toEqual(['io/deliveries']);
  });
});

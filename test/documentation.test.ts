import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { contractJsonSchema } from '../src/core/contract/contract.ts';
import { pastTenderSchema } from '../src/core/rescoring/pastTender.ts';
import { tenderJsonSchema } from '../src/core/tender/tender.ts';
import { contractMarkdown, definitionMarkdown } from '../src/report/definitionReference.ts';
import { routes } from '../src/web/routes.ts';

const readme = readFileSync('README.md', 'utf8');
const map = readFileSync('src/README.md', 'utf8');
const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> };
const program = readFileSync('src/commandLine/program.ts', 'utf8');

/** Names of all properties anywhere in a JSON Schema. */
function keysOf(schema: unknown): string[] {
  if (typeof schema !== 'object' || schema === null) return [];
  return Object.entries(schema).flatMap(([name, value]) => [
    ...(name === 'properties' ? Object.keys(value as object) : []),
    ...keysOf(value),
  ]);
}

describe('the documentation', () => {
  it('names every command of the command line, and no other', () => {
    const commands = [...program.matchAll(/\.command\('(\w+)/g)].map(([, name]) => name);
    const documented = new Set(
      [...readme.matchAll(/esito -- (?:--lang \w+ )?(\w+)/g)].map(([, name]) => name),
    );
    expect(commands.length).toBeGreaterThan(3);
    expect([...documented].toSorted()).toEqual(commands.toSorted());
  });

  it('names every option that exists, and only scripts and options that do', () => {
    const named = [
      ...readme.matchAll(/npm (?:run (?:--silent )?)?(start|test|esito|check|bench|examples)\b/g),
    ].map(([, name]) => name);
    expect(new Set(named)).toEqual(new Set(Object.keys(scripts).filter((name) => name !== 'check')));
    const options = [...readme.matchAll(/[ `](--[a-z]+(?:-[a-z]+)*)/g)].map(([, option]) => option as string);
    for (const option of new Set(options)) {
      if (option === '--silent') continue;
      expect(program, option).toMatch(new RegExp(`'${option}[ ']`));
    }
    for (const [, option] of program.matchAll(/'(--[a-z-]+)/g)) expect(options).toContain(option);
  });

  it('lists every page of the site, in the order of the routes', () => {
    const listed = [...map.matchAll(/^\| `(GET|POST) ([^`]+)`/gm)].map(
      ([, method, path]) => `${method} ${path}`,
    );
    expect(listed).toEqual(routes.map(({ method, path }) => `${method.toUpperCase()} ${path}`));
  });

  it('points only at files that are there', () => {
    const guides = [
      '.',
      'tavi',
      'cup-unico',
      'rescoring',
      'contracts',
      'contracts/tavi',
      'contracts/cup',
    ].map((name) => join('examples', name, 'README.md'));
    for (const file of ['README.md', 'src/README.md', 'src/DECISIONS.md', ...guides]) {
      const text = readFileSync(file, 'utf8');
      const links = [...text.matchAll(/\]\((?!https?:)([^)#]+)\)/g)].map(([, target]) =>
        join(dirname(file), target as string),
      );
      const paths = [...text.matchAll(/`((?:src|core|test|tenders|examples|templates)\/[\w./-]+\w)`/g)].map(
        ([, path]) => ((path as string).startsWith('core/') ? `src/${path}` : (path as string)),
      );
      for (const target of [...links, ...paths]) {
        expect(existsSync(target), `${file}: ${target}`).toBe(true);
      }
    }
  });

  it('of past tenders explains every key', () => {
    const guide = readFileSync('examples/rescoring/README.md', 'utf8');
    const keys = keysOf(z.toJSONSchema(pastTenderSchema));
    expect(keys).toContain('costOfCare');
    for (const key of keys) expect(guide).toContain(`\`${key}\``);
  });

  it.each([
    ['tenders/README.md', definitionMarkdown, 'tenders/tender.schema.json', tenderJsonSchema],
    [
      'examples/contracts/FORMAT.md',
      contractMarkdown,
      'examples/contracts/contract.schema.json',
      contractJsonSchema,
    ],
  ])(
    '%s is made from the schema (npm run esito -- reference tenders examples/contracts)',
    (guide, made, file, schema) => {
      expect(readFileSync(guide, 'utf8')).toBe(made());
      expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(JSON.parse(JSON.stringify(schema())));
    },
  );
});

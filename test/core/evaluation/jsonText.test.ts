import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readJson } from '../../../src/core/evaluation/jsonText.ts';

type Step = string | number;

function pathsOf(value: unknown, path: readonly Step[] = []): (readonly Step[])[] {
  if (value === null || typeof value !== 'object') return [path];
  const inner = Object.entries(value).flatMap(([key, one]) =>
    pathsOf(one, [...path, Array.isArray(value) ? Number(key) : key]),
  );
  return [path, ...inner];
}

describe('JSON text', () => {
  it('leads from every value back to its line and column', () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 4 }), fc.constantFrom(0, 1, 3), (compact, indent) => {
        const text = JSON.stringify(JSON.parse(compact), null, indent);
        const { data, problems, locate } = readJson(text, 'x.json');
        expect(problems).toEqual([]);
        const lines = text.split('\n');
        for (const path of pathsOf(data)) {
          const { line = 0, column = 0 } = locate(path);
          const rest = lines
            .slice(line - 1)
            .join('\n')
            .slice(column - 1);
          const value = path.reduce((inner, step) => (inner as Record<Step, unknown>)[step], data);
          expect(rest.startsWith(JSON.stringify(value, null, indent).slice(0, 1))).toBe(true);
          if (value === null || typeof value !== 'object')
            expect(rest.startsWith(JSON.stringify(value))).toBe(true);
        }
      }),
      { numRuns: 200 },
    );
  });

  it('leads from what is not there to the nearest around it, and of names that come twice to the last', () => {
    const { locate } = readJson('{\n"a": [1,\n 2],\n"a": {"b": 3}\n}', 'x.json');
    expect(locate(['a', 'b'])).toEqual({ file: 'x.json', line: 4, column: 12, field: 'a.b' });
    expect(locate(['a', 7, 'c'])).toMatchObject({ line: 4, column: 6 });
    expect(locate(['nowhere'])).toMatchObject({ line: 1, column: 1 });
  });

  it.each([
    ['{"a": 1,\n "b": x}', 2, 7],
    ['{"a": 1,\n}', 2, 1],
    ['{"a" 1}', 1, 6],
    ['[1, 2', 1, 6],
    ['[1 2]', 1, 4],
    ['{"a": 01}', 1, 7],
    ['{"a": "x\n"}', 1, 7],
    ['"a" "b"', 1, 5],
    ['[1]]', 1, 4],
    ['{"a": 1]', 1, 8],
    ['', 1, 1],
    ["{'a': 1}", 1, 2],
  ])('names line and column where %j stops being JSON', (text, line, column) => {
    expect(readJson(text, 'x.json').problems).toMatchObject([
      { code: 'json-syntax', where: { file: 'x.json', line, column } },
    ]);
  });

  it('with a long text in it is read, and refused at its end, without exhausting anything', () => {
    const long = `{"a": "${'x\\n'.repeat(300_000)}"`;
    expect(readJson(`${long}}`, 'x.json').problems).toEqual([]);
    expect(readJson(long, 'x.json').problems).toMatchObject([{ code: 'json-syntax' }]);
  });
});

import { readFileSync } from 'node:fs';
import Handlebars from 'handlebars';

/**
 * What is wrong between a template and a view: every path that the template reads and the view does not have.
 * Handlebars' strict mode does not look at arguments of `if`, `each` and helpers; this walk does. A block that
 * the view does not enter is not walked, so a page needs views that enter all its blocks between them: the
 * blocks entered are collected in `entered`.
 */
export function missingPaths(template: string, view: unknown, entered: Set<string>): string[] {
  const missing: string[] = [];
  walk(parsed(template), [view], template, missing, entered);
  return [...new Set(missing)];
}

/** Every block of a template itself, as `template:line:column`. */
export function blocksOf(template: string): string[] {
  const blocks: string[] = [];
  const collect = (program: hbs.AST.Program | undefined): void => {
    for (const statement of program?.body ?? []) {
      if (statement.type !== 'BlockStatement') continue;
      const block = statement as hbs.AST.BlockStatement;
      blocks.push(blockName(template, block));
      collect(block.program);
      collect(block.inverse);
    }
  };
  collect(parsed(template));
  return blocks;
}

const programs = new Map<string, hbs.AST.Program>();

function parsed(template: string): hbs.AST.Program {
  const known = programs.get(template);
  if (known !== undefined) return known;
  const program = Handlebars.parse(readFileSync(`templates/${template}.hbs`, 'utf8'));
  programs.set(template, program);
  return program;
}

function blockName(template: string, { loc }: hbs.AST.BlockStatement): string {
  return `${template}:${loc.start.line}:${loc.start.column}`;
}

/** @param scopes the contexts around a statement, innermost last */
function walk(
  program: hbs.AST.Program | undefined,
  scopes: readonly unknown[],
  template: string,
  missing: string[],
  entered: Set<string>,
): void {
  const read = (expression: hbs.AST.Expression): unknown => {
    if (expression.type === 'SubExpression') {
      const { params } = expression as hbs.AST.SubExpression;
      const values = params.map(read);
      return values[0] === values[1];
    }
    if (expression.type !== 'PathExpression') return (expression as hbs.AST.StringLiteral).value;
    const { depth, parts, data, original } = expression as hbs.AST.PathExpression;
    if (data) return undefined;
    let value: unknown = scopes.at(-1 - depth);
    for (const part of parts) value = (value as Record<string, unknown> | null | undefined)?.[String(part)];
    if (value === undefined) missing.push(`${template}:${expression.loc.start.line} ${original}`);
    return value;
  };
  for (const statement of program?.body ?? []) {
    switch (statement.type) {
      case 'MustacheStatement': {
        const { path, params } = statement as hbs.AST.MustacheStatement;
        for (const expression of params.length > 0 ? params : [path as hbs.AST.PathExpression])
          read(expression);
        break;
      }
      case 'PartialStatement': {
        const { name, params, hash } = statement as hbs.AST.PartialStatement;
        const partial = `partials/${(name as hbs.AST.PathExpression).original}`;
        const base = params[0] === undefined ? scopes.at(-1) : read(params[0]);
        const named = (hash?.pairs ?? []).map(({ key, value }) => [key, read(value)] as const);
        const scope = named.length === 0 ? base : { ...(base as object), ...Object.fromEntries(named) };
        walk(parsed(partial), [...scopes, scope], partial, missing, entered);
        break;
      }
      case 'BlockStatement': {
        const block = statement as hbs.AST.BlockStatement;
        const helper = (block.path as hbs.AST.PathExpression).original;
        const subject = block.params[0] as hbs.AST.PathExpression;
        const value = read(subject);
        // `@last` and the like are true of some items and false of others: both ways are taken.
        if (subject.data) {
          entered.add(blockName(template, block));
          walk(block.program, scopes, template, missing, entered);
          walk(block.inverse, scopes, template, missing, entered);
          break;
        }
        const filled = Array.isArray(value) ? value.length > 0 : Boolean(value);
        if (filled !== (helper === 'unless')) entered.add(blockName(template, block));
        if (helper === 'each') {
          for (const item of filled ? (value as unknown[]) : []) {
            walk(block.program, [...scopes, item], template, missing, entered);
          }
          if (!filled) walk(block.inverse, scopes, template, missing, entered);
        } else {
          const yes = filled === (helper === 'if');
          walk(yes ? block.program : block.inverse, scopes, template, missing, entered);
        }
      }
    }
  }
}

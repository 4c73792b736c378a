import { contractJsonSchema } from '../core/contract/contract.ts';
import type { Text } from '../core/problem.ts';
import { tenderJsonSchema } from '../core/tender/tender.ts';
import { deliveryMarkdown } from './deliveries/deliveryReference.ts';

/** One object of the definition format. */
export interface ReferenceSection {
  /** Name of the object: `Tender`, `Lot`, … */
  readonly id: string;
  readonly description: string;
  /** Objects of which one is chosen, by name; empty if the object has fields of its own. */
  readonly choices: readonly string[];
  readonly fields: readonly ReferenceField[];
}

export interface ReferenceField {
  /** Name in the file; parts of an object inside are written after a dot: `procedure.cpv`. */
  readonly name: string;
  /** The kind of value in words; empty if a section says it all. */
  readonly type: Text;
  /** Sections that describe the value further; several are a choice. Empty for plain values. */
  readonly sections: readonly string[];
  readonly required: boolean;
  /** The choice under which the field exists, `kind: bilinear`; null if it always does. */
  readonly condition: string | null;
  readonly description: string;
}

/** Every object and field of a format, from its schema itself. Descriptions are in English. */
export function definitionReference(format: 'tender' | 'contract'): ReferenceSection[] {
  const schema = format === 'tender' ? tenderJsonSchema() : contractJsonSchema();
  const { $defs } = schema as { readonly $defs: Definitions };
  return Object.entries($defs).map(([id, schema]) => {
    const named = (schema.oneOf ?? []).flatMap(referenced);
    return {
      id,
      description: schema.description ?? '',
      choices: named,
      fields: named.length > 0 ? [] : fieldsOf(schema, '', null, $defs),
    };
  });
}

/** The reference as Markdown, for the README beside the definitions. */
export function definitionMarkdown(): string {
  return markdown(markdownIntroduction, definitionReference('tender'));
}

/** The reference of the contract format as Markdown, and of what is delivered for a contract. */
export function contractMarkdown(): string {
  return `${markdown(contractIntroduction, definitionReference('contract'))}\n${deliveryMarkdown()}\n`;
}

function markdown(introduction: string, reference: readonly ReferenceSection[]): string {
  const sections = reference.map(({ id, description, choices, fields }) =>
    [
      `## ${id}`,
      description,
      choices.length === 0 ? '' : `One of: ${choices.map(markdownLink).join(', ')}.`,
      fields.length === 0 ? '' : [markdownHead, ...fields.map(markdownRow)].join('\n'),
    ]
      .filter((part) => part !== '')
      .join('\n\n'),
  );
  return `${[introduction, ...sections].join('\n\n')}\n`;
}

const markdownIntroduction = `# Tender definition, version 1

<!-- Made from the schema by \`esito reference\`: change the schema, not this file. -->

A tender is one YAML file. It holds everything that binds the evaluation: what is measured, what it is worth,
how points are made and how equal totals are told apart. No rule has a hidden default: a missing field is an
error, named with its line. Every text is given in Italian and English, every figure with its source and date.
Once published, a definition is known by its fingerprint (SHA-256 of its content); workbooks and results carry it.

Put \`# yaml-language-server: $schema=tender.schema.json\` on the first line and editors that know JSON Schema
will check while you type. \`esito check FILE\` says everything that is wrong at once.`;

const contractIntroduction = `# Contract, version 1

<!-- Made from the schema by \`esito reference\`: change the schema, not this file. -->

A contract is one YAML file, made from an award: what is counted and of whom (the outcome dictionary), what each
supplier is held to, frozen risk models, the rule by which targets are decided, what the data must reach, and the
phases with their documents and signatories. \`esito contract esito-run.json --lot 1 --suppliers A,B --out FILE\` drafts
one: the rate that earned the points becomes the target, and what only people know stays blank (\`~\`). \`esito check FILE\`
names every blank and everything that is wrong, with line and column; nothing is filled in silently. Which files of rows
follow, with which columns, stands [below](#what-is-delivered).

- **Targets.** With \`better: lower\` a greatest value, with \`higher\` a least one; rates are fractions. A target that
  nothing can miss is refused. A target that differs from what the offer promised needs a \`reason\`.
- **Who counts.** One index delivery for each patient, day and side: a row of a \`main\` device with a procedure code of
  the outcome's \`index\`. Waits and registry results have no \`index\`: their denominator comes from the flow.
- **Risk models** are frozen before the contract begins, and apply to events and scores. Covariates that exclusions and models
  name should be explained in \`covariates\`.
- **Signatures** hold for one version, known by its fingerprint (SHA-256 of its content): a changed contract is signed
  again from the design phase on. Who writes the contract or hands in a document of the design phase does not sign it.

Put \`# yaml-language-server: $schema=contract.schema.json\` on the first line (with the path to that file) and editors
that know JSON Schema will check while you type.`;

const markdownHead = '| Field | Type | Required | Meaning |\n| --- | --- | --- | --- |';

function markdownRow({ name, type, sections, required, condition, description }: ReferenceField): string {
  const meaning = condition === null ? description : `With \`${condition}\`. ${description}`;
  const cells = [
    `\`${name}\``,
    [type.en, sections.map(markdownLink).join(', ')].join(' ').trim(),
    required ? 'yes' : 'no',
    meaning.trim(),
  ];
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
}

function markdownLink(section: string): string {
  return `[${section}](#${section.toLowerCase()})`;
}

/** The part of JSON Schema that our definition uses. */
interface Schema {
  readonly $ref?: string;
  readonly type?: string;
  readonly format?: string;
  readonly description?: string;
  readonly const?: string | number;
  readonly enum?: readonly (string | number)[];
  readonly pattern?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
  readonly exclusiveMaximum?: number;
  readonly items?: Schema;
  /** Of a list of fixed length, one after the other. */
  readonly prefixItems?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
}

type Definitions = Readonly<Record<string, Schema>>;

function referenced({ $ref }: Schema): string[] {
  return $ref === undefined ? [] : [$ref.slice('#/$defs/'.length)];
}

function referencedBy(schema: Schema): string[] {
  return [...referenced(schema), ...(schema.oneOf ?? []).flatMap(referenced)];
}

/** What a section says of itself, for a field that says nothing more; that a text is a text goes without saying. */
function borrowed([section]: readonly string[], all: Definitions): string {
  return section === undefined || section === 'Text' ? '' : (all[section]?.description ?? '');
}

/** Fields of an object; objects without a name of their own are unfolded in place, choice by choice. */
function fieldsOf(
  schema: Schema,
  prefix: string,
  condition: string | null,
  all: Definitions,
): ReferenceField[] {
  if (schema.oneOf !== undefined) {
    return schema.oneOf.flatMap((choice) => fieldsOf(choice, prefix, conditionOf(choice), all));
  }
  return Object.entries(schema.properties ?? {}).flatMap(([key, value]) => {
    const name = `${prefix}${key}`;
    const inner = value.items ?? value;
    const isConditionItself = value.const !== undefined && condition?.startsWith(`${key}: `) === true;
    const field: ReferenceField = {
      name,
      type: typeOf(value),
      sections: referencedBy(inner),
      required: schema.required?.includes(key) ?? false,
      condition: isConditionItself ? null : condition,
      description: value.description ?? borrowed(referenced(value), all),
    };
    const unfolded = inner.properties !== undefined || inner.oneOf?.some(({ $ref }) => $ref === undefined);
    return unfolded ? [field, ...fieldsOf(inner, `${name}.`, null, all)] : [field];
  });
}

/** `kind: bilinear`: the fixed value that tells one choice from the others. */
function conditionOf({ properties = {} }: Schema): string | null {
  const fixed = Object.entries(properties).find(([, value]) => value.const !== undefined);
  return fixed === undefined ? null : `${fixed[0]}: ${fixed[1].const}`;
}

function typeOf(schema: Schema): Text {
  if (schema.$ref !== undefined) return same('');
  if (schema.const !== undefined) return same(`\`${schema.const}\``);
  if (schema.enum !== undefined) {
    const values = schema.enum.map((value) => `\`${value}\``).join(', ');
    return { it: `uno tra ${values}`, en: `one of ${values}` };
  }
  if (schema.oneOf !== undefined) {
    return referencedBy(schema).length > 0
      ? { it: 'uno tra', en: 'one of' }
      : { it: 'oggetto, a scelta', en: 'object, by choice' };
  }
  if (schema.prefixItems?.[0] !== undefined) {
    const [count, item] = [schema.prefixItems.length, typeOf(schema.prefixItems[0])];
    return { it: `elenco di ${count}: ${item.it}`, en: `list of ${count}: ${item.en}` };
  }
  if (schema.type === 'array' && schema.items !== undefined) {
    if (schema.items.properties !== undefined) return { it: 'elenco di oggetti', en: 'list of objects' };
    const item = typeOf(schema.items);
    return { it: `elenco di ${item.it}`.trim(), en: `list of ${item.en}`.trim() };
  }
  switch (schema.type) {
    case 'integer':
      return withBounds({ it: 'numero intero', en: 'whole number' }, schema);
    case 'number':
      return withBounds({ it: 'numero', en: 'number' }, schema);
    case 'boolean':
      return { it: '`true` o `false`', en: '`true` or `false`' };
    case 'object':
      return { it: 'oggetto', en: 'object' };
    default:
      return stringType(schema);
  }
}

function stringType({ format, pattern }: Schema): Text {
  if (format === 'date-time') return { it: 'data e ora', en: 'date and time' };
  if (format === 'date') return { it: 'data', en: 'date' };
  if (format === 'uri') return { it: 'indirizzo', en: 'address' };
  if (pattern === undefined) return { it: 'testo', en: 'text' };
  return { it: `testo della forma \`${pattern}\``, en: `text of the form \`${pattern}\`` };
}

function withBounds(type: Text, schema: Schema): Text {
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum } = schema;
  // Whole numbers always have the safe integers as limits: no rule of ours.
  const bounds = [
    ...(exclusiveMinimum === undefined ? [] : [`> ${exclusiveMinimum}`]),
    ...(minimum === undefined || minimum === Number.MIN_SAFE_INTEGER ? [] : [`≥ ${minimum}`]),
    ...(exclusiveMaximum === undefined ? [] : [`< ${exclusiveMaximum}`]),
    ...(maximum === undefined || maximum === Number.MAX_SAFE_INTEGER ? [] : [`≤ ${maximum}`]),
  ].join(', ');
  return bounds === '' ? type : { it: `${type.it} ${bounds}`, en: `${type.en} ${bounds}` };
}

function same(text: string): Text {
  return { it: text, en: text };
}

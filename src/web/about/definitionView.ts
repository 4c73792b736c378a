import { definitionReference, type ReferenceField } from '../../report/definitionReference.ts';
import { type Locale, type Localized, localized } from '../../report/locale.ts';
import type { PageHead } from '../pages.ts';

/** Reference of a format, object by object, as the schema has it. */
export interface DefinitionView {
  readonly head: PageHead;
  readonly t: Localized<typeof definitionTexts>;
  readonly title: string;
  readonly lead: string;
  readonly schema: string;
  readonly fileName: string;
  /** The page of the other format. */
  readonly other: SectionLink;
  readonly sections: readonly {
    readonly id: string;
    readonly title: string;
    readonly description: string;
    readonly choices: readonly SectionLink[];
    readonly fields: readonly FieldView[];
  }[];
}

interface SectionLink {
  readonly href: string;
  readonly label: string;
}

interface FieldView {
  readonly name: string;
  readonly type: string;
  readonly sections: readonly SectionLink[];
  readonly required: string;
  readonly condition: string | null;
  readonly description: string;
}

const definitionTexts = {
  language: {
    it: 'Questa pagina nasce dallo schema stesso; i nomi dei campi e le spiegazioni sono in inglese, come nel file.',
    en: 'This page is made from the schema itself.',
  },
  schema: { it: 'Scarica lo schema (JSON Schema 2020-12)', en: 'Download the schema (JSON Schema 2020-12)' },
  contents: { it: 'Oggetti del formato', en: 'Objects of the format' },
  oneOf: { it: 'Uno tra', en: 'One of' },
  fields: { it: 'Campi di', en: 'Fields of' },
  field: { it: 'Campo', en: 'Field' },
  type: { it: 'Tipo', en: 'Type' },
  required: { it: 'Obbligatorio', en: 'Required' },
  meaning: { it: 'Significato', en: 'Meaning' },
  when: { it: 'con', en: 'with' },
  yes: { it: 'sì', en: 'yes' },
  no: { it: 'no', en: 'no' },
};

/** What is said of each format, and where it stands. */
const formats = {
  tender: {
    path: '/definition',
    schema: 'tender.schema.json',
    title: { it: 'Formato delle gare', en: 'Tender format' },
    lead: {
      it: 'Una gara è un solo file YAML con tutto ciò che vincola la valutazione: che cosa si misura, quanto vale, come nascono i punti. Nessuna regola ha un valore predefinito nascosto: ciò che manca è un errore, indicato con la sua riga.',
      en: 'A tender is one YAML file with everything that binds the evaluation: what is measured, what it is worth, how points are made. No rule has a hidden default: what is missing is an error, named with its line.',
    },
  },
  contract: {
    path: '/definition/contract',
    schema: 'contract.schema.json',
    title: { it: 'Formato dei contratti', en: 'Contract format' },
    lead: {
      it: 'Un contratto è un solo file YAML, fatto da un’aggiudicazione: che cosa si conta e di chi, a che cosa è tenuto ogni fornitore, come si decide, che cosa devono raggiungere i dati, chi firma. Ciò che manca è un errore, indicato con la sua riga.',
      en: 'A contract is one YAML file, made from an award: what is counted and of whom, what each supplier is held to, how it is decided, what the data must reach, who signs. What is missing is an error, named with its line.',
    },
  },
} as const;

export function definitionView(format: keyof typeof formats, locale: Locale): DefinitionView {
  const t = localized(definitionTexts, locale);
  const { title, lead, schema } = formats[format];
  const other = format === 'tender' ? 'contract' : 'tender';
  const link = (id: string): SectionLink => ({ href: `#${id}`, label: id });
  return {
    head: { title: title[locale], breadcrumb: [], notice: null, steps: [], refresh: null },
    t,
    title: title[locale],
    lead: lead[locale],
    schema: `/definition/${schema}`,
    fileName: schema,
    other: { href: formats[other].path, label: formats[other].title[locale] },
    sections: definitionReference(format).map(({ id, description, choices, fields }) => ({
      id,
      title: id,
      description: plain(description),
      choices: choices.map(link),
      fields: fields.map(({ name, type, sections, required, condition, ...field }: ReferenceField) => ({
        name,
        type: plain(type[locale]),
        sections: sections.map(link),
        required: required ? t.yes : t.no,
        condition,
        description: plain(field.description),
      })),
    })),
  };
}

/** Back quotes are for Markdown; the page shows words. */
function plain(text: string): string {
  return text.replaceAll('`', '');
}

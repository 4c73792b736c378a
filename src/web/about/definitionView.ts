import { definitionReference, type ReferenceField } from '../../report/definitionReference.ts';
import { type Locale, type Localized, localized } from '../../report/locale.ts';
import type { PageHead } from '../pages.ts';

/** Reference of the tender format, object by object, as the schema has it. */
export interface DefinitionView {
  readonly head: PageHead;
  readonly t: Localized<typeof definitionTexts>;
  readonly schema: string;
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
  title: { it: 'Formato delle gare', en: 'Tender format' },
  lead: {
    it: 'Una gara è un solo file YAML con tutto ciò che vincola la valutazione: che cosa si misura, quanto vale, come nascono i punti. Nessuna regola ha un valore predefinito nascosto: ciò che manca è un errore, indicato con la sua riga.',
    en: 'A tender is one YAML file with everything that binds the evaluation: what is measured, what it is worth, how points are made. No rule has a hidden default: what is missing is an error, named with its line.',
  },
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

export function definitionView(locale: Locale): DefinitionView {
  const t = localized(definitionTexts, locale);
  const link = (id: string): SectionLink => ({ href: `#${id}`, label: id });
  return {
    head: { title: t.title, breadcrumb: [], notice: null, steps: [], refresh: null },
    t,
    schema: '/definition/tender.schema.json',
    sections: definitionReference().map(({ id, description, choices, fields }) => ({
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

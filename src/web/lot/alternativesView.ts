import { lotUnder } from '../../core/tender/alternative.ts';
import type { Lot } from '../../core/tender/lot.ts';
import { type Locale, localized } from '../../report/locale.ts';
import { plainNumber } from '../../report/quantity.ts';
import { simpleTable, type TableView } from '../parts.ts';
import { type ModelView, modelView } from './modelView.ts';

/** Other plausible models of a lot, each in full, and how much each counts. */
export interface AlternativesView {
  readonly title: string;
  readonly text: string;
  readonly weights: TableView;
  readonly models: readonly {
    readonly id: string;
    readonly label: string;
    readonly why: string;
    readonly model: ModelView;
  }[];
}

const alternativesTexts = {
  title: { it: 'Altri modelli plausibili', en: 'Other plausible models' },
  text: {
    it: 'I punti vengono solo dal modello qui sopra. Per informazione la simulazione si ripete con i modelli seguenti e con la loro miscela: la media delle distribuzioni secondo questi pesi.',
    en: 'Points come from the model above only. For information the simulation is repeated with the following models and with their mixture: the average of the distributions by these weights.',
  },
  caption: { it: 'Pesi nella miscela', en: 'Weights in the mixture' },
  model: { it: 'Modello', en: 'Model' },
  weight: { it: 'Peso', en: 'Weight' },
  own: { it: 'Modello del lotto', en: 'The lot’s own model' },
};

/** Null for a lot without alternatives. */
export function alternativesView(lot: Lot, locale: Locale): AlternativesView | null {
  const { alternatives } = lot;
  if (alternatives === undefined) return null;
  const t = localized(alternativesTexts, locale);
  const { baseWeight, models } = alternatives;
  const percent = (weight: number): string => `${plainNumber(100 * weight, locale)}%`;
  return {
    title: t.title,
    text: t.text,
    weights: simpleTable(
      'alternatives-table',
      t.caption,
      [
        { label: t.model, kind: 'text' },
        { label: t.weight, kind: 'number' },
      ],
      [
        [{ text: t.own, href: '#model' }, percent(baseWeight)],
        ...models.map(({ id, label, weight }) => [
          { text: label[locale], href: `#alternative-${id}`, note: id },
          percent(weight),
        ]),
      ],
    ),
    models: models.map((alternative) => {
      const id = `alternative-${alternative.id}`;
      const label = alternative.label[locale];
      const model = modelView(lotUnder(lot, alternative), id, label, locale);
      return { id, label, why: alternative.why[locale], model };
    }),
  };
}

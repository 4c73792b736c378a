import type { Flips } from '../../core/flips/flips.ts';
import type { ScaleAward } from '../../core/flips/scaleAwards.ts';
import type { Text } from '../../core/problem.ts';
import type { Lot } from '../../core/tender/lot.ts';
import { formatFor } from '../format.ts';
import { offerNames, offerOrder } from '../offerNames.ts';
import { unitLabel } from '../quantity.ts';
import { euroText, inBoth } from '../rules/phrases.ts';
import { scaleName } from '../scaleNames.ts';
import type { Column, Table } from '../table.ts';
import { winnersText } from '../winnersText.ts';
import { exactFlipNote } from './flipNotes.ts';
import { euros, type ReportedLot, words } from './reportedLot.ts';

/** The same offers under other scales of benefit and price, with what each scale says of money; null without a benefit. */
export function scaleTable(lot: Lot, evaluation: ReportedLot, { scales }: Flips): Table | null {
  if (scales.length === 0) return null;
  const name = offerNames(evaluation);
  const offers = offerOrder(evaluation);
  const unit = inBoth((locale) => unitLabel(lot.willingnessToPay.unit, locale));
  const money = { it: 'Cambio tra qualità e prezzo', en: 'Exchange between quality and price' };
  return {
    id: 'scales',
    title: {
      it: 'Gli stessi dati con altre scale di punteggio',
      en: 'The same data on other scales of points',
    },
    sheet: { it: 'Altre scale', en: 'Other scales' },
    notes: [
      {
        it: 'Che cosa sarebbe accaduto se il bando avesse pubblicato un’altra scala per il beneficio e per il prezzo, con pesi, soglie e ogni altra regola come sono. Un punto di qualità e uno di prezzo costano gli euro indicati; la scala rinuncia a tanti euro di prezzo per ogni euro di beneficio: con 1 la graduatoria segue il beneficio netto. λ effettivo è quanto la scala paga un’unità di effetto. Di una formula non diritta il punto di prezzo è una media.',
        en: 'What would have happened if another scale of benefit and price had been published, with weights, thresholds and every other rule as they are. A point of quality and one of price cost the euros shown; the scale gives up so many euros of price for each euro of benefit: with 1 the ranking follows net benefit. The effective λ is what the scale pays for a unit of effect. Of a formula that is not straight the price point is an average.',
      },
      ...scales.flatMap(bentNote),
      exactFlipNote,
    ],
    columns: [
      words({ it: 'Scala', en: 'Scale' }),
      words({ it: 'Sarebbe prima', en: 'Would be first' }),
      ...offers.map(
        (offer): Column => ({
          label: { it: name(offer), en: name(offer) },
          group: { it: 'Punti totali', en: 'Total points' },
          kind: 'number',
          decimals: lot.award.rounding.decimals,
        }),
      ),
      { ...euros({ it: 'Un punto di qualità', en: 'A quality point' }, 2), group: money },
      { ...euros({ it: 'Un punto di prezzo', en: 'A price point' }, 2), group: money },
      {
        label: { it: '€ di prezzo per € di beneficio', en: '€ of price per € of benefit' },
        group: money,
        kind: 'number',
        decimals: 3,
      },
      {
        label: { it: 'λ effettivo', en: 'Effective λ' },
        unit,
        group: money,
        kind: 'number',
        // Services are paid tens of euros, life-years tens of thousands.
        decimals: lot.willingnessToPay.value < 1000 ? 2 : 0,
      },
    ],
    rows: scales.map((scale) => ({
      strong: scale.published,
      cells: [
        scaleName(scale),
        winnersText(scale.winners, name),
        ...offers.map((id) => scale.offers.find(({ offer }) => offer === id)?.total ?? null),
        scale.exchangeRate?.eurosPerQualityPoint ?? null,
        scale.exchangeRate?.eurosPerPricePoint ?? null,
        scale.exchangeRate?.priceEurosPerEuroOfBenefit ?? null,
        scale.exchangeRate?.effectiveWillingnessToPay ?? null,
      ],
    })),
  };
}

/** What a price point costs on each side of the mean discount, where the scale of one price bends there. */
function bentNote(scale: ScaleAward): Text[] {
  const [below, above, ...others] = scale.exchangeRate?.stretches ?? [];
  if (below === undefined || above === undefined || others.length > 0 || below.item !== above.item) return [];
  const name = scaleName(scale);
  const [first, then] = [euroText(below.eurosPerPricePoint), euroText(above.eurosPerPricePoint)];
  const mean = inBoth((locale) => formatFor(locale).percent(below.toDiscount));
  return [
    {
      it: `${name.it}: un punto di prezzo costa ${first.it} fino al ribasso medio (${mean.it}) e ${then.it} oltre.`,
      en: `${name.en}: a price point costs ${first.en} up to the mean discount (${mean.en}) and ${then.en} beyond it.`,
    },
  ];
}

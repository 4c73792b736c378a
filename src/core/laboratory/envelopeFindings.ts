import { parseUnit } from '../numbers/unit.ts';
import { errorAt, type Problem, warningAt } from '../problem.ts';
import type { Lot } from '../tender/lot.ts';
import type { ReadLot } from './readLot.ts';

/**
 * Rules that would let a price of the offer be seen before the technical phase is closed (TAR Lazio II 11594/2019): in the
 * technical envelope there is room for tariffs and standard costs only, and those are the tender's.
 */
export function envelopeFindings({ lot, locate }: ReadLot): Problem[] {
  return [
    ...lot.criteria.flatMap(({ code, rule }, at) =>
      rule.kind === 'quantitative' && inEuros(rule.unit)
        ? [
            errorAt(
              locate(['criteria', at, 'rule', 'unit']),
              'price-in-technical-envelope',
              {
                it: `Il criterio tecnico ${code} chiede una cifra in euro: rivelerebbe il prezzo prima dell’apertura della busta economica.`,
                en: `The technical criterion ${code} asks for a figure in euros: it would reveal the price before the economic envelope is opened.`,
              },
              {
                it: 'Farne una voce di prezzo («price.items»), o chiedere la quantità invece del costo.',
                en: 'Make it a price item (`price.items`), or ask for the quantity instead of the cost.',
              },
            ),
          ]
        : [],
    ),
    ...lot.indicators.flatMap(({ id, unit }, at) =>
      inEuros(unit) && usedInModel(lot, id)
        ? [
            errorAt(
              locate(['indicators', at, 'unit']),
              'indicator-in-euros',
              {
                it: `«${id}» è una cifra in euro dichiarata dal fornitore, e il modello la usa: un costo proprio dell’offerta rivelerebbe il prezzo nella busta tecnica.`,
                en: `“${id}” is a figure in euros that the supplier declares, and the model uses it: a cost of the offer’s own would reveal the price in the technical envelope.`,
              },
              {
                it: 'Chiedere la quantità (giorni, minuti, prestazioni) e dare il costo unitario come parametro comune.',
                en: 'Ask for the quantity (days, minutes, services) and give the unit cost as a shared parameter.',
              },
            ),
          ]
        : [],
    ),
    ...lot.parameters.flatMap(({ id, unit, value }, at) =>
      unit === 'EUR' && value.family === 'fixed' && value.value === lot.basePrice && usedInModel(lot, id)
        ? [
            warningAt(
              locate(['parameters', at, 'value']),
              'base-price-in-model',
              {
                it: `«${id}» è uguale alla base d’asta, e il modello lo usa: il prezzo si valuta a parte.`,
                en: `“${id}” equals the base price, and the model uses it: the price is valued apart.`,
              },
              {
                it: 'Togliere il prezzo del dispositivo dal costo delle cure.',
                en: 'Take the price of the device out of the cost of care.',
              },
            ),
          ]
        : [],
    ),
  ];
}

/** Euros in the numerator, as the product or a board writes them. */
function inEuros(unit: string): boolean {
  const parsed = parseUnit(unit);
  return parsed === undefined ? /€|eur/i.test(unit.split('/')[0] as string) : (parsed.get('EUR') ?? 0) > 0;
}

/** Whether the lot's own model names an input. */
export function usedInModel({ model }: Pick<Lot, 'model'>, id: string): boolean {
  return new RegExp(`\\b${id}\\b`).test(JSON.stringify(model));
}

import type { Text } from '../../core/problem.ts';
import type { PrecisionRow } from '../../core/valuation/drawsNeeded.ts';
import type { BoardSentence } from '../boardSentences.ts';
import { formatFor } from '../format.ts';
import type { Locale } from '../locale.ts';
import { inBoth, listText } from '../rules/phrases.ts';
import type { ReportedLot } from '../tables/reportedLot.ts';

/** Whether the simulation is as precise as the tender asks for; nothing if it asks for no precision. */
export function precisionSentences({ valuation, offers }: ReportedLot): BoardSentence[] {
  const { precision, draws } = valuation;
  if (precision === null || offers.length < 2) return [];
  const missing = Math.max(...precision.rows.map((row) => row.missing));
  const done = inBoth((locale) => formatFor(locale).number(draws));
  const more = inBoth((locale) => formatFor(locale).number(missing));
  const listed = (rows: readonly PrecisionRow[]): Text =>
    inBoth((locale) =>
      listText(
        rows.map((row) => errorText(row, locale)),
        locale,
      ),
    );
  const all = listed(precision.rows);
  const short = listed(precision.rows.filter((row) => row.missing > 0));
  return [
    {
      id: 'precision',
      tone: 'information',
      text:
        missing === 0
          ? {
              it: `${done.it} simulazioni bastano alla precisione chiesta: errore standard di ${all.it}.`,
              en: `${done.en} draws are enough for the precision that is asked for: standard error of ${all.en}.`,
            }
          : {
              it: `Per la precisione chiesta servono ancora ${more.it} simulazioni oltre alle ${done.it} fatte: ora l’errore standard è di ${short.it}.`,
              en: `For the precision that is asked for, ${more.en} more draws are needed beyond the ${done.en} made: at present the standard error is ${short.en}.`,
            },
    },
  ];
}

/** `0,48 punti percentuali sulla probabilità di essere la migliore (chiesti 0,5)`. */
function errorText({ quantity, standardError, wanted }: PrecisionRow, locale: Locale): string {
  const format = formatFor(locale);
  if (quantity === 'probabilityBest') {
    const [reached, goal] = [standardError, wanted].map((one) => format.number(100 * one, 2));
    return {
      it: `${reached} punti percentuali sulla probabilità di essere la migliore (chiesti ${goal})`,
      en: `${reached} percentage points on the probability of being the best (asked for: ${goal})`,
    }[locale];
  }
  const [reached, goal] = [standardError, wanted].map((one) => format.euro(one, 2));
  const on = {
    netMonetaryBenefit: { it: 'sul beneficio netto per paziente', en: 'on the net benefit per patient' },
    informationValue: { it: 'sul valore dell’informazione', en: 'on the value of information' },
  }[quantity];
  return {
    it: `${reached} ${on.it} (chiesti ${goal})`,
    en: `${reached} ${on.en} (asked for: ${goal})`,
  }[locale];
}

import type { Text } from '../../core/problem.ts';
import type { Awarded } from '../../core/rescoring/awardUnder.ts';
import type { LotRescoring } from '../../core/rescoring/rescore.ts';
import { unitLabel } from '../quantity.ts';
import { inBoth, listText, numberText } from '../rules/phrases.ts';
import type { Column, Row, Table } from '../table.ts';
import { euros, offerColumn, words } from '../tables/reportedLot.ts';
import { candidateKinds, candidateName } from './candidateTexts.ts';

const whole = (label: Text): Column => ({ label, kind: 'number', decimals: 0 });
const none: Text = { it: '–', en: '–' };

/** The recomputed ranking of one lot, with what later became known. */
export function offersTable({ lot, scoring, netBenefits, winner }: LotRescoring, lambda: number): Table {
  const { decimals } = lot.award.rounding;
  const points = (label: Text): Column => ({ label, kind: 'number', decimals });
  const valued = numberText(lambda);
  return {
    id: `offers-${lot.id}`,
    title: { it: 'Punti ricalcolati ed esiti', en: 'Points recomputed, and outcomes' },
    sheet: { it: `${lot.id} offerte`, en: `${lot.id} offers` },
    notes: [
      {
        it: `Beneficio e beneficio netto in € per paziente a λ = ${valued.it}, dagli esiti poi noti.`,
        en: `Benefit and net benefit in € per patient at λ = ${valued.en}, from outcomes known later.`,
      },
    ],
    columns: [
      offerColumn,
      whole({ it: 'Posizione', en: 'Rank' }),
      points({ it: 'Tecnici', en: 'Technical' }),
      points({ it: 'Economici', en: 'Economic' }),
      points({ it: 'Totale', en: 'Total' }),
      { label: { it: 'Effetto', en: 'Effect' }, kind: 'number', decimals: 4 },
      euros({ it: 'Costo di cura', en: 'Cost of care' }),
      euros({ it: 'Beneficio', en: 'Benefit' }),
      euros({ it: 'Prezzo', en: 'Price' }),
      euros({ it: 'Beneficio netto', en: 'Net benefit' }),
    ],
    rows: lot.offers
      .toSorted((a, b) => rankOf(scoring, a.name) - rankOf(scoring, b.name))
      .map(({ name, outcome }): Row => {
        const row = scoring.ranking.find(({ offer }) => offer === name);
        const value = netBenefits?.find(({ offer }) => offer === name);
        const effects = outcome !== undefined && 'effect' in outcome ? outcome : undefined;
        return {
          strong: name === winner,
          cells: [
            name,
            row?.rank ?? { it: 'esclusa', en: 'excluded' },
            row?.technicalPoints ?? null,
            row?.economicPoints ?? null,
            row?.total ?? null,
            effects?.effect ?? null,
            effects?.costOfCare ?? null,
            value?.benefit ?? null,
            value?.price ?? null,
            value?.netBenefit ?? null,
          ],
        };
      }),
  };
}

function rankOf({ ranking }: LotRescoring['scoring'], name: string): number {
  return ranking.find(({ offer }) => offer === name)?.rank ?? Number.POSITIVE_INFINITY;
}

/** What each rule makes of one lot. */
export function lotRulesTable({ lot, rules }: LotRescoring): Table {
  return {
    id: `rules-${lot.id}`,
    title: { it: 'Chi vincerebbe, regola per regola', en: 'Who would win, rule by rule' },
    sheet: { it: `${lot.id} regole`, en: `${lot.id} rules` },
    notes: [],
    columns: [
      words({ it: 'Regola', en: 'Rule' }),
      words({ it: 'Che cosa cambia', en: 'What changes' }),
      words({ it: 'Vincerebbe', en: 'Would win' }),
      words({ it: 'Aggiudicazione', en: 'Award' }),
      euros({ it: 'Perso per paziente', en: 'Given up per patient' }),
      euros({ it: 'Perso per il lotto', en: 'Given up for the lot' }),
    ],
    rows: rules.map(({ rule, published, awarded, regret }): Row => {
      const name = candidateName(rule);
      return {
        strong: published,
        cells: [
          published ? { it: `${name.it} (pubblicata)`, en: `${name.en} (published)` } : name,
          candidateKinds[rule.kind],
          awardedText(awarded),
          changeText(awarded),
          regret?.perPatient ?? null,
          regret?.lot ?? null,
        ],
      };
    }),
  };
}

/** Who has the highest net benefit from which λ on; null where outcomes are not known. */
export function bestOverLambdaTable(
  { lot, bestOverLambda, winner }: LotRescoring,
  unit: string,
): Table | null {
  if (bestOverLambda === null) return null;
  const perEffect = inBoth((locale) => unitLabel(unit, locale));
  return {
    id: `best-${lot.id}`,
    title: {
      it: 'La migliore per beneficio netto, al variare di λ',
      en: 'The best by net benefit, as λ varies',
    },
    sheet: { it: `${lot.id} lambda`, en: `${lot.id} lambda` },
    notes: [],
    columns: [
      { label: { it: 'λ da', en: 'λ from' }, unit: perEffect, kind: 'number', decimals: 0 },
      { label: { it: 'λ a', en: 'λ to' }, unit: perEffect, kind: 'number', decimals: 0 },
      words({ it: 'Migliore', en: 'Best' }),
      words({ it: 'Rispetto all’aggiudicazione', en: 'Against the award' }),
    ],
    rows: bestOverLambda.map(
      ({ from, to, offer }): Row => ({
        strong: false,
        cells: [
          from,
          to,
          offer,
          offer === winner ? { it: 'la stessa', en: 'the same' } : { it: 'un’altra', en: 'another' },
        ],
      }),
    ),
  };
}

/** Number and title of a past lot. */
export function lotName({ id, title }: LotRescoring['lot']): Text {
  return { it: `${id} ${title}`, en: `${id} ${title}` };
}

/** Who would win; the reason where that cannot be told. */
export function awardedText(awarded: Awarded | undefined): Text {
  if (awarded === undefined) return none;
  if (awarded.kind === 'missing') return awarded.what;
  if (awarded.winners.length === 0) return { it: 'nessuna offerta ammessa', en: 'no offer admitted' };
  return inBoth((locale) => listText(awarded.winners, locale));
}

function changeText(awarded: Awarded): Text {
  if (awarded.kind === 'missing') return { it: 'non calcolabile', en: 'not computable' };
  return {
    same: { it: 'la stessa', en: 'the same' },
    changed: { it: 'cambia', en: 'changes' },
    drawn: { it: 'sorteggio', en: 'drawing of lots' },
  }[awarded.change];
}

import type { Text } from '../../core/problem.ts';
import { placeText } from '../../core/problem.ts';
import type { TenderRescoring } from '../../core/rescoring/rescore.ts';
import type { RescoringSummary } from '../../core/rescoring/summary.ts';
import { formatFor } from '../format.ts';
import { unitLabel } from '../quantity.ts';
import { inBoth } from '../rules/phrases.ts';
import type { Cell, Column, Row, Table } from '../table.ts';
import { euros, offerColumn, words } from '../tables/reportedLot.ts';
import { candidateKinds, candidateName } from './candidateTexts.ts';
import { awardedText, lotName } from './pastLotTables.ts';

const whole = (label: Text): Column => ({ label, kind: 'number', decimals: 0 });
const none: Text = { it: '–', en: '–' };
const unknown: Text = { it: 'esiti non noti', en: 'outcomes not known' };

/** How many awards would have changed, by rule. */
export function changesByRuleTable({ byRule, lots, regret }: RescoringSummary): Table {
  return {
    id: 'changes-by-rule',
    title: {
      it: `Aggiudicazioni che sarebbero cambiate, su ${lots} lotti`,
      en: `Awards that would have changed, of ${lots} lots`,
    },
    sheet: { it: 'Per regola', en: 'By rule' },
    notes: [
      {
        it: 'Ogni riga cambia una sola regola e lascia il resto come pubblicato. «Sorteggio»: l’aggiudicataria resta prima a pari merito.',
        en: 'Each row changes one rule and leaves the rest as published. “Drawn”: the winner stays first, with equal points.',
      },
      {
        it: 'Beneficio netto perso: NMB dell’offerta migliore meno NMB di quella che vincerebbe, per tutti i pazienti, sui lotti con esiti noti.',
        en: 'Net benefit given up: NMB of the best offer minus NMB of the one that would win, for all patients, over lots with known outcomes.',
      },
    ],
    columns: [
      words({ it: 'Regola', en: 'Rule' }),
      words({ it: 'Che cosa cambia', en: 'What changes' }),
      whole({ it: 'Lotti', en: 'Lots' }),
      whole({ it: 'Cambiano', en: 'Changed' }),
      { label: { it: 'Quota', en: 'Share' }, kind: 'percent', decimals: 0 },
      whole({ it: 'Sorteggio', en: 'Drawn' }),
      whole({ it: 'Non calcolabili', en: 'Not computable' }),
      whole({ it: 'Era la regola', en: 'Was the rule' }),
      euros({ it: 'Beneficio netto perso', en: 'Net benefit given up' }),
      whole({ it: 'su lotti', en: 'over lots' }),
    ],
    rows: [
      {
        strong: true,
        cells: [
          { it: 'Come fu aggiudicato', en: 'As it was awarded' },
          none,
          lots,
          null,
          null,
          null,
          null,
          null,
          regret?.euros ?? null,
          regret?.lots ?? null,
        ],
      },
      ...byRule.map(
        ({ rule, lots: known, changed, drawn, missing, published, regret: given }): Row => ({
          strong: false,
          cells: [
            candidateName(rule),
            candidateKinds[rule.kind],
            known,
            known === 0 ? null : changed,
            known === 0 ? null : changed / known,
            known === 0 ? null : drawn,
            missing,
            published,
            given?.euros ?? null,
            given?.lots ?? null,
          ],
        }),
      ),
    ],
  };
}

/** One row per lot: does it come out, and what was given up. */
export function lotsTable(tenders: readonly TenderRescoring[]): Table {
  const several = tenders.length > 1;
  return {
    id: 'rescored-lots',
    title: { it: 'I lotti', en: 'The lots' },
    sheet: { it: 'Lotti', en: 'Lots' },
    notes: [
      {
        it: 'Punti stampati: quanti tornano al decimale con le regole pubblicate, su quanti sono stampati.',
        en: 'Printed points: how many come out to the decimal under the published rules, of how many are printed.',
      },
      {
        it: 'Beneficio monetario netto a λ, dagli esiti poi noti, tra tutte le offerte inserite, anche escluse dalla soglia. Dove gli esiti di un’offerta non sono noti non c’è alcun numero.',
        en: 'Net monetary benefit at λ, from outcomes known later, among all offers entered, those excluded by the threshold too. Where the outcomes of an offer are not known there is no number.',
      },
    ],
    columns: [
      ...(several ? [words({ it: 'Gara', en: 'Tender' })] : []),
      words({ it: 'Lotto', en: 'Lot' }),
      words({ it: 'Aggiudicataria', en: 'Winner' }),
      words({ it: 'Punti stampati', en: 'Printed points' }),
      words({ it: 'Migliore per beneficio netto', en: 'Best by net benefit' }),
      euros({ it: 'Perso per paziente', en: 'Given up per patient' }),
      euros({ it: 'Perso per il lotto', en: 'Given up for the lot' }),
    ],
    rows: tenders.flatMap(({ tender, lots }) =>
      lots.map(({ lot, winner, check, netBenefits, rules, regret }): Row => {
        const best = rules.find(({ id }) => id === 'net-benefit')?.awarded;
        const right = check.compared - check.mismatches.length;
        return {
          strong: false,
          cells: [
            ...(several ? [tender.title] : []),
            lotName(lot),
            winner,
            {
              it: check.compared === 0 ? 'non stampati' : `${right} su ${check.compared}`,
              en: check.compared === 0 ? 'not printed' : `${right} of ${check.compared}`,
            },
            netBenefits === null ? unknown : awardedText(best),
            regret?.perPatient ?? null,
            regret?.lot ?? null,
          ],
        };
      }),
    ),
  };
}

/** Printed figures that do not come out; null if all do. */
export function mismatchTable(tenders: readonly TenderRescoring[]): Table | null {
  const rows = tenders.flatMap(({ lots }) =>
    lots.flatMap(({ lot, check }) =>
      check.mismatches.map(({ where, offer, figure, printed, computed }): Row => {
        const number = (value: number): Text =>
          inBoth((locale) => formatFor(locale).number(value, lot.award.rounding.decimals));
        return {
          strong: false,
          cells: [
            placeText(where),
            lot.id,
            offer,
            figureNames[figure] ?? { it: `criterio ${figure}`, en: `criterion ${figure}` },
            number(printed),
            computed === null ? { it: 'esclusa', en: 'excluded' } : number(computed),
          ],
        };
      }),
    ),
  );
  if (rows.length === 0) return null;
  return {
    id: 'mismatches',
    title: { it: 'Punti stampati che non tornano', en: 'Printed points that do not come out' },
    sheet: { it: 'Non tornano', en: 'Mismatches' },
    notes: [
      {
        it: 'La regola è stata inserita diversamente da come fu applicata, o il verbale contiene un errore: la cella dice dove guardare.',
        en: 'The rule was entered differently from how it was applied, or the minutes hold a mistake: the cell says where to look.',
      },
    ],
    columns: [
      { label: { it: 'Dove', en: 'Where' }, kind: 'code', decimals: 0 },
      words({ it: 'Lotto', en: 'Lot' }),
      offerColumn,
      words({ it: 'Che cosa', en: 'What' }),
      words({ it: 'Stampato', en: 'Printed' }),
      words({ it: 'Calcolato', en: 'Computed' }),
    ],
    rows,
  };
}

const figureNames: Readonly<Record<string, Text>> = {
  technical: { it: 'punti tecnici', en: 'technical points' },
  economic: { it: 'punti economici', en: 'economic points' },
  total: { it: 'totale', en: 'total' },
};

/** Share of awards that would have changed at each λ, one table per unit of effect. */
export function changesOverLambdaTables({ overLambda }: RescoringSummary): Table[] {
  return overLambda.map(({ unit, lambdas, curves }, at) => ({
    id: `changes-over-lambda-${at + 1}`,
    title: {
      it: 'Quota di aggiudicazioni che sarebbero cambiate, al variare di λ',
      en: 'Share of awards that would have changed, as λ varies',
    },
    sheet: { it: `Cambiano per lambda ${at + 1}`, en: `Changes by lambda ${at + 1}` },
    notes: [{ it: 'Sui lotti con esiti noti.', en: 'Over lots with known outcomes.' }],
    columns: [
      {
        label: { it: 'λ', en: 'λ' },
        unit: inBoth((locale) => unitLabel(unit, locale)),
        kind: 'number',
        decimals: 0,
      },
      ...curves.map(({ rule }): Column => ({ label: candidateName(rule), kind: 'percent', decimals: 0 })),
    ],
    rows: lambdas.map(
      (lambda, index): Row => ({
        strong: false,
        cells: [
          lambda,
          ...curves.map(({ changed, lots }): Cell => {
            const [some, all] = [changed[index] ?? 0, lots[index] ?? 0];
            return all === 0 ? null : some / all;
          }),
        ],
      }),
    ),
  }));
}

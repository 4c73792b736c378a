import type { SessionFacts } from '../../core/minutes/sessionFacts.ts';
import { pointsShown } from '../../core/scoring/admission.ts';
import type { Lot } from '../../core/tender/lot.ts';
import type { Block } from '../document.ts';
import { formatFor } from '../format.ts';
import { offerNames, offerOrder } from '../offerNames.ts';
import { exactNumber } from '../quantity.ts';
import { admissionRuleTexts } from '../rules/awardRuleTexts.ts';
import { benefitTable } from '../tables/benefitTable.ts';
import { preferencesTables } from '../tables/preferencesTable.ts';
import type { ReportedLot } from '../tables/reportedLot.ts';
import { declarationTable, judgementTable, technicalTable } from '../tables/technicalTables.ts';
import { italianTime } from './italianTime.ts';
import {
  heading,
  italian,
  paragraph,
  plainTable,
  publishedRules,
  reportTable,
  statements,
} from './plainBlocks.ts';

/** The technical phase: what commissioners gave and why, raw points, threshold, rescaled points, and when it was closed. */
export function technicalBlocks(
  lot: Lot,
  evaluation: ReportedLot,
  { technicalPhaseClosedAt: closed, members }: SessionFacts,
  technicalSha256: string | undefined,
): Block[] {
  const judgements = judgementTable(lot, evaluation);
  const preferences = preferencesTables(lot, evaluation);
  return [
    heading('Fase tecnica'),
    paragraph(
      'I punti tecnici seguono dalle evidenze dichiarate, dalle risposte dichiarate e dai giudizi dei commissari, senza che alcun prezzo entri nel calcolo.',
    ),
    ...(judgements === null && preferences.length === 0
      ? [
          paragraph(
            'Le regole pubblicate non prevedono criteri discrezionali: nessun giudizio è stato espresso.',
          ),
        ]
      : [...reportTable(judgements), ...preferences.flatMap(reportTable), ...strangers(evaluation, members)]),
    ...reportTable(declarationTable(lot, evaluation)),
    ...reportTable(benefitTable(lot, evaluation)),
    ...reportTable(technicalTable(lot, evaluation)),
    publishedRules(admissionRuleTexts(lot)),
    thresholdTable(lot, evaluation),
    {
      kind: 'fields',
      items: [
        { label: 'Chiusura della fase tecnica', value: closed && italianTime(closed) },
        { label: 'Impronta di regole, buste tecniche e giudizi', value: technicalSha256 ?? null, code: true },
      ],
    },
  ];
}

/** Judgements of somebody who is not named among the members would be open to challenge. */
function strangers({ committee }: ReportedLot, members: SessionFacts['members']): Block[] {
  if (members.length === 0) return [];
  const names = new Set(members.filter(({ role }) => role !== 'secretary').map(({ name }) => name));
  const unknown = committee.commissioners.filter((name) => !names.has(name));
  if (unknown.length === 0) return [];
  return [
    statements(
      [],
      [`Hanno espresso giudizi, ma non sono tra i componenti della commissione: ${unknown.join(', ')}.`],
    ),
  ];
}

/** Who is admitted to the economic phase, which minima were checked, and why somebody is not. */
function thresholdTable(lot: Lot, evaluation: ReportedLot): Block {
  const name = offerNames(evaluation);
  const { technical } = evaluation.scoring;
  const points = (value: number): string =>
    formatFor('it').number(value, Math.max(4, lot.award.rounding.decimals));
  return plainTable({
    title: 'Ammissione alla fase economica',
    columns: ['Offerente', 'Punti tecnici grezzi', 'Minimi verificati', 'Punti tecnici finali', 'Esito'],
    numbers: [1, 3],
    rows: offerOrder(evaluation).flatMap((offer) => {
      const score = technical.find((one) => one.offer === offer);
      if (score === undefined) return [];
      const checks = score.threshold.map(
        (check) =>
          `${check.criterion ?? 'totale'} ${exactNumber(pointsShown(check), 'it')}, minimo ${exactNumber(check.minimum, 'it')}: ${check.passed ? 'raggiunto' : 'non raggiunto'}`,
      );
      return [
        [
          name(offer),
          points(score.rawTotal),
          checks.length === 0 ? '–' : checks.join('; '),
          score.excluded === null ? points(score.total) : '–',
          score.excluded === null ? 'ammessa' : `esclusa: ${italian(score.excluded)}`,
        ],
      ];
    }),
    notes: [
      'Grezzi: prima di ogni riparametrazione e arrotondamento, su tutte le offerte valutate. Finali: sulle offerte ammesse, dopo le riparametrazioni e gli arrotondamenti pubblicati.',
    ],
  });
}

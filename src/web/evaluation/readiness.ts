import { assembledEnvelopes } from '../../actions/lotEnvelopes.ts';
import { openingProblems } from '../../actions/phases.ts';
import type { Text } from '../../core/problem.ts';
import { comparedOffers } from '../../core/scoring/pairwise.ts';
import { comparedCriteria } from '../../core/scoring/preferenceProblems.ts';
import type { Format } from '../../report/format.ts';
import { type Locale, localized } from '../../report/locale.ts';
import { judgedCriteria } from '../committee/committeeForm.ts';
import { entryTable } from '../committee/comparisonView.ts';
import { lotPath } from '../lot/lotHead.ts';
import { simpleTable, type TableView } from '../parts.ts';
import { type ProblemRow, problemRows } from '../problemRows.ts';
import type { EvaluationPage } from './findEvaluation.ts';

/** Whether a lot can be evaluated now, offer by offer, and what is missing. */
export interface Readiness {
  readonly table: TableView | null;
  /** How far each commissioner is with pairwise comparisons; null where there are none to make. */
  readonly comparison: TableView | null;
  readonly missing: readonly ProblemRow[];
}

const readinessTexts = {
  caption: { it: 'Che cosa è arrivato', en: 'What has arrived' },
  offer: { it: 'Offerta', en: 'Offer' },
  evidence: { it: 'Evidenze', en: 'Evidence' },
  judgements: { it: 'Giudizi della commissione', en: 'Committee’s judgements' },
  price: { it: 'Offerta economica', en: 'Price' },
  missing: { it: 'manca', en: 'missing' },
  notNeeded: { it: 'non previsti', en: 'not needed' },
};

/** The same check that the evaluation itself makes, so that the page promises nothing it would refuse. */
export function readiness(
  { published, lot, evidences, prices, committee, facts, preferences, phases }: EvaluationPage,
  now: string,
  locale: Locale,
  format: Format,
): Readiness {
  const t = localized(readinessTexts, locale);
  const { problems } = assembledEnvelopes(lot, { evidences, prices, committee, facts });
  const suppliers = new Map([...prices, ...evidences].map(({ offer, supplier }) => [offer, supplier]));
  const judged = judgedCriteria(lot).map(({ code }) => code);
  const compared = comparedCriteria(lot, evidences.length).map(({ code }) => code);
  const received = (list: EvaluationPage['prices'], offer: string): string => {
    const upload = list.find((one) => one.offer === offer);
    const text = (at: string): Text => ({ it: `ricevuta il ${at}`, en: `received ${at}` });
    return upload === undefined ? t.missing : text(format.dateTime(upload.receivedAt))[locale];
  };
  const judgements = (offer: string): string => {
    const wanted = judged.length + compared.length;
    if (wanted === 0) return t.notNeeded;
    const { judgements: given = [], tables = [] } = committee?.committee ?? {};
    const done = [
      ...judged.filter((code) => given.some((one) => one.criterion === code && one.offer === offer)),
      ...compared.filter((code) =>
        comparedOffers(tables.filter(({ criterion }) => criterion === code)).includes(offer),
      ),
    ];
    return { it: `${done.length} di ${wanted}`, en: `${done.length} of ${wanted}` }[locale];
  };
  return {
    table:
      suppliers.size === 0
        ? null
        : simpleTable(
            'readiness',
            t.caption,
            [t.offer, t.evidence, t.judgements, t.price].map((label) => ({ label, kind: 'text' as const })),
            [...suppliers]
              .toSorted(([a], [b]) => (a < b ? -1 : 1))
              .map(([offer, supplier]) => [
                supplier,
                received(evidences, offer),
                judgements(offer),
                received(prices, offer),
              ]),
          ),
    comparison:
      compared.length === 0
        ? null
        : entryTable(
            committee?.committee.commissioners ?? [],
            preferences,
            `${lotPath(published, lot)}/committee`,
            locale,
            format,
          ),
    missing: problemRows([...problems, ...openingProblems(published.tender, phases, now)], locale),
  };
}

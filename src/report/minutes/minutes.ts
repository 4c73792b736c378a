import type { EvaluationResult } from '../../core/evaluation/result.ts';
import type { SessionFacts } from '../../core/minutes/sessionFacts.ts';
import { lotOf } from '../../core/tender/lotOf.ts';
import type { Tender } from '../../core/tender/tender.ts';
import type { Block, Cover, ReportDocument } from '../document.ts';
import { formatFor } from '../format.ts';
import { lotLimitBlocks } from './awardBlocks.ts';
import { followUpBlocks, proofBlocks, signatureBlocks, uncertaintyBlocks } from './closingBlocks.ts';
import { committeeBlocks } from './committeeBlocks.ts';
import { economicBlocks } from './economicBlocks.ts';
import { italianDay } from './italianTime.ts';
import type { MinutesRecord } from './minutesRecord.ts';
import { offersBlocks } from './offersBlocks.ts';
import { heading, paragraph, statements } from './plainBlocks.ts';
import { rankingBlocks } from './rankingBlocks.ts';
import { technicalBlocks } from './technicalBlocks.ts';

/**
 * The minutes (verbale) of an evaluation as an outline: sittings and committee, then each lot in the order in which a
 * committee works, then what proves the calculation, and the signatures. In Italian whatever the reader's language.
 */
export function minutes(tender: Tender, result: EvaluationResult, record: MinutesRecord): ReportDocument {
  const { facts } = record;
  return {
    locale: 'it',
    title: `Verbale: ${tender.title.it}`,
    author: tender.buyer.it,
    header: `Verbale · ${tender.title.it} · ${tender.id}`,
    pageLabel: 'Pagina {page} di {pages}',
    blocks: [
      cover(tender, result),
      { kind: 'fields', items: [{ label: 'Data del verbale', value: dayOf(facts) }] },
      ...draftNotice(facts),
      ...committeeBlocks(facts),
      ...result.lots.flatMap((evaluation, at): Block[] => {
        const lot = lotOf(tender, evaluation.lot);
        return [
          ...(at === 0 ? [] : [{ kind: 'page-break' as const }]),
          heading(`Lotto ${lot.id}: ${lot.title.it}`, 1),
          paragraph(lot.need.it),
          ...offersBlocks(lot, evaluation, facts.excluded),
          ...technicalBlocks(lot, evaluation, facts, record.technicalSha256[lot.id]),
          ...economicBlocks(lot, evaluation, facts),
          ...rankingBlocks(lot, evaluation),
          ...uncertaintyBlocks(evaluation),
        ];
      }),
      ...lotLimitBlocks(tender, result),
      ...proofBlocks(result, record),
      ...followUpBlocks(tender, facts),
      ...signatureBlocks(facts),
    ],
  };
}

function cover(tender: Tender, { tender: { fingerprint } }: EvaluationResult): Cover {
  const { procedure } = tender;
  const fact = (label: string, value: string, code = false) => ({ label, value, code });
  return {
    kind: 'cover',
    title: 'Verbale di valutazione delle offerte',
    subtitle: tender.title.it,
    notice: tender.notice?.it ?? null,
    facts: [
      fact('Stazione appaltante', tender.buyer.it),
      fact('Gara', tender.id),
      fact('Procedura', procedure.kind.it),
      fact('Base giuridica', procedure.legalBasis.it),
      fact('CPV', procedure.cpv),
      fact('Scadenza delle offerte', `${formatFor('it').dateTime(procedure.deadline)} (ora di Roma)`),
      fact('Impronta delle regole', fingerprint, true),
    ],
    createdLabel: null,
  };
}

/** The day of the last sitting; the minutes are written in it. */
function dayOf({ sittings }: SessionFacts): string | null {
  const last = sittings.at(-1);
  return last === undefined ? null : italianDay((last.closesAt ?? last.opensAt).slice(0, 10));
}

/** Until prices were opened after the technical phase, nothing here counts for an award. */
function draftNotice({ pricesOpenedAt }: SessionFacts): Block[] {
  if (pricesOpenedAt !== null) return [];
  return [
    statements(
      [],
      [
        'Bozza o prova: non risultano la chiusura della fase tecnica e l’apertura delle buste economiche. Questo documento mostra come sarà il verbale e non vale per l’aggiudicazione.',
      ],
    ),
  ];
}

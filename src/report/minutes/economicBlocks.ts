import type { SessionFacts } from '../../core/minutes/sessionFacts.ts';
import type { Lot } from '../../core/tender/lot.ts';
import type { Block } from '../document.ts';
import { priceRuleTexts } from '../rules/priceRuleTexts.ts';
import { priceTable } from '../tables/priceTable.ts';
import type { ReportedLot } from '../tables/reportedLot.ts';
import { italianTime } from './italianTime.ts';
import { heading, paragraph, publishedRules, reportTable } from './plainBlocks.ts';

/** The economic phase: when the envelopes were opened, prices, discounts, means and over whom they were taken. */
export function economicBlocks(
  lot: Lot,
  evaluation: ReportedLot,
  { pricesOpenedAt: opened }: SessionFacts,
): Block[] {
  return [
    heading('Fase economica'),
    {
      kind: 'fields',
      items: [{ label: 'Apertura delle buste economiche', value: opened && italianTime(opened) }],
    },
    paragraph(
      'Le buste economiche si aprono dopo la chiusura della fase tecnica. Entrano nel calcolo i prezzi delle sole offerte ammesse; le medie non cambiano per eventi successivi (D.Lgs. 36/2023, art. 108, c. 12).',
    ),
    publishedRules(priceRuleTexts(lot)),
    ...reportTable(priceTable(lot, evaluation)),
  ];
}

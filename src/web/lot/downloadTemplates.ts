import { findLot } from '../../actions/findLot.ts';
import { evidenceForm } from '../../core/evidence/evidenceForm.ts';
import { priceForm } from '../../core/evidence/priceForm.ts';
import type { Route } from '../route.ts';

/** The empty workbook of the technical envelope. */
export const downloadEvidenceTemplate = templateRoute('evidence', evidenceForm);

/** The empty workbook of the economic envelope. */
export const downloadPriceTemplate = templateRoute('price', priceForm);

function templateRoute(envelope: 'evidence' | 'price', form: typeof evidenceForm): Route {
  const fileWord = { evidence: 'evidenze', price: 'prezzo' }[envelope];
  return {
    method: 'get',
    path: `/tenders/:tender/lots/:lot/${envelope}-template.xlsx`,
    handle: async ({ world, params }) => {
      const { published, lot } = await findLot(world, params.tender ?? '', params.lot ?? '');
      return {
        kind: 'file',
        name: `${published.tender.id}-${lot.id}-${fileWord}.xlsx`,
        type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
        bytes: await world.workbooks.write(form(published, lot)),
      };
    },
  };
}

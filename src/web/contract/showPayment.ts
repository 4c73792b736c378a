import { findContract } from '../../actions/findContract.ts';
import { paymentOf } from '../../actions/paymentOf.ts';
import { locales } from '../../report/locale.ts';
import { annexDocument } from '../../report/payment/annex.ts';
import { annexDefinition } from '../../report/payment/annexDefinition.ts';
import { type PageRequest, page, type Route } from '../route.ts';
import { paymentView } from './paymentView.ts';

export const showPayment: Route = {
  method: 'get',
  path: '/contracts/:contract/payment',
  handle: async ({ world, params, locale }) => {
    const stored = await findContract(world, params.contract ?? '');
    return page('contract/payment', paymentView(stored, paymentOf(stored.contract), locale));
  },
};

/** `?in=en`: either language, whatever the page’s. */
function languageOf({ query, locale }: PageRequest) {
  return locales.find((one) => one === query.in) ?? locale;
}

export const downloadAnnexPdf: Route = {
  method: 'get',
  path: '/contracts/:contract/annex.pdf',
  handle: async (request) => {
    const { world, params } = request;
    const language = languageOf(request);
    const stored = await findContract(world, params.contract ?? '');
    const document = annexDocument(stored, paymentOf(stored.contract), language);
    return {
      kind: 'file',
      name: `${stored.contract.id}-annex.${language}.pdf`,
      type: 'application/pdf',
      bytes: await world.reports.document(document, stored.publishedAt),
    };
  },
};

export const downloadAnnexYaml: Route = {
  method: 'get',
  path: '/contracts/:contract/annex.yaml',
  handle: async (request) => {
    const { world, params } = request;
    const language = languageOf(request);
    const stored = await findContract(world, params.contract ?? '');
    const { definition, remarks } = annexDefinition(stored, paymentOf(stored.contract), language);
    return {
      kind: 'file',
      name: `${stored.contract.id}-annex.${language}.yaml`,
      type: 'application/yaml',
      bytes: new TextEncoder().encode(world.writeYaml(definition, remarks, '')),
    };
  },
};

import { findContract } from '../../actions/findContract.ts';
import { makeReaderLink, readerOf, revokeReaderLink } from '../../actions/readerLinks.ts';
import { startRelease } from '../../actions/startImport.ts';
import { DomainError } from '../../core/problem.ts';
import { dpia } from '../../report/disclosure/dpia.ts';
import { locales } from '../../report/locale.ts';
import { type PageReply, type PageRequest, page, type Route } from '../route.ts';
import { sentFields } from '../settlement/sentForm.ts';
import { textField } from '../textField.ts';
import { contractPath } from '../tracking/contractHead.ts';
import { type ReadersNews, readersView } from './readersView.ts';

export const showReaders: Route = {
  method: 'get',
  path: '/contracts/:contract/readers',
  handle: async (request) => readersPage(request, {}),
};

/** The answer is the page itself: the secret is in no address but the reader's own. */
export const takeReaderLink: Route = {
  method: 'post',
  path: '/contracts/:contract/readers/links',
  handle: async (request) => {
    const { world, actor, params } = request;
    const fields = sentFields(request, ['reader', 'holder', 'expiresOn']);
    const { value, problems } = await makeReaderLink(world, actor, params.contract ?? '', {
      reader: fields.reader ?? '',
      holder: fields.holder ?? '',
      expiresOn: fields.expiresOn ?? '',
    });
    if (value === undefined) return readersPage(request, { sent: { form: 'link', fields, problems } }, 422);
    const { link, secret } = value;
    return readersPage(request, { made: { holder: link.holder, address: `/read/${secret}` } });
  },
};

export const takeRevocation: Route = {
  method: 'post',
  path: '/contracts/:contract/readers/links/:link/revocation',
  handle: async ({ world, actor, params }) => {
    const contract = params.contract ?? '';
    await revokeReaderLink(world, actor, contract, params.link ?? '');
    return { kind: 'redirect', to: `${contractPath({ id: encodeURIComponent(contract) })}/readers#links` };
  },
};

export const takeRelease: Route = {
  method: 'post',
  path: '/contracts/:contract/readers/releases',
  handle: async ({ world, actor, params, form }) => {
    const published = await findContract(world, params.contract ?? '');
    const reader = readerOf(published.contract, textField(form.reader));
    if (reader === undefined) {
      throw new DomainError('no-reader', {
        it: 'Scegliere per chi è la pubblicazione.',
        en: 'Choose for whom the release is.',
      });
    }
    const { id } = startRelease(world, actor, published, reader);
    return { kind: 'redirect', to: `/imports/${id}` };
  },
};

/** Material for the data protection impact assessment, with the tests of the releases so far. `?in=en`: either language, whatever the page’s. */
export const downloadDpia: Route = {
  method: 'get',
  path: '/contracts/:contract/readers/dpia.pdf',
  handle: async ({ world, params, query, locale }) => {
    const published = await findContract(world, params.contract ?? '');
    const { id } = published.contract;
    const language = locales.find((one) => one === query.in) ?? locale;
    const releases = await world.releases.ofContract(id);
    return {
      kind: 'file',
      name: `${id}-dpia.${language}.pdf`,
      type: 'application/pdf',
      bytes: await world.reports.document(
        dpia(published, releases, language),
        releases[0]?.madeAt ?? published.publishedAt,
      ),
    };
  },
};

async function readersPage(
  { world, params, locale, format }: PageRequest,
  news: ReadersNews,
  status = 200,
): Promise<PageReply<'reader/readers'>> {
  const published = await findContract(world, params.contract ?? '');
  const { id } = published.contract;
  const [links, releases] = await Promise.all([world.readers.ofContract(id), world.releases.ofContract(id)]);
  return page(
    'reader/readers',
    readersView(
      { published, links, releases, underWay: world.imports.underWay(id, 'release')?.id, now: world.now() },
      news,
      locale,
      format,
    ),
    status,
  );
}

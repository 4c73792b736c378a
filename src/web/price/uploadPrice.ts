import { findLot } from '../../actions/findLot.ts';
import { uploadWorkbook } from '../../actions/uploadWorkbook.ts';
import { chosenFile, noFileChosen, refusalOf } from '../offer/uploadForm.ts';
import { page, type Route } from '../route.ts';
import { pricesView } from './pricesView.ts';

export const uploadPrice: Route = {
  method: 'post',
  path: '/tenders/:tender/lots/:lot/prices',
  files: ['workbook'],
  handle: async (request) => {
    const { world, actor, locale, format, path } = request;
    const { published, lot } = await findLot(world, request.params.tender ?? '', request.params.lot ?? '');
    const file = chosenFile(request);
    const outcome =
      file === undefined
        ? undefined
        : await uploadWorkbook(
            world,
            actor,
            { tender: published.tender.id, lot: lot.id, envelope: 'price' },
            file,
          );
    if (outcome?.accepted !== undefined) {
      const received = outcome.repeated ? 'again' : 'now';
      return { kind: 'redirect', to: `${path}?offer=${outcome.accepted.offer}&received=${received}` };
    }
    const refusal =
      file === undefined || outcome === undefined
        ? noFileChosen(locale)
        : refusalOf(file.name, outcome.problems, locale);
    const uploads = await world.uploads.inForce(published.fingerprint, lot.id, 'price');
    return page(
      'price/prices',
      pricesView(published, lot, uploads, refusal, null, world.now(), locale, format),
      422,
    );
  },
};

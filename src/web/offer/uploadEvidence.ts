import { findLot } from '../../actions/findLot.ts';
import { uploadWorkbook } from '../../actions/uploadWorkbook.ts';
import { page, type Route } from '../route.ts';
import { offersView } from './offersView.ts';
import { chosenFile, noFileChosen, refusalOf } from './uploadForm.ts';

export const uploadEvidence: Route = {
  method: 'post',
  path: '/tenders/:tender/lots/:lot/offers',
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
            { tender: published.tender.id, lot: lot.id, envelope: 'evidence' },
            file,
          );
    if (outcome?.accepted !== undefined) {
      const received = outcome.repeated ? 'again' : 'now';
      return { kind: 'redirect', to: `${path}/${outcome.accepted.offer}?received=${received}` };
    }
    const refusal =
      file === undefined || outcome === undefined
        ? noFileChosen(locale)
        : refusalOf(file.name, outcome.problems, locale);
    const uploads = await world.uploads.inForce(published.fingerprint, lot.id, 'evidence');
    return page(
      'offer/offers',
      offersView(published, lot, uploads, refusal, world.now(), locale, format),
      422,
    );
  },
};

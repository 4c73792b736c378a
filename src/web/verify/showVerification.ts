import type { StoredVerification } from '../../actions/world.ts';
import { DomainError } from '../../core/problem.ts';
import { type PageRequest, page, type Route } from '../route.ts';
import { verificationSentence, verificationView } from './verificationView.ts';

/** One address for a verification from its start to its outcome. */
export const showVerification: Route = {
  method: 'get',
  path: '/verify/:verification',
  handle: async (request) =>
    page('verify/verification', verificationView(found(request), request.locale, request.format)),
};

/** How far a verification is, for the page that waits for it. */
export const showVerificationProgress: Route = {
  method: 'get',
  path: '/verify/:verification/progress.json',
  handle: async (request) => {
    const { state, progress } = found(request);
    return {
      kind: 'json',
      body: {
        underWay: state === 'running',
        progress,
        sentence: verificationSentence(state, request.locale),
        text: request.format.percent(progress, 0),
      },
    };
  },
};

function found({ world, params }: PageRequest): StoredVerification {
  const verification = world.verifications.byId(params.verification ?? '');
  if (verification !== undefined) return verification;
  throw new DomainError('not-found', {
    it: 'A questo indirizzo non c’è (più) una verifica: inviare di nuovo il pacchetto.',
    en: 'There is no verification at this address (any more): send the package again.',
  });
}

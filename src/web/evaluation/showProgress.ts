import type { Route } from '../route.ts';
import { findRun } from './findRun.ts';
import { isUnderWay, progressText, stateSentences } from './runTexts.ts';

/** How far a run is, for the page that waits for it. */
export const showProgress: Route = {
  method: 'get',
  path: '/runs/:run/progress.json',
  handle: async (request) => {
    const { run } = await findRun(request);
    const { locale, format } = request;
    return {
      kind: 'json',
      body: {
        state: run.state,
        underWay: isUnderWay(run.state),
        progress: run.progress,
        sentence: stateSentences[run.state][locale],
        text: progressText(run, locale, format),
      },
    };
  },
};

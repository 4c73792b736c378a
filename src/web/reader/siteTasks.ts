import { notTheirs } from '../../actions/readerLinks.ts';
import { answerTask, type LineName } from '../../actions/statementActs.ts';
import { statementsOf } from '../../actions/statementsOf.ts';
import { DomainError } from '../../core/problem.ts';
import { openTasks } from '../../core/settlement/statementActProblems.ts';
import type { PageRequest, Route } from '../route.ts';
import { textField } from '../textField.ts';
import { type OpenedLink, openedLink } from './openedLink.ts';
import { taskFindings } from './taskFindings.ts';

/** A question to a hospital, as it reads it, and the line that it is about, which it does not learn. */
interface SiteTask {
  /** From which nobody finds the line: clauses are named after suppliers. */
  readonly id: string;
  readonly text: string;
  /** The hospital's own number of the claim that is disputed; null for a whole line. */
  readonly claim: string | null;
  readonly where: LineName;
}

/** What a hospital was asked about disputed lines and has not answered; none for other readers. */
export async function siteTasks(
  world: PageRequest['world'],
  { link: { reader, contract } }: OpenedLink,
): Promise<SiteTask[]> {
  if (reader.kind !== 'site') return [];
  const { statements } = await statementsOf(world, contract);
  return statements.flatMap(({ hash, lines }) =>
    lines.flatMap((progress) => {
      const disputed = progress.acts.find((act) => act.kind === 'objection')?.claim;
      const claim = disputed?.site === reader.site ? disputed.reference : null;
      return openTasks(progress)
        .filter(({ site }) => site === reader.site)
        .map(({ text, site }) => {
          const where = { statement: hash, line: progress.line.id };
          return { id: world.fingerprint({ ...where, site }).slice(0, 24), text, claim, where };
        });
    }),
  );
}

export const takeTaskAnswer: Route = {
  method: 'post',
  path: '/read/:secret/tasks/:task',
  handle: async (request) => {
    const { world, params, form } = request;
    const opened = await openedLink(request);
    const { link, path } = opened;
    const task = (await siteTasks(world, opened)).find(({ id }) => id === params.task);
    if (task === undefined || link.reader.kind !== 'site') throw notTheirs(world, link, 'task');
    const finding = taskFindings.find((one) => one === form.finding);
    if (finding === undefined) {
      throw new DomainError('no-finding', {
        it: 'Scegliere che cosa risulta dalle cartelle.',
        en: 'Choose what the records say.',
      });
    }
    const text = textField(form.text);
    const { site } = link.reader;
    const problems = await answerTask(world, task.where, link.holder, { site, finding, text });
    if (problems.length > 0) {
      throw new DomainError(
        'not-answered',
        { it: 'La risposta non è stata registrata.', en: 'The answer was not recorded.' },
        problems,
      );
    }
    return { kind: 'redirect', to: `${path}#tasks` };
  },
};

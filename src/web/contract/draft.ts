import { publishDraft, saveDraft } from '../../actions/contractDrafts.ts';
import type { World } from '../../actions/world.ts';
import type { Contract } from '../../core/contract/contract.ts';
import { parseContract } from '../../core/contract/parseContract.ts';
import { DomainError, hasErrors, type Problem } from '../../core/problem.ts';
import { page, type Route } from '../route.ts';
import { textField } from '../textField.ts';
import { draftView } from './draftView.ts';

/** Longest text of a contract that the form takes, bytes. */
const LONGEST_CONTRACT = 2_000_000;

export const showDraft: Route = {
  method: 'get',
  path: '/contracts/:contract/draft',
  handle: async ({ world, params, query, locale }) => {
    const id = params.contract ?? '';
    const yaml = await textOf(world, id);
    const saved = query.saved !== undefined;
    const view = draftView(
      id,
      await inForce(world, id),
      { yaml, editor: '' },
      problemsOf(world, id, yaml),
      saved ? 'saved' : 'shown',
      locale,
    );
    return page('contract/draft', view);
  },
};

export const takeDraft: Route = {
  method: 'post',
  path: '/contracts/:contract/draft',
  files: ['package'],
  fieldSize: LONGEST_CONTRACT,
  handle: async ({ world, actor, params, form, files, locale }) => {
    const id = params.contract ?? '';
    await textOf(world, id);
    // Forms send lines that end in CR LF, whatever the reader's machine has.
    const yaml = textField(form.yaml).replace(/\r\n?/g, '\n');
    const given = { yaml, editor: textField(form.editor) };
    switch (form.act) {
      case 'save': {
        await saveDraft(world, actor, id, yaml);
        return { kind: 'redirect', to: `/contracts/${id}/draft?saved=1` };
      }
      case 'publish': {
        const file = files.package;
        const { value, problems } = await publishDraft(
          world,
          actor,
          id,
          yaml,
          given.editor,
          file === undefined || file.bytes.length === 0 ? undefined : file,
        );
        if (value !== undefined) return { kind: 'redirect', to: `/contracts/${id}/definition` };
        return page(
          'contract/draft',
          draftView(id, await inForce(world, id), given, problems, 'refused', locale),
          422,
        );
      }
      default: {
        const problems = problemsOf(world, id, yaml);
        const status = hasErrors(problems) ? 422 : 200;
        return page(
          'contract/draft',
          draftView(id, await inForce(world, id), given, problems, 'checked', locale),
          status,
        );
      }
    }
  },
};

async function inForce({ contracts }: World, id: string): Promise<Contract | undefined> {
  return (await contracts.byId(id))?.contract;
}

/** The latest draft, or the version in force. @throws DomainError `not-found` */
async function textOf({ contracts }: World, id: string): Promise<string> {
  const yaml = (await contracts.draft(id))?.yaml ?? (await contracts.byId(id))?.yaml;
  if (yaml !== undefined) return yaml;
  throw new DomainError('not-found', {
    it: `Non esistono né un contratto né una bozza «${id}».`,
    en: `There is neither a contract nor a draft “${id}”.`,
  });
}

function problemsOf({ readYaml }: World, id: string, yaml: string): readonly Problem[] {
  const { data, problems, locate } = readYaml(yaml, `${id}.yaml`);
  return problems.length > 0 ? problems : parseContract(data, locate).problems;
}

import type { StoredRelease } from '../../actions/settlementStores.ts';
import { readerName } from '../../core/disclosure/reader.ts';
import { csvText } from '../../report/csvText.ts';
import { figureCells } from '../../report/disclosure/releaseTables.ts';
import type { Reply } from '../route.ts';

/** The figures of a release, a row each. */
export function releaseCsv({ content }: StoredRelease): Reply {
  const { header, rows } = figureCells(content);
  return {
    kind: 'file',
    name: `${fileName(content)}.csv`,
    type: 'text/csv',
    bytes: new TextEncoder().encode(csvText(header, rows)),
  };
}

/** All of a release, and that it was tested. */
export function releaseJson({ hash, content, against, tests }: StoredRelease): Reply {
  const tested = tests.map(({ test, passed, tried }) => ({ test, passed, tried }));
  return {
    kind: 'file',
    name: `${fileName(content)}.json`,
    type: 'application/json',
    bytes: new TextEncoder().encode(`${JSON.stringify({ hash, content, tested, against }, null, 2)}\n`),
  };
}

function fileName({ contract, reader, asOf }: StoredRelease['content']): string {
  return `${contract}-${readerName(reader).replace('/', '-')}-${asOf}`;
}

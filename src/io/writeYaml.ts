import { Document, isCollection, isPair, isScalar, visit } from 'yaml';
import type { Path } from '../core/tender/parseTender.ts';

/** Words that stand above a part of a file. */
export interface YamlRemark {
  readonly path: Path;
  readonly text: string;
}

/**
 * Plain values as YAML text for people to complete: remarks stand above the part that they are about, and what is null is marked.
 * @param blank words beside each null
 */
export function writeYaml(data: unknown, remarks: readonly YamlRemark[], blank: string): string {
  const document = new Document(data, { aliasDuplicateObjects: false });
  visit(document, {
    Scalar(_, node) {
      if (node.value === null) node.comment = ` ${blank}`;
    },
    Map(key, node) {
      // A pair of texts, or of figures, is read more easily on one line, unless there is something to fill in.
      const values = node.items.map((pair) => (isPair(pair) ? pair.value : null));
      if (
        key !== null &&
        values.every((one) => isScalar(one) && one.value !== null && typeof one.value !== 'string')
      )
        node.flow = true;
    },
  });
  for (const { path, text } of remarks) {
    if (path.length === 0) {
      document.commentBefore = ` ${text}`;
      continue;
    }
    const parent = path.length === 1 ? document.contents : document.getIn(path.slice(0, -1), true);
    if (!isCollection(parent)) continue;
    const pair = parent.items.find(
      (one) => isPair(one) && isScalar(one.key) && one.key.value === path.at(-1),
    );
    if (isPair(pair) && isScalar(pair.key)) pair.key.commentBefore = ` ${text}`;
  }
  return document.toString({ lineWidth: 120, nullStr: '~' });
}

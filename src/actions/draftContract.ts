import { type AwardChoice, contractFromAward } from '../core/contract/contractFromAward.ts';
import { packageHash } from '../core/evaluation/packageHash.ts';
import { errorAt, type Parsed } from '../core/problem.ts';
import type { Locale } from '../report/locale.ts';
import { readPackage } from './verifyPackage.ts';
import type { GivenFile, World } from './world.ts';

/** A contract drafted from an award, as YAML text for people to complete. */
export interface DraftedContract {
  readonly id: string;
  readonly yaml: string;
}

/**
 * Drafts a contract from the package of an evaluation. Promises are computed from what the offers gave, never read from the package's results.
 * @throws DomainError as contractFromAward
 */
export function draftContract(
  { fingerprint, writeYaml }: Pick<World, 'fingerprint' | 'writeYaml'>,
  file: GivenFile,
  choice: AwardChoice,
  locale: Locale,
): Parsed<DraftedContract> {
  const { value, problems } = readPackage({ fingerprint }, file);
  if (value === undefined) return { value, problems };
  const hash = packageHash(value.data, fingerprint);
  if (hash === undefined) {
    const changed = errorAt(
      { file: file.name },
      'package-changed',
      {
        it: 'Il contenuto del pacchetto non ha l’impronta che il pacchetto dichiara.',
        en: 'The content of the package does not have the hash that the package declares.',
      },
      {
        it: 'Usare il file come è stato scaricato; «esito verify» dice che cosa è cambiato.',
        en: 'Use the file as it was downloaded; “esito verify” says what was changed.',
      },
    );
    return { value: undefined, problems: [changed] };
  }
  const { id, definition, remarks } = contractFromAward(value.content, hash, choice);
  const texts = remarks.map(({ path, text }) => ({ path, text: text[locale] }));
  const blank = { it: 'DA COMPILARE', en: 'TO BE FILLED IN' }[locale];
  return { value: { id, yaml: writeYaml(definition, texts, blank) }, problems: [] };
}

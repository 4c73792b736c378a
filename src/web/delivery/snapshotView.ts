import type { QueryThread, StoredContract, StoredSnapshot } from '../../actions/contractStores.ts';
import type { Format } from '../../report/format.ts';
import { type Locale, type Localized, localized } from '../../report/locale.ts';
import type { PageHead } from '../pages.ts';
import { type CalloutView, type Fact, fact } from '../parts.ts';
import { type ContractLinks, contractLinks, contractPath } from '../tracking/contractHead.ts';
import { type AccountView, accountView } from './accountView.ts';
import { deliveryHead, snapshotPath } from './deliveryHead.ts';

/** A snapshot: which deliveries it holds, and what became of each row of theirs. */
export interface SnapshotView {
  readonly head: PageHead;
  readonly t: Localized<typeof snapshotTexts>;
  readonly links: ContractLinks;
  /** That another one is in force now; null if this one is. */
  readonly remark: CalloutView | null;
  readonly facts: readonly Fact[];
  readonly accounts: readonly AccountView[];
  readonly findingsHref: string;
}

const snapshotTexts = {
  title: { it: 'Istantanea', en: 'Snapshot' },
  data: { it: 'Dati', en: 'Data' },
  lead: {
    it: 'Ogni cifra del contratto cita un’istantanea: l’elenco delle consegne in vigore quando è stata calcolata. Un’istantanea non cambia mai.',
    en: 'Every figure of the contract cites a snapshot: the list of deliveries in force when it was computed. A snapshot never changes.',
  },
  earlier: { it: 'Istantanea precedente', en: 'Earlier snapshot' },
  earlierText: {
    it: 'Nel frattempo ne è entrata in vigore un’altra.',
    en: 'Another one has come in force since.',
  },
  hash: { it: 'Impronta', en: 'Hash' },
  madeAt: { it: 'In vigore dal (ora di Roma)', en: 'In force since (Rome time)' },
  actor: { it: 'Importata da', en: 'Imported by' },
  rules: { it: 'Versione del contratto', en: 'Version of the contract' },
  previous: { it: 'Prima di questa', en: 'Before this one' },
  findings: { it: 'Rilievi e richieste', en: 'Findings and queries' },
};

export function snapshotView(
  contract: StoredContract,
  snapshot: StoredSnapshot,
  isInForce: boolean,
  threads: readonly QueryThread[],
  locale: Locale,
  format: Format,
): SnapshotView {
  const t = localized(snapshotTexts, locale);
  const { hash, madeAt, actor, fingerprint, previous, batches } = snapshot;
  const path = contractPath(contract.contract);
  return {
    head: deliveryHead(contract, t.title, locale, [{ label: t.data, href: `${path}/data` }]),
    t,
    links: contractLinks(contract.contract, '/snapshots', locale),
    remark: isInForce ? null : { kind: 'info', title: t.earlier, text: t.earlierText },
    facts: [
      fact(t.hash, hash, { code: true }),
      fact(t.madeAt, format.dateTime(madeAt)),
      fact(t.actor, actor),
      fact(t.rules, fingerprint, { code: true }),
      ...(previous === null ? [] : [fact(t.previous, previous, { href: snapshotPath(contract, previous) })]),
    ],
    accounts: batches.map((batch) => accountView(contract, batch, threads, locale, format)),
    findingsHref: `${path}/findings`,
  };
}

import type { ContractStanding } from '../../actions/contractStanding.ts';
import type { Text } from '../../core/problem.ts';
import { type Locale, type Localized, localized } from '../../report/locale.ts';
import { moneySentence } from '../../report/settlement/moneySentence.ts';
import { countSentence } from '../../report/tracking/contractSentences.ts';
import { dateText } from '../../report/tracking/dateText.ts';
import type { PageHead } from '../pages.ts';
import { statementsPath } from '../settlement/settlementHead.ts';
import { contractPath } from './contractHead.ts';

/** A contract in a list, with one line of how it stands. */
export interface ContractCard {
  readonly href: string;
  readonly title: string;
  readonly buyer: string;
  readonly suppliers: string;
  readonly period: string;
  readonly state: string;
  /** Where its money stands; null for a contract without a payment section. */
  readonly money: { readonly text: string; readonly href: string } | null;
}

/** All contracts, and where one begins. */
export interface ContractsView {
  readonly head: PageHead;
  readonly t: Localized<typeof contractsTexts>;
  readonly contracts: readonly ContractCard[];
}

const contractsTexts = {
  title: { it: 'Contratti', en: 'Contracts' },
  lead: {
    it: 'Dopo l’aggiudicazione: ciò che l’offerta ha promesso diventa obiettivo, e i dati delle consegne dicono se è raggiunto.',
    en: 'After the award: what the offer promised becomes a target, and delivered data say whether it is met.',
  },
  buyer: { it: 'Stazione appaltante', en: 'Buyer' },
  suppliers: { it: 'Fornitori', en: 'Suppliers' },
  period: { it: 'Durata', en: 'Period' },
  state: { it: 'A che punto è', en: 'How it stands' },
  money: { it: 'Denaro', en: 'Money' },
  none: { it: 'Nessun contratto pubblicato.', en: 'No contracts published.' },
  begin: { it: 'Scrivere un contratto da un’aggiudicazione', en: 'Draft a contract from an award' },
} satisfies Record<string, Text>;

export function contractsView(standings: readonly ContractStanding[], locale: Locale): ContractsView {
  const t = localized(contractsTexts, locale);
  return {
    head: { title: t.title, breadcrumb: [], notice: null, steps: [], refresh: null },
    t,
    contracts: standings.map((standing) => contractCard(standing, locale)),
  };
}

export function contractCard(
  { published, known, underWay, statements }: ContractStanding,
  locale: Locale,
): ContractCard {
  const { contract } = published;
  const { from, to } = contract.calendar;
  const waiting = underWay
    ? { it: 'Prima consegna in corso di importazione.', en: 'The first delivery is being imported.' }
    : { it: 'Nessuna consegna, finora.', en: 'No delivery so far.' };
  return {
    href: contractPath(contract),
    title: contract.title[locale],
    buyer: contract.buyer[locale],
    suppliers: contract.suppliers.map(({ name }) => name).join(', '),
    period: `${dateText(from, locale)} – ${dateText(to, locale)}`,
    state:
      known === undefined
        ? waiting[locale]
        : `${countSentence(known.stored.tracking)[locale]} ${
            {
              it: `Dati al ${dateText(known.stored.tracking.asOf, 'it')}.`,
              en: `Data as of ${dateText(known.stored.tracking.asOf, 'en')}.`,
            }[locale]
          }`,
    money:
      statements === null
        ? null
        : { text: moneySentence(statements)[locale], href: statementsPath(contract) },
  };
}

import type { ContractClaims } from '../../actions/claimsOf.ts';
import type { StoredContract } from '../../actions/contractStores.ts';
import type { JudgedClaim } from '../../core/settlement/periodFacts.ts';
import { supplierName } from '../../report/contract/supplierName.ts';
import type { Format } from '../../report/format.ts';
import { type Locale, type Localized, localized } from '../../report/locale.ts';
import { claimVerdictTexts } from '../../report/settlement/claimVerdictTexts.ts';
import { dateText } from '../../report/tracking/dateText.ts';
import { siteLabel } from '../../report/tracking/trackedTarget.ts';
import type { PageHead } from '../pages.ts';
import { simpleTable, type TableView } from '../parts.ts';
import { type ContractLinks, contractLinks } from '../tracking/contractHead.ts';
import { claimsDueTable } from './claimsDueTable.ts';
import { belowStatements } from './settlementHead.ts';

/** Claims of a contract: those still to be filed, and those filed with what became of them, hospital by hospital. */
export interface ClaimsView {
  readonly head: PageHead;
  readonly links: ContractLinks;
  readonly t: Localized<typeof claimsTexts>;
  /** Null where no delivery is in force. */
  readonly asOf: string | null;
  /** The data date that is shown, in the form that asks for another. */
  readonly day: string;
  readonly due: TableView | null;
  readonly lapsed: TableView | null;
  readonly hospitals: readonly TableView[];
}

const claimsTexts = {
  title: { it: 'Richieste', en: 'Claims' },
  lead: {
    it: 'Un caso che il contratto rimborsa è chiesto dall’ospedale entro un termine. Qui c’è che cosa è ancora da chiedere, e che ne è stato di ciò che è stato chiesto.',
    en: 'A case that the contract refunds is claimed by the hospital by a deadline. Here is what is still to be claimed, and what became of what was.',
  },
  board: {
    it: 'Questa pagina è della centrale: ai fornitori arrivano solo conteggi.',
    en: 'This page is the board’s: suppliers receive counts only.',
  },
  dataOf: { it: 'Dati al', en: 'Data as of' },
  another: { it: 'Come stavano le cose un altro giorno', en: 'How things stood on another day' },
  show: { it: 'Mostra', en: 'Show' },
  due: { it: 'Da presentare', en: 'To be filed' },
  dueNone: {
    it: 'Non c’è alcun caso per cui una richiesta sia ancora da presentare.',
    en: 'There is no case for which a claim is still to be filed.',
  },
  filed: { it: 'Presentate', en: 'Filed' },
  filedNone: { it: 'Non ne è stata presentata alcuna.', en: 'None was filed.' },
  caption: { it: 'Richieste presentate da', en: 'Claims filed by' },
  reference: { it: 'Numero', en: 'Number' },
  clause: { it: 'Clausola', en: 'Clause' },
  supplier: { it: 'Fornitore', en: 'Supplier' },
  filedOn: { it: 'Presentata', en: 'Filed on' },
  age: { it: 'Mesi dall’uso', en: 'Months since use' },
  verdict: { it: 'Se vale', en: 'Whether it counts' },
};

/** @param today ISO day, from which alarms count */
export function claimsView(
  contract: StoredContract,
  { claims, unclaimed, asOf }: ContractClaims,
  today: string,
  locale: Locale,
  format: Format,
): ClaimsView {
  const t = localized(claimsTexts, locale);
  const definition = contract.contract;
  const sites = [...new Set(claims.map(({ site }) => site))].toSorted();
  return {
    head: belowStatements(definition, t.title, locale),
    links: contractLinks(definition, '/claims', locale),
    t,
    asOf: asOf === undefined ? null : `${t.dataOf} ${dateText(asOf, locale)}`,
    day: asOf ?? '',
    due: claimsDueTable(definition, unclaimed, { asOf, today }, false, locale, format),
    lapsed: claimsDueTable(definition, unclaimed, { asOf, today }, true, locale, format),
    hospitals: sites.map((site, at) => {
      const title = siteLabel(definition, site);
      const filed = claims.filter((claim) => claim.site === site);
      return filedTable(`claims-${at}`, title, contract, filed, t, locale, format);
    }),
  };
}

function filedTable(
  id: string,
  hospital: string,
  contract: StoredContract,
  claims: readonly JudgedClaim[],
  t: ClaimsView['t'],
  locale: Locale,
  format: Format,
): TableView {
  const labelOf = (clause: string): string =>
    contract.contract.payment?.clauses.find((one) => one.id === clause)?.label[locale] ?? clause;
  return simpleTable(
    id,
    `${t.caption} ${hospital}`,
    [
      { label: t.reference, kind: 'code' },
      { label: t.clause, kind: 'text' },
      { label: t.supplier, kind: 'text' },
      { label: t.filedOn, kind: 'text' },
      { label: t.age, kind: 'number' },
      { label: t.verdict, kind: 'text' },
    ],
    claims
      .toSorted((a, b) => a.filedOn.localeCompare(b.filedOn) || a.reference.localeCompare(b.reference))
      .map((claim) => [
        claim.reference,
        labelOf(claim.clause),
        supplierName(contract.contract, claim.supplier),
        dateText(claim.filedOn, locale),
        format.number(claim.ageMonths),
        claimVerdictTexts[claim.verdict][locale],
      ]),
  );
}

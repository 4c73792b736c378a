import type { StoredContract } from '../../actions/contractStores.ts';
import type { Contract } from '../../core/contract/contract.ts';
import type { RiskModel } from '../../core/contract/riskModel.ts';
import { contractRuleTexts, dateText } from '../../report/contract/contractRuleTexts.ts';
import { outcomeLines, outcomeValueText, ownerTexts } from '../../report/contract/outcomeTexts.ts';
import { riskModelTable, riskModelText } from '../../report/contract/riskModelTexts.ts';
import { contractTargetTable } from '../../report/contract/targetTable.ts';
import type { Format } from '../../report/format.ts';
import { type Locale, type Localized, localized } from '../../report/locale.ts';
import { exactNumber } from '../../report/quantity.ts';
import { sourceDate } from '../lot/parameterTable.ts';
import type { PageHead } from '../pages.ts';
import { type Fact, fact, simpleTable, type TableView, tableView } from '../parts.ts';
import { type ContractLinks, contractHead, contractLinks, contractPath } from '../tracking/contractHead.ts';

/** Everything that binds the parties, readable without the file behind it: dictionary, targets, rules. */
export interface ContractDefinitionView {
  readonly head: PageHead;
  readonly links: ContractLinks;
  readonly t: Localized<typeof definitionTexts>;
  readonly download: string;
  readonly draft: string;
  readonly version: readonly Fact[];
  readonly outcomes: readonly OutcomeView[];
  readonly targets: TableView;
  readonly rules: readonly {
    readonly id: string;
    readonly title: string;
    readonly words: string;
    readonly formula: string | null;
    readonly article: string | null;
  }[];
  readonly suppliers: TableView;
  readonly sites: TableView;
  readonly flows: TableView;
  /** Null where the contract explains none. */
  readonly covariates: TableView | null;
  /** Null where no other dates were agreed. */
  readonly appointments: TableView | null;
}

interface OutcomeView {
  readonly id: string;
  readonly label: string;
  readonly facts: readonly Fact[];
  /** Null for an outcome without a risk model. */
  readonly model: {
    readonly label: string;
    readonly words: string;
    readonly formula: string | null;
    readonly facts: readonly Fact[];
    readonly table: TableView | null;
  } | null;
}

const definitionTexts = {
  title: { it: 'Definizioni e regole', en: 'Definitions and rules' },
  lead: {
    it: 'Ciò che le parti hanno firmato e con cui nasce ogni numero di questo contratto: che cosa si conta e di chi, a che cosa è tenuto ogni fornitore, come si decide.',
    en: 'What the parties have signed and what every figure of this contract is made by: what is counted and of whom, what each supplier is held to, how it is decided.',
  },
  contents: { it: 'In questa pagina', en: 'On this page' },
  outcomes: { it: 'Dizionario degli esiti', en: 'Outcome dictionary' },
  model: { it: 'Modello di rischio', en: 'Risk model' },
  targets: { it: 'Obiettivi', en: 'Targets' },
  rules: { it: 'Regole', en: 'Rules' },
  basis: { it: 'Fonte', en: 'Source' },
  parties: { it: 'Fornitori, sedi, flussi', en: 'Suppliers, sites, flows' },
  version: { it: 'Versione', en: 'Version' },
  download: { it: 'Scarica il contratto (YAML)', en: 'Download the contract (YAML)' },
  edit: { it: 'Preparare una nuova versione', en: 'Prepare a new version' },
};

const columns = {
  supplier: { it: 'Fornitore', en: 'Supplier' },
  device: { it: 'Dispositivo', en: 'Device' },
  main: { it: 'Principale', en: 'Main' },
  codes: { it: 'GTIN; repertorio', en: 'GTIN; repertory' },
  netBenefit: { it: 'Beneficio netto promesso', en: 'Net benefit promised' },
  site: { it: 'Sede', en: 'Site' },
  name: { it: 'Nome', en: 'Name' },
  keyHolder: { it: 'Chi custodisce la chiave', en: 'Who keeps the key' },
  flow: { it: 'Flusso', en: 'Flow' },
  owner: { it: 'Chi lo deve', en: 'Owed by' },
  code: { it: 'Codice', en: 'Code' },
  meaning: { it: 'Significato', en: 'Meaning' },
  on: { it: 'Data', en: 'Date' },
  what: { it: 'Che cosa', en: 'What' },
  yes: { it: 'sì', en: 'yes' },
  no: { it: 'no', en: 'no' },
};

const captions = {
  suppliers: { it: 'Fornitori e dispositivi', en: 'Suppliers and devices' },
  sites: { it: 'Sedi che consegnano dati', en: 'Sites that deliver data' },
  flows: { it: 'Flussi di dati', en: 'Data flows' },
  covariates: { it: 'Covariate', en: 'Covariates' },
  appointments: { it: 'Date concordate', en: 'Dates agreed' },
};

const factTexts = {
  period: { it: 'Durata', en: 'Period' },
  award: { it: 'Aggiudicazione', en: 'Award' },
  package: { it: 'Pacchetto della valutazione', en: 'Package of the evaluation' },
  published: { it: 'Pubblicato (ora di Roma)', en: 'Published (Rome time)' },
  fingerprint: { it: 'Impronta', en: 'Fingerprint' },
  buyer: { it: 'Stazione appaltante', en: 'Buyer' },
  version: { it: 'Versione', en: 'Version' },
  frozen: { it: 'Congelato il', en: 'Frozen on' },
  source: { it: 'Fonte', en: 'Source' },
  reference: { it: 'Riferimento', en: 'Reference' },
  referenceExcess: {
    it: 'Quanto il riferimento supera il modello',
    en: 'By how much the reference exceeds the model',
  },
};

export function contractDefinitionView(
  { contract, fingerprint, publishedAt }: StoredContract,
  locale: Locale,
  format: Format,
): ContractDefinitionView {
  const t = localized(definitionTexts, locale);
  const f = localized(factTexts, locale);
  const { award, calendar } = contract;
  return {
    head: contractHead(contract, locale, t.title),
    links: contractLinks(contract, '/definition', locale),
    t,
    download: `${contractPath(contract)}/contract.yaml`,
    draft: `${contractPath(contract)}/draft`,
    version: [
      fact(f.buyer, contract.buyer[locale]),
      fact(f.period, `${dateText(calendar.from)} – ${dateText(calendar.to)}`),
      fact(f.award, `${award.decision[locale]}, ${dateText(award.decidedOn)}`),
      fact(f.package, award.package, { code: true }),
      fact(f.published, format.dateTime(publishedAt)),
      fact(f.fingerprint, fingerprint, { code: true }),
    ],
    outcomes: contract.outcomes.map((outcome) => {
      const model = contract.riskModels.find(({ id }) => id === outcome.riskModel);
      return {
        id: `outcome-${outcome.id}`,
        label: outcome.label[locale],
        facts: outcomeLines(outcome, contract).map(({ label, value, code }) =>
          fact(label[locale], value[locale], { code }),
        ),
        model:
          model === undefined
            ? null
            : modelView(model, outcomeValueText(outcome, model.reference)[locale], contract, locale),
      };
    }),
    targets: tableView(contractTargetTable(contract), locale),
    rules: contractRuleTexts(contract).map(({ id, title, words, formula, article }) => ({
      id: `rule-${id}`,
      title: title[locale],
      words: words[locale],
      formula: formula?.[locale] ?? null,
      article: article?.[locale] ?? null,
    })),
    ...partyTables(contract, locale, format),
  };
}

function modelView(
  model: RiskModel,
  reference: string,
  contract: Contract,
  locale: Locale,
): OutcomeView['model'] {
  const f = localized(factTexts, locale);
  const { words, formula } = riskModelText(model);
  const table = riskModelTable(model, contract);
  const { citation, url } = model.source;
  return {
    label: model.label[locale],
    words: words[locale],
    formula: formula?.[locale] ?? null,
    facts: [
      fact(f.version, model.version),
      fact(f.frozen, dateText(model.frozenOn)),
      fact(f.reference, reference),
      ...(model.referenceExcess === undefined
        ? []
        : [fact(f.referenceExcess, exactNumber(model.referenceExcess, locale))]),
      fact(f.source, `${citation[locale]}, ${sourceDate(model.source)}`, { href: url ?? null }),
    ],
    table: table === undefined ? null : tableView(table, locale),
  };
}

function partyTables(
  { suppliers, sites, flows, covariates, calendar }: Contract,
  locale: Locale,
  format: Format,
): Pick<ContractDefinitionView, 'suppliers' | 'sites' | 'flows' | 'covariates' | 'appointments'> {
  const c = localized(columns, locale);
  const caption = localized(captions, locale);
  const text = (label: string, kind: 'text' | 'code' | 'number' = 'text') => ({ label, kind }) as const;
  return {
    suppliers: simpleTable(
      'suppliers',
      caption.suppliers,
      [text(c.supplier), text(c.device), text(c.main), text(c.codes, 'code'), text(c.netBenefit, 'number')],
      suppliers.flatMap(({ name, devices, promisedNetBenefit }) => {
        const promised = promisedNetBenefit === undefined ? '–' : format.euro(promisedNetBenefit, 2);
        return devices.length === 0
          ? [[name, '–', '–', '–', promised]]
          : devices.map(({ label, main, udiDi, rdmNumbers }) => [
              name,
              label,
              main ? c.yes : c.no,
              [...udiDi, ...rdmNumbers].join(', '),
              promised,
            ]);
      }),
    ),
    sites: simpleTable(
      'sites',
      caption.sites,
      [text(c.site, 'code'), text(c.name), text(c.keyHolder)],
      sites.map(({ code, name, keyHolder }) => [code, name, keyHolder]),
    ),
    flows: simpleTable(
      'flows',
      caption.flows,
      [text(c.flow, 'code'), text(c.name), text(c.owner)],
      flows.map(({ id, label, owner }) => [id, label[locale], ownerTexts[owner][locale]]),
    ),
    covariates:
      covariates === undefined
        ? null
        : simpleTable(
            'covariates',
            caption.covariates,
            [text(c.code, 'code'), text(c.meaning)],
            covariates.map(({ code, label }) => [code, label[locale]]),
          ),
    appointments:
      calendar.appointments.length === 0
        ? null
        : simpleTable(
            'appointments',
            caption.appointments,
            [text(c.on), text(c.what)],
            calendar.appointments.map(({ on, what }) => [dateText(on), what[locale]]),
          ),
  };
}

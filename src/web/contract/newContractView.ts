import type { AwardRun } from '../../actions/contractDrafts.ts';
import type { ContractDraft } from '../../actions/contractStores.ts';
import type { Problem } from '../../core/problem.ts';
import type { Format } from '../../report/format.ts';
import { type Locale, type Localized, localized } from '../../report/locale.ts';
import type { PageHead } from '../pages.ts';
import { type CalloutView, type Fact, fact } from '../parts.ts';
import { type ProblemRow, problemRows } from '../problemRows.ts';
import { allContracts } from '../tracking/contractHead.ts';

/** From which evaluation a contract comes, and who was awarded. */
export interface NewContractView {
  readonly head: PageHead;
  readonly t: Localized<typeof newTexts>;
  readonly problems: readonly ProblemRow[];
  /** Evaluations to choose from; empty once one is chosen. */
  readonly runs: readonly { readonly href: string; readonly label: string; readonly note: string }[];
  /** Drafts that were begun. */
  readonly drafts: readonly { readonly href: string; readonly label: string; readonly note: string }[];
  /** Said of an evaluation that counts for no award; null otherwise. */
  readonly rehearsal: CalloutView | null;
  /** Null until an evaluation is chosen. */
  readonly form: {
    readonly run: string;
    readonly facts: readonly Fact[];
    readonly suppliers: readonly {
      readonly id: string;
      readonly name: string;
      readonly label: string;
      readonly checked: boolean;
    }[];
    readonly dates: readonly {
      readonly name: string;
      readonly label: string;
      readonly value: string;
      readonly message: string | null;
    }[];
  } | null;
}

/** The form as typed. */
export interface NewContractForm {
  readonly suppliers: readonly string[];
  readonly decidedOn: string;
  readonly from: string;
  readonly to: string;
}

export const dateFields = ['decidedOn', 'from', 'to'] as const;

const newTexts = {
  title: { it: 'Nuovo contratto da un’aggiudicazione', en: 'New contract from an award' },
  lead: {
    it: 'Il tasso con cui un’offerta ha preso i punti diventa il suo obiettivo. La bozza porta con sé fornitori, esiti, promesse e le loro fonti; ciò che solo le persone sanno resta in bianco, e il controllo lo elenca.',
    en: 'The rate by which an offer earned its points becomes its target. The draft brings suppliers, outcomes, promises and their sources; what only people know stays blank, and the check lists it.',
  },
  problems: { it: 'La bozza non è stata fatta', en: 'The draft was not made' },
  choose: { it: 'Da quale valutazione', en: 'From which evaluation' },
  none: {
    it: 'Nessuna valutazione conclusa su questo sito. Una bozza si può fare anche da un pacchetto, con «esito contract esito-run.json».',
    en: 'There is no finished evaluation on this site. A draft can also be made from a package, with “esito contract esito-run.json”.',
  },
  drafts: { it: 'Bozze cominciate', en: 'Drafts begun' },
  another: { it: 'Scegliere un’altra valutazione', en: 'Choose another evaluation' },
  suppliers: { it: 'Offerte aggiudicate', en: 'Awarded offers' },
  dates: { it: 'Date, se già note', en: 'Dates, if known already' },
  make: { it: 'Prepara la bozza', en: 'Make the draft' },
};

const rehearsal = {
  title: { it: 'Prova', en: 'Rehearsal' },
  text: {
    it: 'Questa valutazione è stata fatta prima dell’apertura delle buste economiche e non vale per alcuna aggiudicazione: un contratto vero nasce da una che vale.',
    en: 'This evaluation was made before the economic envelopes were opened and counts for no award: a real contract comes from one that counts.',
  },
};

const labels = {
  decidedOn: { it: 'Aggiudicato il', en: 'Awarded on' },
  from: { it: 'Primo giorno del contratto', en: 'First day of the contract' },
  to: { it: 'Ultimo giorno del contratto', en: 'Last day of the contract' },
  tender: { it: 'Gara', en: 'Tender' },
  lot: { it: 'Lotto', en: 'Lot' },
  run: { it: 'Valutazione (ora di Roma)', en: 'Evaluation (Rome time)' },
};

/** The first step: evaluations to choose from. */
export function chooseRunView(
  runs: readonly AwardRun[],
  drafts: readonly ContractDraft[],
  locale: Locale,
  format: Format,
): NewContractView {
  return {
    ...base(locale),
    problems: [],
    rehearsal: null,
    drafts: drafts.map(({ id, savedAt }) => ({
      href: `/contracts/${id}/draft`,
      label: id,
      note: format.dateTime(savedAt),
    })),
    runs: runs.map(({ run, tender, ofRecord }) => ({
      href: `/contracts/new?run=${encodeURIComponent(run.id)}`,
      label: `${tender.tender.title[locale]}, ${labels.lot[locale].toLowerCase()} ${run.lot}`,
      note: `${format.dateTime(run.startedAt)}${ofRecord ? '' : `, ${rehearsal.title[locale].toLowerCase()}`}`,
    })),
    form: null,
  };
}

/** The second step: who was awarded, and when. @param problems of the form that was just sent */
export function awardView(
  {
    run,
    tender,
    ofRecord,
    offers,
  }: AwardRun & { readonly offers: readonly { readonly id: string; readonly supplier: string }[] },
  form: NewContractForm,
  problems: readonly Problem[],
  locale: Locale,
  format: Format,
): NewContractView {
  const l = localized(labels, locale);
  const fieldLabels: Readonly<Record<string, string>> = { ...l, suppliers: newTexts.suppliers[locale] };
  const messages = new Map(problems.map(({ where, message }) => [where.field, message[locale]]));
  const first = offers[0]?.id ?? '';
  return {
    ...base(locale),
    problems: problemRows(problems, locale, ({ where }) =>
      where.field === 'suppliers' ? `#supplier-${first}` : `#${where.field}`,
    ).map((row) => ({ ...row, where: fieldLabels[row.where] ?? row.where })),
    runs: [],
    drafts: [],
    rehearsal: ofRecord
      ? null
      : { kind: 'warning', title: rehearsal.title[locale], text: rehearsal.text[locale] },
    form: {
      run: run.id,
      facts: [
        fact(l.tender, tender.tender.title[locale]),
        fact(l.lot, run.lot),
        fact(l.run, format.dateTime(run.startedAt), { href: `/runs/${run.id}` }),
      ],
      suppliers: offers.map(({ id, supplier }) => ({
        id: `supplier-${id}`,
        name: `supplier.${id}`,
        label: supplier,
        checked: form.suppliers.includes(id),
      })),
      dates: dateFields.map((name) => ({
        name,
        label: l[name],
        value: form[name],
        message: messages.get(name) ?? null,
      })),
    },
  };
}

function base(locale: Locale): Pick<NewContractView, 'head' | 't'> {
  const t = localized(newTexts, locale);
  return {
    head: {
      title: t.title,
      breadcrumb: [allContracts(locale)],
      notice: null,
      steps: [],
      refresh: null,
    },
    t,
  };
}

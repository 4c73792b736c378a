import type { StoredVerification } from '../../actions/world.ts';
import type { Format } from '../../report/format.ts';
import { type Locale, type Localized, localized } from '../../report/locale.ts';
import {
  anchorText,
  otherProgramText,
  statementAnchorText,
  verdictText,
} from '../../report/verificationTexts.ts';
import type { PageHead } from '../pages.ts';
import { type CalloutView, type Fact, fact, simpleTable, type TableView } from '../parts.ts';

/** A verification from its start to its outcome. */
export interface VerificationView {
  readonly head: PageHead;
  readonly t: Localized<typeof verificationTexts>;
  readonly sentence: string;
  /** Null when it has ended. */
  readonly progress: {
    readonly value: number;
    readonly text: string;
    readonly progressHref: string;
  } | null;
  /** What came of it; none before, or if it failed. */
  readonly remarks: readonly CalloutView[];
  readonly differences: TableView | null;
  readonly facts: readonly Fact[];
}

const verificationTexts = {
  title: { it: 'Esito della verifica', en: 'Outcome of the verification' },
  progress: { it: 'Avanzamento', en: 'Progress' },
  underWay: { it: 'Il pacchetto è in corso di ricalcolo.', en: 'The package is being computed again.' },
  done: { it: 'La verifica è conclusa.', en: 'The verification is done.' },
  failed: {
    it: 'La verifica non è riuscita per un errore del programma: riprovare, e se succede ancora avvisare l’assistenza.',
    en: 'The verification failed because of an error in the program: try again, and tell support if it happens again.',
  },
  confirmed: { it: 'Confermato', en: 'Confirmed' },
  notConfirmed: { it: 'Non confermato', en: 'Not confirmed' },
  otherVersion: { it: 'Altra versione del programma', en: 'Another version of the program' },
  differences: { it: 'Che cosa differisce', en: 'What differs' },
  place: { it: 'Dove', en: 'Where' },
  line: { it: 'Riga:colonna', en: 'Line:column' },
  packaged: { it: 'Nel pacchetto', en: 'In the package' },
  recomputed: { it: 'Ricalcolato', en: 'Recomputed' },
  file: { it: 'File', en: 'File' },
  tender: { it: 'Gara', en: 'Tender' },
  contract: { it: 'Contratto', en: 'Contract' },
  lots: { it: 'Lotti', en: 'Lots' },
  hash: { it: 'Impronta del pacchetto ricalcolato', en: 'Hash of the recomputed package' },
  statementHash: { it: 'Impronta del prospetto ricalcolato', en: 'Hash of the recomputed statement' },
  compared: { it: 'Numeri e testi confrontati', en: 'Numbers and texts compared' },
  madeBy: { it: 'Prodotto con', en: 'Made with' },
  verifiedBy: { it: 'Ricalcolato con', en: 'Computed again with' },
  kept: {
    it: 'L’esito resta a questo indirizzo per poco tempo e non è archiviato: chi ne ha bisogno lo stampi.',
    en: 'The outcome stays at this address for a short time and is not stored: print it if you need it.',
  },
  another: { it: 'Verificare un altro pacchetto', en: 'Verify another package' },
};

export function verificationView(
  { id, file, of, state, progress, outcome }: StoredVerification,
  locale: Locale,
  format: Format,
): VerificationView {
  const t = localized(verificationTexts, locale);
  const underWay = state === 'running';
  return {
    head: {
      title: t.title,
      breadcrumb: [],
      notice: null,
      steps: [],
      refresh: underWay ? 1 : null,
    },
    t,
    sentence: verificationSentence(state, locale),
    progress: underWay
      ? {
          value: progress,
          text: format.percent(progress, 0),
          progressHref: `/verify/${id}/progress.json`,
        }
      : null,
    remarks: outcome === null ? [] : remarks(outcome, t, locale),
    differences:
      outcome === null || outcome.count === 0 ? null : differencesTable(outcome, t, locale, format),
    facts: [
      fact(t.file, file, { code: true }),
      fact(t[of.kind], of.id, { href: `/${of.kind}s/${of.id}` }),
      ...(outcome === null ? [] : outcomeFacts(outcome, t, format)),
    ],
  };
}

function outcomeFacts({ run, compared, hash }: Outcome, t: VerificationView['t'], format: Format): Fact[] {
  const counted = fact(t.compared, format.number(compared));
  if (run === null) return [counted, fact(t.statementHash, hash, { code: true })];
  return [
    fact(t.lots, run.tender.lots.join(', ')),
    counted,
    fact(t.hash, hash, { code: true }),
    fact(t.madeBy, programName(run.madeBy)),
    fact(t.verifiedBy, programName(run.verifiedBy)),
  ];
}

/** The state in a sentence, for page and script alike. */
export function verificationSentence(state: StoredVerification['state'], locale: Locale): string {
  const t = localized(verificationTexts, locale);
  return { running: t.underWay, done: t.done, failed: t.failed }[state];
}

type Outcome = NonNullable<StoredVerification['outcome']>;

function remarks(outcome: Outcome, t: VerificationView['t'], locale: Locale): CalloutView[] {
  const { identical, run } = outcome;
  const other = run && otherProgramText(run.madeBy, run.verifiedBy);
  const anchor = run === null ? statementAnchorText : anchorText;
  return [
    {
      kind: identical ? 'success' : 'warning',
      title: identical ? t.confirmed : t.notConfirmed,
      text: identical ? `${verdictText(outcome)[locale]} ${anchor[locale]}` : verdictText(outcome)[locale],
    },
    ...(other === null ? [] : [{ kind: 'info' as const, title: t.otherVersion, text: other[locale] }]),
  ];
}

function differencesTable(
  { differences, count }: Outcome,
  t: VerificationView['t'],
  locale: Locale,
  format: Format,
): TableView {
  const more = count - differences.length;
  return simpleTable(
    'differences',
    t.differences,
    [
      { label: t.place, kind: 'text' },
      { label: t.line, kind: 'code' },
      { label: t.packaged, kind: 'code' },
      { label: t.recomputed, kind: 'code' },
    ],
    differences.map(({ where: { line = 1, column = 1 }, place, packaged, recomputed }) => [
      place[locale],
      `${line}:${column}`,
      packaged[locale],
      recomputed[locale],
    ]),
    {
      notes:
        more === 0
          ? []
          : [
              {
                it: `Altre ${format.number(more)} non sono elencate: «esito verify --json» le dà tutte.`,
                en: `Another ${format.number(more)} are not listed: “esito verify --json” gives them all.`,
              }[locale],
            ],
    },
  );
}

function programName({ version, node }: NonNullable<Outcome['run']>['madeBy']): string {
  return `Esito ${version}, Node ${node}`;
}

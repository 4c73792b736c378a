import { isAfterDeadline } from '../../actions/phases.ts';
import type { LotPhases, StoredTender } from '../../actions/world.ts';
import type { Text } from '../../core/problem.ts';
import type { Lot } from '../../core/tender/lot.ts';
import type { Format } from '../../report/format.ts';
import { type Locale, type Localized, localized } from '../../report/locale.ts';
import { lotPath } from '../lot/lotHead.ts';
import type { CalloutView } from '../parts.ts';

/** What the partial `phase` shows: how far a lot has come, and the act that is possible now. */
export interface PhaseView {
  readonly t: Localized<typeof phaseTexts>;
  readonly state: CalloutView;
  /** SHA-256 of what became final; null while nothing is. */
  readonly sha256: string | null;
  /** The act, which cannot be undone and so has to be confirmed; null if none is possible here now. */
  readonly act: {
    readonly href: string;
    readonly label: string;
    readonly confirm: string;
  } | null;
}

const phaseTexts = {
  title: { it: 'Chiusura della fase tecnica', en: 'Closing of the technical phase' },
  hash: {
    it: 'Impronta (SHA-256) di regole, buste tecniche, giudizi ed esclusioni',
    en: 'Hash (SHA-256) of rules, technical envelopes, judgements and exclusions',
  },
};

/** @param offers the act that belongs to the page; null for none */
export function phaseView(
  published: StoredTender,
  lot: Lot,
  phases: LotPhases,
  offers: 'technical-closing' | 'price-opening' | null,
  now: string,
  locale: Locale,
  format: Format,
): PhaseView {
  const base = lotPath(published, lot);
  const { technicalClosed, pricesOpened } = phases;
  const possible =
    technicalClosed === undefined
      ? isAfterDeadline(published.tender, now)
        ? 'technical-closing'
        : null
      : pricesOpened === undefined
        ? 'price-opening'
        : null;
  const act = offers !== null && offers === possible ? acts[offers] : null;
  return {
    t: localized(phaseTexts, locale),
    state: stateOf(published, phases, now, locale, format),
    sha256: technicalClosed?.sha256 ?? null,
    act: act && {
      href: `${base}/${offers}`,
      label: act.label[locale],
      confirm: act.confirm[locale],
    },
  };
}

const acts: Record<'technical-closing' | 'price-opening', { readonly label: Text; readonly confirm: Text }> =
  {
    'technical-closing': {
      label: { it: 'Chiudi la fase tecnica', en: 'Close the technical phase' },
      confirm: {
        it: 'So che dopo la chiusura offerte tecniche, giudizi ed esclusioni non si possono più cambiare.',
        en: 'I know that after the closing technical offers, judgements and exclusions cannot change any more.',
      },
    },
    'price-opening': {
      label: { it: 'Apri le buste economiche', en: 'Open the economic envelopes' },
      confirm: {
        it: 'So che l’ora di apertura viene registrata e va a verbale.',
        en: 'I know that the time of opening is recorded and goes into the minutes.',
      },
    },
  };

function stateOf(
  { tender }: StoredTender,
  { technicalClosed, pricesOpened }: LotPhases,
  now: string,
  locale: Locale,
  format: Format,
): CalloutView {
  const callout = (kind: CalloutView['kind'], title: Text, text: Text): CalloutView => ({
    kind,
    title: title[locale],
    text: text[locale],
  });
  if (technicalClosed === undefined) {
    const deadline = format.dateTime(tender.procedure.deadline);
    const open: Text = { it: 'La fase tecnica è aperta', en: 'The technical phase is open' };
    return isAfterDeadline(tender, now)
      ? callout('warning', open, {
          it: 'Quando i giudizi sono definitivi la fase tecnica va chiusa: solo dopo si aprono le buste economiche, e solo allora una valutazione vale per l’aggiudicazione.',
          en: 'When the judgements are final the technical phase has to be closed: only then are the economic envelopes opened, and only then does an evaluation count for the award.',
        })
      : callout('info', open, {
          it: `Si può chiudere dopo la scadenza delle offerte (${deadline}, ora di Roma). Fino ad allora le valutazioni sono prove.`,
          en: `It can be closed after the deadline for offers (${deadline}, Rome time). Until then evaluations are rehearsals.`,
        });
  }
  const closed = `${format.dateTime(technicalClosed.at)}`;
  if (pricesOpened === undefined) {
    return callout(
      'success',
      { it: 'La fase tecnica è chiusa', en: 'The technical phase is closed' },
      {
        it: `Chiusa il ${closed} (ora di Roma) da «${technicalClosed.actor}». Le buste economiche si aprono al passo 4.`,
        en: `Closed on ${closed} (Rome time) by “${technicalClosed.actor}”. The economic envelopes are opened in step 4.`,
      },
    );
  }
  const opened = format.dateTime(pricesOpened.at);
  return callout(
    'success',
    { it: 'Le buste economiche sono aperte', en: 'The economic envelopes are open' },
    {
      it: `Fase tecnica chiusa il ${closed} da «${technicalClosed.actor}»; buste economiche aperte il ${opened} da «${pricesOpened.actor}» (ora di Roma). Le valutazioni avviate da allora valgono per l’aggiudicazione.`,
      en: `Technical phase closed on ${closed} by “${technicalClosed.actor}”; economic envelopes opened on ${opened} by “${pricesOpened.actor}” (Rome time). Evaluations started since then count for the award.`,
    },
  );
}

import type { ContractStanding } from '../../actions/contractStanding.ts';
import { DomainError, type Text } from '../../core/problem.ts';
import { type Locale, type Localized, localized } from '../../report/locale.ts';
import { dataDateText } from '../../report/tracking/contractSentences.ts';
import { intervalNotes, methodNotes } from '../../report/tracking/methodNotes.ts';
import { decisionSentence, targetSentences } from '../../report/tracking/targetSentences.ts';
import { type TrackedTarget, trackedTargets } from '../../report/tracking/trackedTarget.ts';
import type { PageHead } from '../pages.ts';
import type { CalloutView, Fact } from '../parts.ts';
import { type ContractLinks, contractHead, contractLinks, contractPath } from './contractHead.ts';
import { otherVersion } from './otherVersion.ts';
import { type StateView, stateView } from './stateView.ts';
import { definitionFacts, figureFacts } from './targetFacts.ts';
import { type FigureView, type NoteView, noteView, targetFigures } from './targetFigures.ts';

/** Everything that a clinician asks next of one target. */
export interface TargetView {
  readonly head: PageHead;
  readonly t: Localized<typeof targetTexts>;
  readonly links: ContractLinks;
  /** As on the board. */
  readonly otherVersion: CalloutView | null;
  readonly asOf: string;
  readonly supplier: string;
  readonly state: StateView;
  readonly decision: string;
  readonly sentences: readonly string[];
  readonly facts: readonly Fact[];
  readonly notes: readonly NoteView[];
  readonly definition: readonly Fact[];
  readonly definitionHref: string;
  readonly figures: readonly FigureView[];
}

const targetTexts = {
  decision: { it: 'Decisione', en: 'Decision' },
  figures: { it: 'I numeri', en: 'The figures' },
  method: { it: 'Come si calcola', en: 'How it is computed' },
  source: { it: 'Fonte', en: 'Source' },
  definition: { it: 'Che cosa si conta', en: 'What is counted' },
  whole: { it: 'Tutte le definizioni e le regole', en: 'All definitions and rules' },
} satisfies Record<string, Text>;

/** @throws DomainError `not-found` before the first delivery, and for a target that the contract does not have */
export function targetView(standing: ContractStanding, id: string, locale: Locale): TargetView {
  const { known, dates } = standing;
  const tracked =
    known && trackedTargets(known.stored.tracking, known.by.contract).find((one) => one.target.id === id);
  if (known === undefined || tracked === undefined) throw noTarget(id);
  const { contract, outcome, supplier, figures } = tracked;
  const { asOf } = known.stored.tracking;
  const title = `${outcome.label[locale]}: ${supplier.name}`;
  return {
    head: contractHead(contract, locale, title),
    t: localized(targetTexts, locale),
    links: contractLinks(contract, '/targets', locale),
    otherVersion: otherVersion(standing, locale),
    asOf: dataDateText(known.stored.tracking, asOf === dates[0], locale),
    supplier: supplier.name,
    state: stateView(figures.state, locale),
    decision: decisionSentence(tracked)[locale],
    sentences: targetSentences(tracked).map((sentence) => sentence[locale]),
    facts: figureFacts(tracked, locale),
    notes: notesOf(tracked, locale),
    definition: definitionFacts(tracked, locale),
    definitionHref: `${contractPath(contract)}/definition`,
    figures: targetFigures(tracked, locale),
  };
}

function notesOf({ figures }: TrackedTarget, locale: Locale): NoteView[] {
  return [
    ...(figures.observed === null ? [] : [intervalNotes[figures.observed.method]]),
    methodNotes.decision,
    ...(figures.probabilityMet === null ? [] : [methodNotes.probability]),
    ...(figures.patientsNeeded === null ? [] : [methodNotes.needed]),
    ...(figures.missing === null ? [] : [methodNotes.missing]),
    ...(figures.score === null ? [] : [methodNotes.score]),
  ].map((note) => noteView(note, locale));
}

function noTarget(id: string): DomainError {
  return new DomainError('not-found', {
    it: `Dell’obiettivo «${id}» non ci sono ancora numeri.`,
    en: `There are no figures yet of a target “${id}”.`,
  });
}

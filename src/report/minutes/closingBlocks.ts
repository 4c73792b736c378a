import type { EvaluationResult } from '../../core/evaluation/result.ts';
import type { SessionFacts } from '../../core/minutes/sessionFacts.ts';
import type { Tender } from '../../core/tender/tender.ts';
import type { Block } from '../document.ts';
import { formatFor } from '../format.ts';
import { modeNames } from '../simulationMode.ts';
import type { ReportedLot } from '../tables/reportedLot.ts';
import { roleNames } from './committeeBlocks.ts';
import type { MinutesRecord } from './minutesRecord.ts';
import { heading, paragraph } from './plainBlocks.ts';

/** What the simulation was, and that it decided nothing. */
export function uncertaintyBlocks({ valuation: { mode, draws, seed } }: ReportedLot): Block[] {
  return [
    heading('Informazioni sull’incertezza'),
    paragraph(
      `Accanto al calcolo è stata eseguita una simulazione (${modeNames[mode].it}, ${formatFor('it').number(draws)} simulazioni, seme ${seed}) che descrive quanto è sicuro il risultato. È un’informazione: i punti e la graduatoria seguono dalle sole regole pubblicate e la simulazione non sceglie l’aggiudicatario.`,
    ),
  ];
}

/** By which numbers anybody finds this very calculation again. */
export function proofBlocks(
  { program, tender }: EvaluationResult,
  { inputsSha256, packageSha256 }: Pick<MinutesRecord, 'inputsSha256' | 'packageSha256'>,
): Block[] {
  return [
    heading('Come ritrovare il calcolo', 1),
    paragraph(
      'Con le stesse regole, gli stessi file, lo stesso seme e la stessa versione del programma il calcolo dà le stesse cifre, fino all’ultima. Le impronte (SHA-256) dicono se qualcosa è stato cambiato.',
    ),
    {
      kind: 'fields',
      items: [
        { label: 'Programma', value: `${program.name} ${program.version}, Node ${program.node}` },
        { label: 'Impronta delle regole pubblicate', value: tender.fingerprint, code: true },
        { label: 'Impronta dei dati valutati', value: inputsSha256, code: true },
        { label: 'Impronta del pacchetto verificabile', value: packageSha256, code: true },
      ],
    },
  ];
}

/** What follows by law. The program sends no notice and counts no days, so it says no more than the rule. */
export function followUpBlocks({ procedure }: Tender, { notes }: SessionFacts): Block[] {
  return [
    heading('Adempimenti successivi e note', 1),
    {
      kind: 'fields',
      items: [{ label: 'Termine dilatorio pubblicato', value: `${procedure.standstillDays} giorni` }],
    },
    paragraph(
      'Il contratto non può essere stipulato prima di trentadue giorni dall’invio dell’ultima delle comunicazioni del provvedimento di aggiudicazione, salve le eccezioni di legge (D.Lgs. 36/2023, art. 18, cc. 3 e 4). L’accesso agli atti è regolato dagli artt. 35 e 36 dello stesso decreto. Comunicazioni e accesso avvengono sulla piattaforma della stazione appaltante, non con questo programma.',
    ),
    { kind: 'fields', items: [{ label: 'Note della commissione', value: notes }] },
  ];
}

/** A place to sign for each member, for the secretary too. */
export function signatureBlocks({ members }: SessionFacts): Block[] {
  const signed = members.map(({ name, role }) => ({ role: roleNames[role], name }));
  const unnamed = (['president', 'member', 'member', 'secretary'] as const).map((role) => ({
    role: roleNames[role],
    name: null,
  }));
  const secretary = members.some(({ role }) => role === 'secretary')
    ? []
    : [{ role: roleNames.secretary, name: null }];
  return [
    heading('Firme', 1),
    paragraph('Letto, confermato e sottoscritto.'),
    { kind: 'signatures', items: members.length === 0 ? unnamed : [...signed, ...secretary] },
  ];
}

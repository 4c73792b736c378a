import type { Role, SessionFacts } from '../../core/minutes/sessionFacts.ts';
import type { Block } from '../document.ts';
import { italianDay, italianTime } from './italianTime.ts';
import { BLANK } from './minutesRecord.ts';
import { heading, type PlainTable, paragraph, plainTable } from './plainBlocks.ts';

export const roleNames: Record<Role, string> = {
  president: 'Presidente',
  member: 'Componente',
  secretary: 'Segretario verbalizzante',
};

/** Rows for as many names as a small committee has, if nobody was named. */
const emptyMembers: readonly Role[] = ['president', 'member', 'member', 'secretary'];

/** Who sat, appointed by whom, in which sittings, and that nobody had a conflict of interest. */
export function committeeBlocks({ place, appointment, members, sittings }: SessionFacts): Block[] {
  const { act, date } = appointment;
  return [
    heading('Commissione e sedute', 1),
    {
      kind: 'fields',
      items: [
        { label: 'Luogo', value: place },
        { label: 'Atto di nomina della commissione', value: act },
        { label: 'Data della nomina', value: date && italianDay(date) },
      ],
    },
    paragraph(
      'Per legge la commissione giudicatrice è nominata dopo la scadenza delle offerte ed è composta da un numero dispari di commissari, al massimo cinque (D.Lgs. 36/2023, art. 93).',
    ),
    plainTable(membersTable(members)),
    paragraph(
      'Ciascun componente dichiara, visto l’elenco degli operatori che hanno presentato offerta, di non trovarsi in situazioni di conflitto di interessi né nelle altre cause che impediscono l’incarico (D.Lgs. 36/2023, artt. 16 e 93, c. 5). La colonna riporta il giorno in cui la dichiarazione è stata resa; dove è vuota, la dichiarazione va resa e la data scritta a mano.',
    ),
    plainTable(sittingsTable(sittings)),
  ];
}

function membersTable(members: SessionFacts['members']): PlainTable {
  const rows =
    members.length === 0
      ? emptyMembers.map((role) => [BLANK, roleNames[role], BLANK])
      : members.map(({ name, role, noConflictDeclaredOn }) => [
          name,
          roleNames[role],
          noConflictDeclaredOn === null ? BLANK : `resa in data ${italianDay(noConflictDeclaredOn)}`,
        ]);
  return {
    title: 'Componenti e dichiarazioni di assenza di conflitti di interessi',
    columns: ['Nome e cognome', 'Ruolo', 'Assenza di conflitti di interessi'],
    rows,
  };
}

function sittingsTable(sittings: SessionFacts['sittings']): PlainTable {
  const rows =
    sittings.length === 0
      ? [1, 2, 3].map((number) => [String(number), BLANK, BLANK])
      : sittings.map(({ opensAt, closesAt }, at) => [
          String(at + 1),
          italianTime(opensAt),
          closesAt === null ? BLANK : italianTime(closesAt),
        ]);
  return { title: 'Sedute (ora di Roma)', columns: ['Seduta', 'Apertura', 'Chiusura'], rows };
}

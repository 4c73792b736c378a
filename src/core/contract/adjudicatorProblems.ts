import { errorAt, type Problem, warningAt } from '../problem.ts';
import type { Locate } from '../tender/parseTender.ts';
import type { Contract } from './contract.ts';
import { samePerson } from './phaseProgress.ts';

const roles = ['first', 'second', 'third'] as const;

/** Panels that cannot judge a disputed case: a place empty or taken twice, one person in two places, somebody who signs the contract. */
export function adjudicatorProblems({ payment, phases }: Contract, locate: Locate): Problem[] {
  if (payment === undefined) return [];
  const { adjudicators } = payment;
  const signing = phases.flatMap(({ signatories }) => signatories.map(({ name }) => name));
  return [
    ...adjudicators.flatMap(({ name, role }, at) => {
      const before = adjudicators.slice(0, at);
      return [
        ...(before.some((one) => one.role === role)
          ? [
              errorAt(
                locate(['payment', 'adjudicators', at, 'role']),
                'adjudicator-role-twice',
                { it: `«${role}» è già assegnato.`, en: `“${role}” is already taken.` },
                {
                  it: 'Ogni posto ha una persona: first, second, third.',
                  en: 'Each place has one person: first, second, third.',
                },
              ),
            ]
          : []),
        ...(before.some((one) => samePerson(one.name, name))
          ? [
              errorAt(
                locate(['payment', 'adjudicators', at, 'name']),
                'adjudicator-twice',
                {
                  it: `«${name}» giudicherebbe due volte lo stesso caso.`,
                  en: `“${name}” would judge the same case twice.`,
                },
                { it: 'Nominare un’altra persona.', en: 'Name another person.' },
              ),
            ]
          : []),
        ...(signing.some((one) => samePerson(one, name))
          ? [
              warningAt(
                locate(['payment', 'adjudicators', at, 'name']),
                'adjudicator-signs',
                {
                  it: `«${name}» firma anche il contratto: chi ne è parte non giudica i casi contestati.`,
                  en: `“${name}” signs the contract too: who is part of it does not judge disputed cases.`,
                },
                {
                  it: 'Nominare un clinico estraneo al contratto.',
                  en: 'Name a clinician outside the contract.',
                },
              ),
            ]
          : []),
      ];
    }),
    ...missingPlaces(payment, locate),
  ];
}

function missingPlaces({ adjudicators }: NonNullable<Contract['payment']>, locate: Locate): Problem[] {
  const missing = roles.filter((role) => adjudicators.every((one) => one.role !== role));
  if (missing.length === 0) return [];
  return [
    warningAt(
      locate(['payment', 'adjudicators']),
      'adjudicators-missing',
      {
        it: `Mancano: ${missing.join(', ')}. Un caso clinico contestato non potrebbe essere deciso.`,
        en: `Missing: ${missing.join(', ')}. A disputed clinical case could not be decided.`,
      },
      {
        it: 'Nominare due clinici, e un terzo per quando non concordano.',
        en: 'Name two clinicians, and a third for when they differ.',
      },
    ),
  ];
}

import { errorAt, type Place, type Problem } from '../../core/problem.ts';

/** What is wrong with lines that are to get a pseudonym. None of these texts holds a code: they end up in logs and mails. */

export function emptyCode(where: Place): Problem {
  return errorAt(
    where,
    'empty-code',
    { it: 'Il codice del paziente manca.', en: 'The code of the patient is missing.' },
    {
      it: 'Scrivere il codice fiscale (o STP, ENI) del paziente, oppure togliere la riga.',
      en: 'Write the patient’s fiscal code (or STP, ENI), or take the line out.',
    },
  );
}

export function noResource(where: Place): Problem {
  return errorAt(
    where,
    'malformed',
    {
      it: 'La riga non è una risorsa FHIR R4 leggibile.',
      en: 'The line is no FHIR R4 resource that can be read.',
    },
    {
      it: 'Esportare di nuovo: una risorsa JSON per riga, con id, e con il riferimento al paziente.',
      en: 'Export it again: one JSON resource a line, with its id and the reference to its patient.',
    },
  );
}

export function noFiscalCode(where: Place): Problem {
  return errorAt(
    where,
    'no-fiscal-code',
    {
      it: 'Altri pazienti hanno un codice fiscale, questo no: con il solo id avrebbe uno pseudonimo diverso da quello delle altre consegne.',
      en: 'Other patients have a fiscal code, this one has none: of its id alone the pseudonym would differ from that in other deliveries.',
    },
    {
      it: 'Aggiungere il codice fiscale fra gli identificativi di Patient, oppure togliere le sue righe.',
      en: 'Add the fiscal code to the identifiers of Patient, or take its lines out.',
    },
  );
}

export function stillNamed(where: Place): Problem {
  return errorAt(
    where,
    'still-named',
    {
      it: 'Il codice del paziente sta anche in un altro campo della riga, che uscirebbe dall’ospedale.',
      en: 'The code of the patient stands in another field of the line too, which would leave the hospital.',
    },
    {
      it: 'Togliere il codice da quel campo (spesso un numero di ricovero o un id che lo contiene).',
      en: 'Take the code out of that field (often the number of a stay or an id that holds it).',
    },
  );
}

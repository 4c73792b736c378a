import { errorAt, type Problem } from '../../core/problem.ts';

export function noFiles(folder: string): Problem {
  return errorAt(
    { file: folder },
    'no-files',
    { it: 'La cartella non ha file .csv né .ndjson.', en: 'The folder has no .csv and no .ndjson file.' },
    {
      it: 'Mettervi i file esportati dall’ospedale.',
      en: 'Put the files that the hospital exported there.',
    },
  );
}

export function mixedFolder(folder: string): Problem {
  return errorAt(
    { file: folder },
    'mixed-folder',
    {
      it: 'La cartella mescola tabelle CSV e risorse FHIR.',
      en: 'The folder mixes CSV tables and FHIR resources.',
    },
    { it: 'Farne due consegne.', en: 'Make two deliveries of them.' },
  );
}

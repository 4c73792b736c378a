import type { Doubt } from '../../core/deliveries/rowFate.ts';
import type { DeviceReason } from './deviceReasonTexts.ts';
import type { ReasonText } from './reasonTexts.ts';

/** Rows that are kept although something about them is strange. */
export const doubtTexts: Readonly<Record<Exclude<Doubt, DeviceReason>, ReasonText>> = {
  'gtin-check-digit': {
    label: { it: 'Cifra di controllo errata', en: 'Wrong check digit' },
    means: {
      it: 'L’ultima cifra dell’UDI-DI non torna: forse è stato copiato a mano. La riga è tenuta.',
      en: 'The last digit of the UDI-DI is wrong: it may have been copied by hand. The row is kept.',
    },
    mend: {
      it: 'Leggere il codice dall’etichetta con lo scanner.',
      en: 'Read the code from the label with a scanner.',
    },
  },
  'expired-device': {
    label: { it: 'Dispositivo scaduto', en: 'Expired device' },
    means: {
      it: 'La data di scadenza è prima dell’impianto. La riga è tenuta.',
      en: 'The expiry date is before the implant. The row is kept.',
    },
    mend: {
      it: 'Verificare con la sede: se è vero va segnalato, se è un errore va corretto.',
      en: 'Check with the site: if true it has to be reported, if a mistake corrected.',
    },
  },
  'no-gtin': {
    label: { it: 'Codice che non è un GTIN', en: 'Code that is not a GTIN' },
    means: {
      it: 'L’UDI-DI non è un GTIN di 14 cifre. La riga è tenuta.',
      en: 'The UDI-DI is not a GTIN of 14 digits. The row is kept.',
    },
    mend: {
      it: 'Scrivere le 14 cifre che seguono (01) sull’etichetta.',
      en: 'Write the 14 digits that follow (01) on the label.',
    },
  },
  'long-wait': {
    label: { it: 'Attesa molto lunga', en: 'Very long wait' },
    means: {
      it: 'Tra prenotazione ed erogazione passa un tempo insolito. La riga è tenuta.',
      en: 'An unusual time passes between booking and delivery. The row is kept.',
    },
    mend: { it: 'Controllare le due date.', en: 'Check both dates.' },
  },
  'implausible-value': {
    label: { it: 'Valore poco plausibile', en: 'Implausible value' },
    means: {
      it: 'Il valore è fuori da ciò che ci si aspetta per quella misura. La riga è tenuta.',
      en: 'The value is outside what is expected of that measure. The row is kept.',
    },
    mend: {
      it: 'Controllare il valore e la sua unità di misura.',
      en: 'Check the value and its unit.',
    },
  },
};

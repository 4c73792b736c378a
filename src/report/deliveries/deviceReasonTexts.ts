import type { UnlinkedReason } from '../../core/deliveries/linkDevices.ts';
import type { ReasonText } from './reasonTexts.ts';

/** Reasons that only deliveries of FHIR resources, or a table of classes, bring. */
export type DeviceReason = UnlinkedReason | 'entered-in-error' | 'unreadable-udi' | 'other-class';

/** Devices without a certain procedure or class: why, and how to mend it. */
export const deviceReasonTexts: Readonly<Record<DeviceReason, ReasonText>> = {
  'no-patient': {
    label: { it: 'Dispositivo senza paziente', en: 'Device without a patient' },
    means: {
      it: 'La risorsa Device non dice di quale paziente è, e nessun DeviceUseStatement lo dice.',
      en: 'The Device does not say whose it is, and no DeviceUseStatement does.',
    },
    mend: {
      it: 'Riempire Device.patient. Se il dispositivo è ancora in magazzino, non va consegnato.',
      en: 'Fill in Device.patient. A device that is still in store is not to be delivered.',
    },
  },
  'other-patient': {
    label: { it: 'Intervento di un altro paziente', en: 'Procedure of another patient' },
    means: {
      it: 'L’intervento indicato per il dispositivo è di un altro paziente.',
      en: 'The procedure that is named for the device is another patient’s.',
    },
    mend: {
      it: 'Controllare in cartella quale dei due riferimenti è sbagliato, e correggerlo.',
      en: 'See from the records which of the two references is wrong, and correct it.',
    },
  },
  'procedure-not-delivered': {
    label: { it: 'Intervento non consegnato', en: 'Procedure not delivered' },
    means: {
      it: 'Il dispositivo indica un intervento che in questa consegna non c’è, o che non è stato eseguito.',
      en: 'The device names a procedure that is not in this delivery, or that was not done.',
    },
    mend: {
      it: 'Consegnare nello stesso periodo anche quella risorsa Procedure.',
      en: 'Deliver that Procedure too, in the same period.',
    },
  },
  'no-procedure': {
    label: { it: 'Nessun intervento previsto', en: 'No expected procedure' },
    means: {
      it: 'Il paziente non ha, in questa consegna e in quei giorni, un intervento con uno dei codici del contratto.',
      en: 'In this delivery, and on those days, the patient has no procedure with one of the contract’s codes.',
    },
    mend: {
      it: 'Controllare se manca l’intervento, se il codice è un altro, o se la data d’uso è sbagliata.',
      en: 'See whether the procedure is missing, has another code, or the date of use is wrong.',
    },
  },
  'no-use-date': {
    label: { it: 'Data d’uso sconosciuta', en: 'Date of use not known' },
    means: {
      it: 'Il paziente ha interventi previsti, ma niente dice quando o in quale ricovero il dispositivo fu usato. La data di fabbricazione non lo dice.',
      en: 'The patient has expected procedures, but nothing says when, or in which stay, the device was used. The date of manufacture does not.',
    },
    mend: {
      it: 'Indicare il dispositivo in Procedure.focalDevice, o consegnare un DeviceUseStatement con la data.',
      en: 'Name the device in Procedure.focalDevice, or deliver a DeviceUseStatement with the date.',
    },
  },
  'several-procedures': {
    label: { it: 'Più interventi possibili', en: 'Several possible procedures' },
    means: {
      it: 'Il dispositivo potrebbe essere di più interventi dello stesso paziente: non si tira a indovinare.',
      en: 'The device may be of several procedures of the same patient: nothing is guessed.',
    },
    mend: {
      it: 'Scegliere tra gli interventi elencati e indicare il dispositivo in Procedure.focalDevice.',
      en: 'Choose among the procedures listed and name the device in Procedure.focalDevice.',
    },
  },
  'entered-in-error': {
    label: { it: 'Registrato per errore', en: 'Entered in error' },
    means: {
      it: 'L’ospedale ha marcato la risorsa come registrata per errore.',
      en: 'The hospital has marked the resource as entered in error.',
    },
    mend: {
      it: 'Niente da fare, se è così.',
      en: 'Nothing, if that is so.',
    },
  },
  'other-class': {
    label: { it: 'Classe di un altro dispositivo', en: 'Class of another device' },
    means: {
      it: 'Il codice CND o EMDN della riga non è quello del dispositivo, secondo la tabella del contratto.',
      en: 'The row’s CND or EMDN code is not that of the device, by the table of the contract.',
    },
    mend: {
      it: 'Controllare se è sbagliata la classe o il dispositivo; se è cambiata la nomenclatura, aggiornare la tabella nel contratto.',
      en: 'See whether the class or the device is wrong; if the nomenclature has changed, update the table in the contract.',
    },
  },
  'unreadable-udi': {
    label: { it: 'UDI leggibile solo in parte', en: 'UDI readable only in part' },
    means: {
      it: 'Il codice UDI scansionato ha una parte che non si può leggere: una data che non esiste, o un elemento troncato.',
      en: 'The scanned UDI has a part that cannot be read: a date that does not exist, or an element cut off.',
    },
    mend: {
      it: 'Controllare lotto e scadenza sull’etichetta; lo scanner deve trasmettere anche il carattere FNC1.',
      en: 'Check lot and expiry on the label; the scanner has to send the character FNC1 too.',
    },
  },
};

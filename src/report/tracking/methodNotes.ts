import type { Text } from '../../core/problem.ts';
import type { Observed } from '../../core/tracking/tracking.ts';

/** How a figure is computed, in plain words, and where the formula comes from. */
export interface MethodNote {
  readonly text: Text;
  readonly source: string;
}

/** Name of the interval by which a target is decided. */
export const intervalNames: Readonly<Record<Observed['method'], Text>> = {
  wilson: { it: 'intervallo di Wilson', en: 'Wilson interval' },
  'clopper-pearson': { it: 'intervallo esatto di Clopper-Pearson', en: 'exact Clopper-Pearson interval' },
  jeffreys: { it: 'intervallo di Jeffreys', en: 'Jeffreys interval' },
  'garwood-ratio': { it: 'limiti esatti di Garwood su O/A', en: 'exact Garwood limits of O/E' },
  'aalen-johansen': { it: 'intervallo di Aalen-Johansen', en: 'Aalen-Johansen interval' },
  'normal-mean': { it: 'intervallo normale della media', en: 'normal interval of the mean' },
  registry: { it: 'intervallo del registro', en: 'the registry’s interval' },
};

export const intervalNotes: Readonly<Record<Observed['method'], MethodNote>> = {
  wilson: {
    text: {
      it: 'Eventi diviso pazienti. L’intervallo contiene le quote con cui i dati sono compatibili; con pochi eventi resta fra 0 e 1 e non è simmetrico.',
      en: 'Events divided by patients. The interval holds the rates with which the data agree; with few events it stays between 0 and 1 and is not symmetric.',
    },
    source: 'Wilson 1927, JASA 22:209-212; Newcombe 1998, Stat Med 17:857-872',
  },
  'clopper-pearson': {
    text: {
      it: 'Eventi diviso pazienti. I limiti sono le quote con cui tanti eventi, o così pochi, avrebbero appena la probabilità ammessa: copre almeno quanto dichiarato.',
      en: 'Events divided by patients. The limits are the rates at which so many events, or so few, would just have the probability allowed: it covers at least what it declares.',
    },
    source: 'Clopper & Pearson 1934, Biometrika 26:404-413',
  },
  jeffreys: {
    text: {
      it: 'Eventi diviso pazienti; i limiti sono quantili della distribuzione Beta(eventi + ½, altri + ½).',
      en: 'Events divided by patients; the limits are quantiles of the distribution Beta(events + ½, others + ½).',
    },
    source: 'Brown, Cai & DasGupta 2001, Statist Sci 16:101-133',
  },
  'garwood-ratio': {
    text: {
      it: 'Eventi osservati (O) diviso attesi (A): gli attesi sono la somma delle probabilità che il modello di rischio congelato nel contratto dà a ogni paziente. Il rapporto per il tasso di riferimento è confrontabile con l’obiettivo. I limiti esatti trattano O come conteggio di Poisson.',
      en: 'Observed events (O) divided by expected ones (E): the expected are the sum of the probabilities that the risk model frozen in the contract gives each patient. The ratio times the reference rate can be held against the target. The exact limits take O as a Poisson count.',
    },
    source: 'Breslow & Day 1987, vol. II; Garwood 1936, Biometrika 28:437-442',
  },
  'aalen-johansen': {
    text: {
      it: 'Quota di dispositivi revisionati entro l’orizzonte; chi muore con il dispositivo in sede non può più essere revisionato, e conta come evento concorrente, non come perso. Intervallo log(−log).',
      en: 'Share of devices revised by the horizon; whoever dies with the device in place can no longer be revised, and counts as a competing event, not as lost. Log(−log) interval.',
    },
    source: 'Aalen & Johansen 1978, Scand J Statist 5:141-150; Marubini & Valsecchi 1995',
  },
  'normal-mean': {
    text: {
      it: 'Media delle variazioni del punteggio, paziente per paziente, con il suo errore standard. Chi non ha entrambi i punteggi non conta, e non vale zero.',
      en: 'Mean of the changes of the score, patient by patient, with its standard error. Whoever lacks one of the two scores is not counted, and does not count as zero.',
    },
    source: '',
  },
  registry: {
    text: {
      it: 'Tasso e intervallo sono calcolati dal registro e riportati come consegnati.',
      en: 'Rate and interval are computed by the registry and shown as delivered.',
    },
    source: '',
  },
};

/** Notes of the other figures and charts of a target. */
export const methodNotes = {
  decision: {
    text: {
      it: 'Se una riduzione è un bene: raggiunto quando il limite superiore dell’intervallo non supera l’obiettivo, mancato quando il limite inferiore lo supera, altrimenti non deciso; specularmente se un aumento è un bene. Solo «raggiunto» e «mancato» muovono denaro.',
      en: 'Where lower is better: met when the upper limit of the interval is not above the target, missed when the lower limit is, undecided otherwise; mirrored where higher is better. Only “met” and “missed” move money.',
    },
    source: '',
  },
  probability: {
    text: {
      it: 'Probabilità che il vero valore rispetti l’obiettivo, dati gli eventi e la distribuzione iniziale scritta nel contratto; a fine contratto, probabilità che lo rispetti il conteggio finale. Allora ci saranno i casi attesi dal contratto, o quelli già consegnati se sono di più: chi non è ancora noto, perché manca o è recente, è fra i casi a venire.',
      en: 'Probability that the true value meets the target, given the events and the prior written in the contract; at the end, probability that the final count meets it. By then there will be the cases that the contract expects, or those delivered if they are more: whoever is not known yet, missing or recent, is among those to come.',
    },
    source: 'Gelman et al. 2013, 2.4-2.6; Spiegelhalter, Abrams & Myles 2004, 3.13',
  },
  needed: {
    text: {
      it: 'Il minor numero con cui l’intervallo deciderebbe con la potenza del contratto se il valore restasse quello osservato, meno i casi già noti: esatto fino a 2.000, oltre con l’approssimazione normale; per una media normale; di un tasso corretto come se tutti avessero un rischio medio.',
      en: 'The least number with which the interval would decide with the power of the contract if the figure stayed as observed, less the cases known so far: exact up to 2,000, by the normal approximation beyond; normal for a mean; of an adjusted rate as if everybody were of average risk.',
    },
    source: 'Chernick & Liu 2002, Am Stat 56:149-155; Fleiss, Levin & Paik 2003',
  },
  missing: {
    text: {
      it: 'Caso migliore: tutti i mancanti hanno avuto l’esito buono; caso peggiore: tutti quello cattivo. Il punto di svolta è il minor numero di esiti cattivi fra i mancanti che cambierebbe lo stato. Il valore pesato dà ai pazienti noti di ogni sede il peso dei dovuti di quella sede. Chi muore prima della fine della finestra è noto, non perso; dove il contratto dice che la morte è l’evento, basta la data nel seguito, altrimenti contano solo le righe dell’esito.',
      en: 'Best case: all of the missing had the good outcome; worst case: all had the bad one. The tipping point is the fewest bad outcomes among the missing that would change the state. The weighted figure gives the known patients of each site the weight of those due there. Whoever dies before the end of the window is known, not lost; where the contract says that death is the event, the date in the follow-up is enough; elsewhere only rows of the outcome count.',
    },
    source:
      'Yan, Lee & Li 2009, J Biopharm Stat 19:1085-1098; Seaman & White 2013, Stat Methods Med Res 22:278-295',
  },
  trend: {
    text: {
      it: 'La seconda metà dei mesi contro la prima: p è il doppio della coda esatta più piccola (ipergeometrica; binomiale, in proporzione agli attesi, con un modello di rischio; normale per le medie). «Stabile» vuol dire che la differenza si spiega con il caso (p ≥ 0,05), non che non ci sia.',
      en: 'The later half of the months against the earlier one: p is twice the smaller exact tail (hypergeometric; binomial, in proportion to the expected, with a risk model; normal for means). “Steady” means that chance explains the difference (p ≥ 0.05), not that there is none.',
    },
    source: 'Fisher 1935; Przyborowski & Wilenski 1940, Biometrika 31:313-323',
  },
  months: {
    text: {
      it: 'Il centro è il livello dei primi mesi del contratto, bloccato. I limiti distano tre deviazioni e si allargano nei mesi con pochi casi e se già la base varia più del caso (p′). Un mese fuori dai limiti chiede di guardare i dati. Se in quei primi mesi non ci sono eventi non c’è carta.',
      en: 'The centre is the level of the contract’s first months, locked. The limits are three deviations away, wider in months with few cases and where the baseline itself varies more than chance (p′). A month outside asks for a look at the data. Without an event in those first months there is no chart.',
    },
    source: 'Laney 2002, Quality Engineering 14:531-537; Montgomery, Statistical Quality Control',
  },
  funnel: {
    text: {
      it: 'Ogni punto è una sede; i limiti dicono quanto una sede di quella dimensione può scostarsi per caso se rispetta appena l’obiettivo. Non è una classifica: le sedi dentro i limiti non si distinguono dall’obiettivo. Con almeno dieci sedi si tiene conto anche di quanto differiscono fra loro. La posizione scritta viene dalla probabilità esatta: un punto può stare di un evento oltre la linea ed essere detto entro i limiti.',
      en: 'Each point is a site; the limits say how far a site of that size may be off by chance if it just meets the target. It is no league table: sites within the limits cannot be told from the target. With ten sites or more, how much they differ among themselves counts too. The position in words comes from the exact probability: a point may lie one event beyond the line and be called within.',
    },
    source: 'Spiegelhalter 2005, Stat Med 24:1185-1202; Benjamini & Hochberg 1995, JRSS B 57:289-300',
  },
  cusum: {
    text: {
      it: 'La curva sale a ogni evento, di più se il paziente era a basso rischio, e scende a ogni esito buono; non va sotto zero. I pazienti sono in ordine di data indice, nello stesso giorno di codice della riga; dopo un allarme si ricomincia da zero. Cerca una probabilità (odds) moltiplicata per il rapporto del contratto. Il limite è calcolato perché, se tutto va come previsto, ci sia un falso allarme ogni tanti pazienti quanti ne dice il contratto. Un allarme chiede di guardare, non muove denaro.',
      en: 'The curve rises with each event, more so where the patient was at low risk, and falls with each good outcome; it does not go below zero. Patients stand in order of the index date, of one day in that of their record; after an alarm it begins again at zero. It looks for odds multiplied by the contract’s ratio. The limit is computed so that, if all goes as expected, there is one false alarm in as many patients as the contract says. An alarm asks for a look; it moves no money.',
    },
    source:
      'Steiner, Cook, Farewell & Treasure 2000, Biostatistics 1:441-452; Brook & Evans 1972, Biometrika 59:539-549',
  },
  targetAsRisk: {
    text: {
      it: 'Il contratto non ha un modello di rischio per questo esito: il rischio di ogni paziente è il tasso obiettivo, e l’allarme cerca un tasso peggiore di quello. Se arrivano pazienti più gravi la curva sale anche per questo.',
      en: 'The contract has no risk model for this outcome: the risk of every patient is the target rate, and the alarm looks for a rate worse than that. If sicker patients come the curve rises for that too.',
    },
    source: 'Steiner, Cook, Farewell & Treasure 2000, Biostatistics 1:441-452',
  },
  vlad: {
    text: {
      it: 'Eventi attesi meno osservati, paziente dopo paziente: se sale, meno eventi del previsto; se scende, di più.',
      en: 'Expected minus observed events, patient by patient: rising means fewer events than expected, falling means more.',
    },
    source: 'Lovegrove et al. 1997, Lancet 350:1128-1130',
  },
  waits: {
    text: {
      it: 'In tempo: erogate entro il limite della classe, su erogate e scadute (non erogate benché il limite sia passato). Annullate e non presentati sono a parte. L’ultimo giorno conta come in tempo.',
      en: 'In time: delivered within the limit of the class, out of delivered and overdue ones (not delivered although the limit has passed). Cancelled bookings and patients who did not come stand apart. The last day counts as in time.',
    },
    source: 'PNGLA 2019-2021',
  },
  survival: {
    text: {
      it: 'La curva conta i revisionati con la morte come evento concorrente. Sotto, quanti dispositivi erano ancora seguiti: dove sono pochi la curva è incerta. Chi è perso al seguito esce dalla curva quando fu visto l’ultima volta; se il seguito lo doveva il fornitore, conta come revisionato. Revisioni ogni 100 anni-dispositivo con i limiti esatti di Garwood, da tutto il tempo per cui un dispositivo è stato seguito, anche oltre l’orizzonte.',
      en: 'The curve counts revisions with death as a competing event. Below it, how many devices were still followed: where they are few the curve is uncertain. Who is lost to follow-up leaves the curve when last seen; if the supplier owed the follow-up, as revised. Revisions per 100 component-years have exact Garwood limits, over all the time for which a device was followed, beyond the horizon too.',
    },
    source: 'Aalen & Johansen 1978, Scand J Statist 5:141-150; Garwood 1936',
  },
  score: {
    text: {
      it: 'Il guadagno aggiustato è il guadagno medio della popolazione di riferimento più quanto questi pazienti superano ciò che il modello si aspettava da loro, meno quanto lo supera la stessa popolazione di riferimento, se il modello viene da altri anni. Rispondono i pazienti la cui variazione raggiunge la minima importante scritta nel contratto. Il loro intervallo è quello dei tassi. Chi è morto prima della fine della finestra senza un secondo punteggio non lo doveva.',
      en: 'The adjusted gain is the mean gain of the reference population plus what these patients exceed the model’s expectation by, less what the reference population itself exceeds it by, where the model is of other years. Responders are patients whose change reaches the minimal important one written in the contract. Their interval is that of rates. Whoever died before the end of the window without a second score owed none.',
    },
    source: 'NHS England, PROMs in England: methodology; Finch et al. 2022, Soc Sci Med 292:114519',
  },
} satisfies Record<string, MethodNote>;

import { afterAward } from './afterAward.ts';
import type { Article } from './articleView.ts';

/** How the numbers are made, in plain words, with the sources they follow. */
export const method: Article = {
  title: { it: 'Metodo', en: 'Method' },
  lead: {
    it: 'Come gli esiti per i pazienti diventano euro, e gli euro punti; e dopo l’aggiudicazione, come il pagamento segue gli esiti. Le regole di ogni gara sono fissate prima e stanno nella pagina del lotto; qui si spiega il perché.',
    en: 'How outcomes for patients become euros, and euros points; and after the award, how payment follows outcomes. The rules of each tender are set beforehand and stand on the page of its lot; here you find the reasons.',
  },
  sections: [
    {
      id: 'evidence',
      title: { it: 'Si parte dai dati degli studi', en: 'It starts from study data' },
      paragraphs: [
        {
          it: 'Per ogni esito il fornitore scrive ciò che lo studio ha osservato, per esempio 31 stimolatori su 480 pazienti, e dove lo si può ritrovare. Non scrive percentuali: con 31 su 480 si sa anche quanto il dato è preciso.',
          en: 'For each outcome the supplier writes what the study observed, for instance 31 pacemakers in 480 patients, and where it can be found. No percentages: 31 in 480 also tells how precise the figure is.',
        },
        {
          it: 'Dai dati segue una distribuzione, cioè l’insieme dei valori plausibili e quanto ciascuno lo è: Beta per le quote di pazienti, Gamma per costi e giorni, log-normale per i rapporti. Uno studio piccolo dà una distribuzione larga, uno grande una stretta.',
          en: 'A distribution follows from the figures, that is, the plausible values and how plausible each is: Beta for shares of patients, Gamma for costs and days, log-normal for ratios. A small study gives a wide distribution, a large one a narrow one.',
        },
        {
          it: 'Se la gara lo prevede, il fornitore porta invece le simulazioni di un suo modello, da 1.000 a 20.000 righe. Per i punti conta la loro media; nella simulazione si estraggono righe intere, perché ciò che nel modello va insieme (chi ha più dolore sta a casa più a lungo) resti insieme.',
          en: 'Where the tender says so, the supplier brings the draws of a model of its own instead, 1,000 to 20,000 rows. Points rest on their mean; the simulation takes whole rows, so that what goes together in the model (whoever has more pain stays at home longer) stays together.',
        },
      ],
    },
    {
      id: 'benefit',
      title: { it: 'Il beneficio di un’offerta, ΔB', en: 'The benefit of an offer, ΔB' },
      paragraphs: [
        {
          it: 'Il modello della gara calcola che cosa accade in media a un paziente: l’effetto E (di solito in QALY, anni di vita pesati per la loro qualità) e il costo delle cure K. La centrale dichiara quanto paga per un’unità di effetto: λ, con la sua fonte.',
          en: 'The model of the tender computes what happens to one patient on average: the effect E (usually in QALYs, years of life weighted by their quality) and the cost of care K. The board states what it pays for one unit of effect: λ, with its source.',
        },
        {
          it: 'Il modello è un albero di eventi, cioè due formule, o un modello di Markov: i pazienti passano da uno stato di salute all’altro, un ciclo dopo l’altro, e ogni stato ha il suo costo e la sua utilità. Come si contano i pazienti in un ciclo e da quando si attualizza sposta il risultato di migliaia di euro: la gara lo dichiara.',
          en: 'The model is an event tree, that is, two formulas, or a Markov model: patients move from one state of health to another, cycle after cycle, and each state has its cost and its utility. How patients count in a cycle and from when it is discounted moves the result by thousands of euros: the tender declares it.',
        },
        {
          it: 'Lo stesso calcolo si fa per il profilo minimo accettabile, cioè per i valori ai quali il beneficio non porta punti. La differenza ΔB è il beneficio in euro che l’offerta aggiunge per ogni paziente. I punti tecnici ne seguono in proporzione, con il massimo dichiarato dalla gara.',
          en: 'The same is done for the minimum acceptable profile, the values at which the benefit earns no points. The difference ΔB is the benefit in euros that the offer adds for each patient. Technical points follow in proportion, with the maximum declared by the tender.',
        },
        {
          it: 'Il prezzo resta fuori: sta in un’altra busta e ha i suoi punti. Così non conta due volte e nessuno lo vede prima che la parte tecnica sia chiusa.',
          en: 'The price stays out: it is in another envelope and has its own points. So it does not count twice, and nobody sees it before the technical part is closed.',
        },
      ],
      formula: {
        it: 'B = λ·E − K; ΔB = B(offerta) − B(minimo accettabile)',
        en: 'B = λ·E − K; ΔB = B(offer) − B(minimum acceptable)',
      },
    },
    {
      id: 'nmb',
      title: { it: 'Il beneficio monetario netto, NMB', en: 'Net monetary benefit, NMB' },
      paragraphs: [
        {
          it: 'Togliendo dal beneficio anche il prezzo p si ottiene il beneficio monetario netto: quanto valore resta al servizio sanitario, per paziente, dopo aver pagato tutto. Un’offerta con NMB più alto è la scelta migliore per quella disponibilità a pagare.',
          en: 'Taking the price p from the benefit as well gives the net monetary benefit: the value that is left to the health service, per patient, once everything has been paid. The offer with the higher NMB is the better choice at that willingness to pay.',
        },
        {
          it: 'Il NMB non dà punti: mostra al collegio che cosa significa la graduatoria in euro e pazienti.',
          en: 'The NMB earns no points: it shows the board what the ranking means in euros and patients.',
        },
      ],
      formula: { it: 'NMB = λ·E − K − p', en: 'NMB = λ·E − K − p' },
    },
    {
      id: 'psa',
      title: { it: 'Quanto è sicuro il risultato', en: 'How sure the result is' },
      paragraphs: [
        {
          it: 'Gli studi hanno numeri finiti, quindi ogni valore è incerto. Nell’analisi di sensibilità probabilistica (PSA) si estrae per ogni parametro un valore plausibile, si ricalcola tutto e si ripete migliaia di volte. I costi comuni sono gli stessi per tutte le offerte in ogni estrazione.',
          en: 'Studies are finite, so every figure is uncertain. In the probabilistic sensitivity analysis (PSA) a plausible value is drawn for each parameter, everything is computed again, and this is repeated thousands of times. Shared costs are the same for all offers in each draw.',
        },
        {
          it: 'Ne risultano la probabilità che un’offerta sia la migliore (curva di accettabilità, al variare di λ), la probabilità di ogni posizione e di battere ciascuna altra offerta, e il valore atteso dell’informazione perfetta: quanto varrebbe, in euro per paziente, togliere ogni dubbio prima di decidere. Lo stesso valore per un solo parametro (EVPPI) dice dove altre evidenze servono di più: lo si stima con una regressione del beneficio netto su quel parametro.',
          en: 'This gives the probability that an offer is the best one (acceptability curve, over λ), the probability of each rank and of beating each other offer, and the expected value of perfect information: what it would be worth, in euros per patient, to remove all doubt before deciding. The same value for a single parameter (EVPPI) says where more evidence is needed most: it is estimated by a regression of net benefit on that parameter.',
        },
        {
          it: 'Senza simulazione, con ogni dato alla media, si vede che cosa sposta il confronto tra le prime due offerte: un dato alla volta (tornado) e i due che contano di più insieme. Dai costi e dagli effetti medi segue anche a quale prezzo ogni offerta avrebbe il beneficio netto più alto, al variare di λ.',
          en: 'Without simulation, every input at its mean, one sees what moves the comparison of the first two offers: one input at a time (tornado) and the two that matter most together. From mean costs and effects it also follows at which price each offer would have the highest net benefit, over λ.',
        },
        {
          it: 'Si simula in tre modi, che danno gli stessi numeri entro i loro errori standard, e ogni pagina dice quale è stato usato. Di verifica: ogni simulazione è estratta a caso; è il metodo che si difende. Interattivo: punti distribuiti in modo uniforme (Sobol’) al posto di numeri casuali, per rispondere subito a un altro λ o a un altro prezzo. Fine: gli stessi punti e, dati i parametri comuni, ogni combinazione delle simulazioni delle singole offerte.',
          en: 'Simulations are made in three ways, which give the same numbers within their standard errors, and every page says which one was used. Audit: every draw is made by chance; it is the method that is defended. Interactive: evenly spread points (Sobol’) in place of random numbers, to answer another λ or another price at once. Sharp: the same points and, given the shared parameters, every combination of the offers’ own draws.',
        },
        {
          it: 'Il seme delle estrazioni è pubblicato con la gara: chiunque rifaccia il calcolo ottiene gli stessi numeri.',
          en: 'The seed of the draws is published with the tender: whoever repeats the calculation gets the same numbers.',
        },
      ],
    },
    {
      id: 'standard-errors',
      title: { it: 'Gli errori standard', en: 'Standard errors' },
      paragraphs: [
        {
          it: 'Un numero simulato dipende un poco da quante estrazioni si fanno. Perciò è sempre scritto con il suo errore standard, per esempio 214.252 ± 73. Due numeri che distano meno di due o tre errori standard non si possono dire diversi: servono più estrazioni; per dimezzare l’errore ne servono quattro volte tante. Il grafico della convergenza mostra come le cifre si assestano. L’errore standard della simulazione non è l’incertezza clinica, che è data dagli intervalli al 95%.',
          en: 'A simulated number depends a little on how many draws are made. So it is always written with its standard error, for instance 214,252 ± 73. Two numbers less than two or three standard errors apart cannot be told apart: more draws are needed; half the error takes four times as many. The chart of convergence shows how the figures settle. The standard error of the simulation is not the clinical uncertainty, which the 95% intervals show.',
        },
      ],
    },
    {
      id: 'ranking',
      title: {
        it: 'La graduatoria e le informazioni sono due cose',
        en: 'Ranking and information are two things',
      },
      paragraphs: [
        {
          it: 'La graduatoria nasce solo dai punti, e i punti solo dalle regole pubblicate, applicate ai valori medi con aritmetica decimale esatta. La simulazione non sposta alcun punto: informa chi decide e chi motiva.',
          en: 'The ranking comes from points only, and points only from the published rules, applied to mean values in exact decimal arithmetic. The simulation moves no point: it informs those who decide and give reasons.',
        },
        {
          it: 'Soglia di sbarramento, riparametrazione, arrotondamento e parità cambiano a volte il vincitore. Per questo ogni gara li dichiara uno per uno, e la pagina della valutazione mostra ogni passaggio, dai punti grezzi al totale.',
          en: 'Threshold, rescaling, rounding and ties sometimes change the winner. So each tender declares them one by one, and the evaluation page shows each step, from raw points to the total.',
        },
      ],
    },
    {
      id: 'weights',
      title: { it: 'Da dove vengono i pesi', en: 'Where weights come from' },
      paragraphs: [
        {
          it: 'I pesi sono una scelta della centrale. Se li ha ricavati confrontando i criteri a coppie, la gara può mostrarlo: quanto ogni criterio conta rispetto a ogni altro, da 1 a 9. Le quote sono l’autovettore principale della tabella, e il rapporto di consistenza dice quanto i giudizi si contraddicono; da 0,10 in su la definizione è rifiutata, con il giudizio da riesaminare.',
          en: 'Weights are a choice of the board. If it got them by comparing the criteria in pairs, the tender can show it: how much each criterion counts beside each other, from 1 to 9. The shares are the principal eigenvector of the table, and the consistency ratio says how much the judgements contradict each other; from 0.10 on the definition is refused, with the judgement to go over.',
        },
      ],
      formula: {
        it: 'A·w = λmax·w; CR = (λmax − n) / ((n − 1)·RI) < 0,10',
        en: 'A·w = λmax·w; CR = (λmax − n) / ((n − 1)·RI) < 0.10',
      },
    },
    {
      id: 'other-methods',
      title: { it: 'Altri metodi, mai per aggiudicare', en: 'Other methods, never to award' },
      paragraphs: [
        {
          it: 'Accanto al risultato si vede che cosa direbbero TOPSIS e, se la gara ne dichiara le soglie, ELECTRE I sugli stessi coefficienti e pesi. Possono dissentire dai punti, e con essi l’ordine di due offerte può dipendere da una terza: perciò sono informazione e non regole di aggiudicazione.',
          en: 'Beside the result one sees what TOPSIS and, if the tender declares its thresholds, ELECTRE I would say on the same coefficients and weights. They can disagree with the points, and with them the order of two offers can depend on a third: so they are information and no award rules.',
        },
      ],
    },
    ...afterAward,
    {
      id: 'limits',
      title: { it: 'Che cosa questo metodo non dice', en: 'What this method does not say' },
      paragraphs: [
        {
          it: 'Studi diversi arruolano pazienti diversi: il confronto tra i loro risultati vale quanto i pazienti si somigliano. Il modello riassume la cura in due formule. λ è una scelta della centrale, non un fatto: per questo la valutazione mostra che cosa cambia con altri valori.',
          en: 'Different studies enrol different patients: comparing their results is worth as much as the patients are alike. The model sums up care in two formulas. λ is a choice of the board, not a fact: so the evaluation shows what changes with other values.',
        },
      ],
    },
    {
      id: 'sources',
      title: { it: 'Fonti', en: 'Sources' },
      paragraphs: [],
      links: [
        {
          label: {
            it: 'Stinnett e Mullahy, Net health benefits: a new framework for the analysis of uncertainty in cost-effectiveness analysis, Med Decis Making 1998;18:S68-80',
            en: 'Stinnett and Mullahy, Net health benefits: a new framework for the analysis of uncertainty in cost-effectiveness analysis, Med Decis Making 1998;18:S68-80',
          },
        },
        {
          label: {
            it: 'Saaty, A scaling method for priorities in hierarchical structures, J Math Psychol 1977;15:234-281',
            en: 'Saaty, A scaling method for priorities in hierarchical structures, J Math Psychol 1977;15:234-281',
          },
        },
        {
          label: {
            it: 'Hwang e Yoon, Multiple Attribute Decision Making, Springer 1981 (TOPSIS)',
            en: 'Hwang and Yoon, Multiple Attribute Decision Making, Springer 1981 (TOPSIS)',
          },
        },
        {
          label: {
            it: 'Roy, Classement et choix en présence de points de vue multiples (la méthode ELECTRE), RIRO 1968;2(8):57-75',
            en: 'Roy, Classement et choix en présence de points de vue multiples (la méthode ELECTRE), RIRO 1968;2(8):57-75',
          },
        },
        {
          label: {
            it: 'Briggs, Claxton e Sculpher, Decision Modelling for Health Economic Evaluation, Oxford University Press 2006',
            en: 'Briggs, Claxton and Sculpher, Decision Modelling for Health Economic Evaluation, Oxford University Press 2006',
          },
        },
        {
          label: {
            it: 'Fenwick, Claxton e Sculpher, Representing uncertainty: the role of cost-effectiveness acceptability curves, Health Econ 2001;10:779-787',
            en: 'Fenwick, Claxton and Sculpher, Representing uncertainty: the role of cost-effectiveness acceptability curves, Health Econ 2001;10:779-787',
          },
        },
        {
          label: {
            it: 'Strong, Oakley e Brennan, Estimating multiparameter partial expected value of perfect information from a probabilistic sensitivity analysis sample, Med Decis Making 2014;34:311-326',
            en: 'Strong, Oakley and Brennan, Estimating multiparameter partial expected value of perfect information from a probabilistic sensitivity analysis sample, Med Decis Making 2014;34:311-326',
          },
        },
        {
          label: {
            it: 'Messori, Trippoli, Caccese e Marinai, Ther Innov Regul Sci 2020;54:226-231: beneficio separato dal prezzo',
            en: 'Messori, Trippoli, Caccese and Marinai, Ther Innov Regul Sci 2020;54:226-231: benefit apart from price',
          },
          href: 'https://doi.org/10.1007/s43441-019-00049-7',
        },
        {
          label: {
            it: 'Messori e Trippoli 2017: il beneficio monetario netto nelle gare per dispositivi',
            en: 'Messori and Trippoli 2017: net monetary benefit in tenders for devices',
          },
          href: 'https://doi.org/10.4081/or.2017.7488',
        },
        {
          label: {
            it: 'ANAC, linee guida n. 2: offerta economicamente più vantaggiosa',
            en: 'ANAC, guidelines no. 2: most economically advantageous tender',
          },
        },
        {
          label: {
            it: 'D.Lgs. 36/2023, artt. 93 (commissione giudicatrice) e 108 (criteri di aggiudicazione)',
            en: 'D.Lgs. 36/2023, arts. 93 (evaluation committee) and 108 (award criteria)',
          },
        },
        {
          label: {
            it: 'D.Lgs. 36/2023, art. 126 (penali per ritardo); codice civile, art. 2963 (computo dei mesi)',
            en: 'D.Lgs. 36/2023, art. 126 (penalties for delay); civil code, art. 2963 (how months are counted)',
          },
        },
        {
          label: {
            it: 'Fischetti e Salazar, Solving the cell suppression problem on tabular data with linear constraints, Manage Sci 2001;47:1008-1027',
            en: 'Fischetti and Salazar, Solving the cell suppression problem on tabular data with linear constraints, Manage Sci 2001;47:1008-1027',
          },
        },
        {
          label: {
            it: 'Consiglio di Stato, sez. V, 9075/2023: soglia sui punti prima della riparametrazione',
            en: 'Council of State, section V, 9075/2023: threshold on points before rescaling',
          },
        },
      ],
    },
  ],
};

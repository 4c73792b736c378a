/** Fixed texts of the page that answers a changed λ or price. */
export const exploreTexts = {
  title: { it: 'Che cosa cambierebbe', en: 'What would change' },
  lead: {
    it: 'Si può cambiare quanto la stazione appaltante paga per un’unità di effetto (λ) o il prezzo di un’offerta, e vedere che cosa direbbe la simulazione.',
    en: 'Change what the board pays for one unit of effect (λ) or the price of an offer, and see what the simulation would say.',
  },
  besideTitle: {
    it: 'Informazione accanto all’aggiudicazione, mai l’aggiudicazione',
    en: 'Information beside the award, never the award',
  },
  beside: {
    it: 'I punti non si ricalcolano: valgono le regole pubblicate e i prezzi offerti. Qui si vede soltanto quanto il beneficio monetario netto dipende da λ e dai prezzi; nulla viene registrato.',
    en: 'Points are not recomputed: the published rules and the offered prices hold. This only shows how the net monetary benefit depends on λ and prices; nothing is recorded.',
  },
  problems: { it: 'Nessun calcolo: alcuni valori non vanno', en: 'Nothing computed: some values are wrong' },
  change: { it: 'Valori da provare', en: 'Values to try' },
  lambda: { it: 'Disponibilità a pagare λ', en: 'Willingness to pay λ' },
  prices: { it: 'Prezzo per paziente (€, IVA esclusa)', en: 'Price per patient (€, VAT excluded)' },
  offered: { it: 'offerto', en: 'offered' },
  compute: { it: 'Calcola', en: 'Compute' },
  reset: { it: 'Torna ai valori offerti', en: 'Back to the offered values' },
  answer: { it: 'La risposta in dettaglio', en: 'The answer in detail' },
  wrong: {
    it: 'Nessuna risposta: correggere prima i valori indicati.',
    en: 'No answer: mend the values pointed out first.',
  },
  busy: { it: 'Calcolo in corso…', en: 'Computing…' },
  failed: {
    it: 'La risposta non è arrivata. Premere «Calcola» per riprovare.',
    en: 'The answer did not come. Press “Compute” to try again.',
  },
  uncertainty: { it: 'Quanto è sicuro', en: 'How sure it is' },
  acceptability: { it: 'Probabilità di essere la migliore', en: 'Probability of being the best' },
  ranks: { it: 'Probabilità di ogni posizione', en: 'Probability of each rank' },
  evpi: { it: 'Quanto varrebbe saperne di più', en: 'What knowing more would be worth' },
  research: {
    it: 'Le barre mostrano i parametri per cui altre evidenze varrebbero di più, al massimo tre; la tabella sotto li ha tutti.',
    en: 'The bars show the parameters worth most research, three at most; the table below has all of them.',
  },
  data: { it: 'Dati del grafico', en: 'Data of the chart' },
  back: { it: 'Torna al risultato della valutazione', en: 'Back to the result of the evaluation' },
};

import { mean } from '../distributions/distribution.ts';
import type { Offer } from '../evaluation/assembleOffers.ts';
import { scoredLot } from '../evaluation/evaluateLot.ts';
import type { ReadPackage } from '../evaluation/parseRunPackage.ts';
import { DomainError, type Text } from '../problem.ts';
import type { Indicator } from '../tender/indicator.ts';
import type { Lot } from '../tender/lot.ts';
import type { Path } from '../tender/parseTender.ts';
import { draftPhases } from './draftPhases.ts';

/** Which award a contract is drafted from; a date that is not known yet stays blank. */
export interface AwardChoice {
  /** Id of the contract; left out, one made from tender and lot. */
  readonly id?: string | undefined;
  readonly lot: string;
  /** Ids of the offers that were awarded. */
  readonly suppliers: readonly string[];
  /** ISO dates: of the award, and of the first and last index date. */
  readonly decidedOn?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

/** A contract as plain values in which what only people know is null, with remarks for whoever fills it in. */
export interface DraftDefinition {
  readonly id: string;
  readonly definition: Readonly<Record<string, unknown>>;
  readonly remarks: readonly { readonly path: Path; readonly text: Text }[];
}

/**
 * The draft of a contract from an award: suppliers, one outcome for each indicator with events among patients, and as target the very rate that
 * earned the points. Codes, windows in days, sites, flows, data quality and signatories stay blank: an award does not know them.
 * @param hash of the package, see packageHash
 * @throws DomainError `not-found` for a lot or supplier that the package does not have; `no-outcomes` where no indicator is a rate of events
 */
export function contractFromAward(
  { definition: tender, lots }: ReadPackage,
  hash: string,
  choice: AwardChoice,
): DraftDefinition {
  const found = lots.find(({ lot }) => lot.id === choice.lot);
  if (found === undefined) throw noLot(choice.lot, lots);
  const { lot, inputs } = found;
  const offers = choice.suppliers.map((id) => offerOf(id, inputs.offers));
  const indicators = lot.indicators.filter(({ evidence }) => evidence.form === 'events-of-n');
  if (indicators.length === 0) throw noOutcomes(lot);
  const { benefits } = scoredLot(lot, inputs);
  const netBenefit = (id: string) =>
    benefits.offers.find(({ offer }) => offer === id)?.netMonetaryBenefit ?? null;
  const targets = indicators.flatMap((indicator) =>
    offers.map((offer) => target(indicator, offer, offers.length === 1 ? lot.patients : null)),
  );
  const id = choice.id ?? contractId(tender.id, lot.id);
  return {
    id,
    definition: {
      esitoContract: 1,
      id,
      title: {
        it: `${tender.title.it}: ${lot.title.it}`,
        en: `${tender.title.en}: ${lot.title.en}`,
      },
      buyer: tender.buyer,
      ...(tender.notice !== undefined && { notice: tender.notice }),
      award: {
        tender: tender.id,
        lot: lot.id,
        package: hash,
        decidedOn: choice.decidedOn ?? null,
        decision: blankText,
      },
      suppliers: offers.map(({ id: supplier, supplier: name }) => ({
        id: supplier,
        name,
        lot: lot.id,
        promisedNetBenefit: netBenefit(supplier),
        devices: null,
      })),
      sites: null,
      flows: null,
      outcomes: indicators.map(outcome),
      targets,
      decision: {
        level: 0.95,
        rateInterval: 'wilson',
        minimumPatients: null,
        prior: { a: 0.5, b: 0.5 },
        ratioPrior: { shape: null, scale: null },
        comparisons: 'holm',
        power: 0.8,
      },
      monitoring: {
        oddsRatio: 2,
        falseAlarmEvery: null,
        baselineMonths: null,
        funnelLevels: { warning: 0.95, action: 0.998 },
      },
      dataQuality: {
        lagDays: null,
        leastFollowUp: null,
        leastLinkage: null,
        consumptionTolerance: null,
        deliveryDueDays: null,
      },
      calendar: { from: choice.from ?? null, to: choice.to ?? null, reviewEveryMonths: null },
      phases: draftPhases,
    },
    remarks: [
      ...generalRemarks(lot),
      ...outcomeRemarks(indicators),
      ...targetRemarks(targets, offers.length),
    ],
  };
}

/** `tavi-1`: a name that is allowed for a contract, from its tender and lot. */
export function contractId(tender: string, lot: string): string {
  return `${tender}-${lot}`.toLowerCase().replace(/[^a-z0-9-]/g, '-');
}

const blankText = { it: null, en: null };

function outcome({ id, label, numerator, denominator, exclusions, better }: Indicator) {
  return {
    id,
    label,
    numerator,
    denominator,
    exclusions,
    better,
    flow: null,
    indicator: id,
    index: { codeSystem: null, procedureCodes: null },
    measure: { kind: 'event', codes: null, windowDays: null, death: null },
  };
}

/** The mean of the distribution is what the benefit was computed with: no other figure earned the points. */
function target(indicator: Indicator, { id, evidence }: Offer, patients: number | null) {
  const given = evidence.evidence.find((one) => one.indicator === indicator.id);
  const value = given === undefined ? indicator.minimumAcceptable : mean(given.distribution);
  return {
    id: `${indicator.id}_${id.replace(/[^a-zA-Z0-9]/g, '_')}`,
    supplier: id,
    outcome: indicator.id,
    value,
    promised: { value, evidence: evidenceText(indicator, given) },
    patients,
  };
}

function evidenceText(
  { evidence }: Indicator,
  given: Offer['evidence']['evidence'][number] | undefined,
): Text {
  const { events, n } = given?.given ?? {};
  if (given === undefined || events === undefined || n === undefined) {
    return {
      it: 'Nessun dato nell’offerta: vale il minimo accettabile della gara.',
      en: 'No figure in the offer: the minimum acceptable value of the tender applies.',
    };
  }
  const prior = evidence.form === 'events-of-n' ? evidence.prior : 'none';
  const added = { none: null, jeffreys: '½', uniform: '1' }[prior];
  const source = given.source === '' ? '–' : given.source;
  return {
    it: `${events} eventi in ${n} pazienti${added === null ? '' : `, con ${added} aggiunto a eventi e non eventi come nel punteggio`}. Fonte: ${source}`,
    en: `${events} events in ${n} patients${added === null ? '' : `, with ${added} added to events and non-events as in the scoring`}. Source: ${source}`,
  };
}

function generalRemarks(lot: Lot): DraftDefinition['remarks'] {
  const left = lot.indicators.filter(({ evidence }) => evidence.form !== 'events-of-n');
  const names = left.map(({ id }) => id).join(', ');
  return [
    {
      path: [],
      text: {
        it: 'Bozza dall’aggiudicazione. Le parti segnate con ~ le conoscono solo le persone: «esito check» le elenca una per una.',
        en: 'Draft from the award. Parts marked with ~ only people know: “esito check” names them one by one.',
      },
    },
    {
      path: ['suppliers'],
      text: {
        it: 'Dispositivi: nome, GTIN (udiDi) o numeri di repertorio (rdmNumbers), main: true per quello che apre l’osservazione.',
        en: 'Devices: label, GTINs (udiDi) or repertory numbers (rdmNumbers), main: true for the one that opens the observation.',
      },
    },
    {
      path: ['sites'],
      text: {
        it: 'Sedi che consegnano: code, name, keyHolder (chi custodisce la chiave degli pseudonimi).',
        en: 'Sites that deliver: code, name, keyHolder (who keeps the key of the pseudonyms).',
      },
    },
    {
      path: ['flows'],
      text: {
        it: 'Flussi da cui vengono gli esiti: id, label, owner (site, supplier o region: di chi manca il dato).',
        en: 'Flows from which outcomes come: id, label, owner (site, supplier or region: who owes missing data).',
      },
    },
    ...(left.length === 0
      ? []
      : [
          {
            path: ['outcomes'],
            text: {
              it: `Indicatori della gara che non sono una quota di eventi, da aggiungere a mano se vanno seguiti: ${names}.`,
              en: `Indicators of the tender that are no share of events, to be added by hand if they are to be tracked: ${names}.`,
            },
          },
        ]),
    {
      path: ['phases'],
      text: {
        it: 'Perché il pagamento segua i risultati si aggiunge «payment»: prezzi, clausole, tetti. Senza, il contratto è solo seguito.',
        en: 'For payment to follow outcomes add “payment”: prices, clauses, caps. Without it the contract is only tracked.',
      },
    },
    {
      path: ['decision'],
      text: {
        it: 'Livelli, intervallo e a priori sono proposte d’uso comune: li decidono le parti.',
        en: 'Levels, interval and prior are proposals in common use: the parties decide them.',
      },
    },
  ];
}

function outcomeRemarks(indicators: readonly Indicator[]): DraftDefinition['remarks'] {
  return indicators.map(({ window, dataSource }, at) => ({
    path: ['outcomes', at, 'measure'],
    text: {
      it: `Finestra nella gara: ${window.it}. Dati: ${dataSource.it}. «death»: true se anche una morte nota solo dal seguito è l’evento`,
      en: `Window in the tender: ${window.en}. Data: ${dataSource.en}. “death”: true if a death known from follow-up alone is the event too`,
    },
  }));
}

function targetRemarks(
  targets: readonly { readonly value: number }[],
  suppliers: number,
): DraftDefinition['remarks'] {
  if (targets.length === 0) return [];
  return [
    {
      path: ['targets'],
      text: {
        it: `«value» è il tasso che ha preso i punti. Se le parti ne scelgono un altro, «reason» dice perché.${suppliers === 1 ? '' : ' «patients»: quanti pazienti spettano a ciascun fornitore.'}`,
        en: `“value” is the rate that earned the points. If the parties choose another, “reason” says why.${suppliers === 1 ? '' : ' “patients”: how many patients each supplier gets.'}`,
      },
    },
  ];
}

function offerOf(id: string, offers: readonly Offer[]): Offer {
  const offer = offers.find((one) => one.id === id);
  if (offer !== undefined) return offer;
  const there = offers.map((one) => one.id).join(', ');
  throw new DomainError('not-found', {
    it: `«${id}» non è un’offerta del lotto; ci sono: ${there}.`,
    en: `“${id}” is not an offer for the lot; there are: ${there}.`,
  });
}

function noLot(id: string, lots: ReadPackage['lots']): DomainError {
  const there = lots.map(({ lot }) => lot.id).join(', ');
  return new DomainError('not-found', {
    it: `Il pacchetto non ha il lotto ${id}; ci sono: ${there}.`,
    en: `The package has no lot ${id}; there are: ${there}.`,
  });
}

function noOutcomes({ id }: Lot): DomainError {
  return new DomainError('no-outcomes', {
    it: `Nessun indicatore del lotto ${id} è una quota di eventi: il contratto va scritto a mano.`,
    en: `No indicator of lot ${id} is a share of events: the contract has to be written by hand.`,
  });
}

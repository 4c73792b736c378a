import type { Text } from '../core/problem.ts';
import type { Path } from '../core/tender/parseTender.ts';
import { stepText } from './tables/ledgerTable.ts';

/**
 * A path into a package in words: `result › lot 1 › points › economic offer › offer s2 › points`. Members of lists are named by
 * what they are about, else by their number from 1; a name that has no words here stands as it does in the file.
 * @param data the value that the path leads into
 */
export function packagePlace(path: Path, data: unknown): Text {
  const parts: Text[] = [];
  let value = data;
  for (const [at, step] of path.entries()) {
    value = value !== null && typeof value === 'object' ? Reflect.get(value, step) : undefined;
    if (typeof step !== 'number') parts.push(...fieldName(String(step)));
    else parts.push(memberName(path[at - 1] === 'lots' ? asLot(value) : value, step));
  }
  return { it: parts.map(({ it }) => it).join(' › '), en: parts.map(({ en }) => en).join(' › ') };
}

/** What members of lists may be about, in the order in which it is said. */
const subjects: Readonly<Record<string, Text>> = {
  lot: { it: 'lotto', en: 'lot' },
  supplier: { it: 'offerta', en: 'offer' },
  offer: { it: 'offerta', en: 'offer' },
  strategy: { it: 'offerta', en: 'offer' },
  criterion: { it: 'criterio', en: 'criterion' },
  item: { it: 'voce', en: 'item' },
  indicator: { it: 'indicatore', en: 'indicator' },
  parameter: { it: 'parametro', en: 'parameter' },
  willingnessToPay: { it: 'λ', en: 'λ' },
  step: { it: 'passo', en: 'step' },
  quantity: { it: 'grandezza', en: 'quantity' },
  code: { it: '', en: '' },
  id: { it: '', en: '' },
};

function memberName(member: unknown, at: number): Text {
  const fields = (member ?? {}) as Readonly<Record<string, unknown>>;
  const named = Object.entries(subjects).flatMap(([key, { it, en }]): Text[] => {
    const value = Object.hasOwn(fields, key) ? fields[key] : undefined;
    if (typeof value !== 'string' && typeof value !== 'number') return [];
    // An offer is named once, by its supplier where it has one.
    if (key === 'offer' && Object.hasOwn(fields, 'supplier')) return [];
    if (key === 'id' && Object.hasOwn(fields, 'supplier')) return [];
    const raw = String(value).slice(0, 60);
    const shown = (key === 'step' && stepText(raw)) || { it: raw, en: raw };
    return [{ it: `${it} ${shown.it}`.trim(), en: `${en} ${shown.en}`.trim() }];
  });
  if (named.length === 0) return { it: `n. ${at + 1}`, en: `no. ${at + 1}` };
  return { it: named.map(({ it }) => it).join(', '), en: named.map(({ en }) => en).join(', ') };
}

/** A lot of the definition is named as lots are elsewhere. */
function asLot(member: unknown): unknown {
  const { lot, id } = (member ?? {}) as { readonly lot?: unknown; readonly id?: unknown };
  return { lot: lot ?? id };
}

/** Lots need no word before them. */
function fieldName(field: string): Text[] {
  if (field === 'lots') return [];
  const known = Object.hasOwn(fieldNames, field) ? fieldNames[field] : undefined;
  return [known ?? { it: field.slice(0, 60), en: field.slice(0, 60) }];
}

const fieldNames: Readonly<Record<string, Text>> = {
  kind: { it: 'tipo', en: 'kind' },
  format: { it: 'versione del formato', en: 'version of the format' },
  program: { it: 'programma', en: 'program' },
  version: { it: 'versione', en: 'version' },
  node: { it: 'versione di Node', en: 'version of Node' },
  rules: { it: 'regole', en: 'rules' },
  fingerprint: { it: 'impronta', en: 'fingerprint' },
  definition: { it: 'definizione', en: 'definition' },
  definitionParts: { it: 'parti della definizione', en: 'parts of the definition' },
  inputs: { it: 'dati ricevuti', en: 'inputs' },
  plan: { it: 'piano di simulazione', en: 'plan of the simulation' },
  result: { it: 'risultato', en: 'result' },
  ledger: { it: 'calcolo', en: 'ledger' },
  rows: { it: 'righe', en: 'rows' },
  hashes: { it: 'impronte SHA-256', en: 'SHA-256 hashes' },
  package: { it: 'intero pacchetto', en: 'whole package' },
  tender: { it: 'gara', en: 'tender' },
  lot: { it: 'lotto', en: 'lot' },
  offers: { it: 'offerte', en: 'offers' },
  offer: { it: 'offerta', en: 'offer' },
  supplier: { it: 'offerente', en: 'supplier' },
  strategy: { it: 'offerta', en: 'offer' },
  strategies: { it: 'offerte', en: 'offers' },
  evidence: { it: 'evidenze', en: 'evidence' },
  evidenceSha256: { it: 'SHA-256 del file delle evidenze', en: 'SHA-256 of the evidence file' },
  indicators: { it: 'indicatori', en: 'indicators' },
  indicator: { it: 'indicatore', en: 'indicator' },
  given: { it: 'valori forniti', en: 'figures given' },
  events: { it: 'eventi', en: 'events' },
  source: { it: 'fonte', en: 'source' },
  note: { it: 'note', en: 'note' },
  place: { it: 'dove', en: 'place' },
  sheet: { it: 'foglio', en: 'sheet' },
  cell: { it: 'cella', en: 'cell' },
  distribution: { it: 'distribuzione', en: 'distribution' },
  family: { it: 'famiglia', en: 'family' },
  declarations: { it: 'dichiarazioni', en: 'declarations' },
  measures: { it: 'misure', en: 'measures' },
  price: { it: 'prezzo', en: 'price' },
  prices: { it: 'prezzi', en: 'prices' },
  priceSha256: { it: 'SHA-256 del file del prezzo', en: 'SHA-256 of the price file' },
  committee: { it: 'commissione', en: 'committee' },
  commissioners: { it: 'commissari', en: 'commissioners' },
  judgements: { it: 'giudizi', en: 'judgements' },
  coefficients: { it: 'coefficienti', en: 'coefficients' },
  reason: { it: 'motivazione', en: 'reason' },
  tables: { it: 'confronti a coppie', en: 'pairwise comparisons' },
  benefits: { it: 'benefici', en: 'benefits' },
  minimumAcceptable: { it: 'minimo accettabile', en: 'minimum acceptable' },
  ideal: { it: 'profilo ideale', en: 'ideal profile' },
  effect: { it: 'effetto', en: 'effect' },
  cost: { it: 'costo', en: 'cost' },
  careCost: { it: 'costo delle cure', en: 'cost of care' },
  benefit: { it: 'beneficio', en: 'benefit' },
  benefitAboveMinimum: { it: 'beneficio oltre il minimo', en: 'benefit above the minimum' },
  netMonetaryBenefit: { it: 'beneficio monetario netto', en: 'net monetary benefit' },
  minMaxScore: { it: 'indice tra peggiore e migliore', en: 'score between worst and best' },
  scoring: { it: 'punteggi', en: 'scoring' },
  benefitScaleEuros: { it: 'scala del beneficio in euro', en: 'scale of the benefit in euros' },
  technical: { it: 'offerta tecnica', en: 'technical offer' },
  economic: { it: 'offerta economica', en: 'economic offer' },
  criteria: { it: 'criteri', en: 'criteria' },
  criterion: { it: 'criterio', en: 'criterion' },
  rawCoefficient: { it: 'coefficiente grezzo', en: 'raw coefficient' },
  rawPoints: { it: 'punti grezzi', en: 'raw points' },
  rawTotal: { it: 'totale grezzo', en: 'raw total' },
  coefficient: { it: 'coefficiente', en: 'coefficient' },
  points: { it: 'punti', en: 'points' },
  total: { it: 'totale', en: 'total' },
  discount: { it: 'ribasso', en: 'discount' },
  meanDiscount: { it: 'ribasso medio', en: 'mean discount' },
  greatestDiscount: { it: 'ribasso massimo', en: 'greatest discount' },
  totalBeforeSecond: {
    it: 'somma prima della seconda riparametrazione',
    en: 'sum before the second rescaling',
  },
  threshold: { it: 'soglia', en: 'threshold' },
  minimum: { it: 'minimo', en: 'minimum' },
  excluded: { it: 'esclusione', en: 'exclusion' },
  comparisons: { it: 'ribassi a confronto', en: 'discounts compared' },
  items: { it: 'voci', en: 'items' },
  anomalies: { it: 'anomalie', en: 'anomalies' },
  quotas: { it: 'quote', en: 'quotas' },
  share: { it: 'quota', en: 'share' },
  limit: { it: 'limite', en: 'limit' },
  rule: { it: 'regola', en: 'rule' },
  ranking: { it: 'graduatoria', en: 'ranking' },
  rank: { it: 'posizione', en: 'rank' },
  technicalPoints: { it: 'punti tecnici', en: 'technical points' },
  economicPoints: { it: 'punti economici', en: 'economic points' },
  valuation: { it: 'simulazione', en: 'simulation' },
  mode: { it: 'metodo', en: 'method' },
  draws: { it: 'simulazioni', en: 'draws' },
  seed: { it: 'seme', en: 'seed' },
  willingnessToPay: { it: 'λ', en: 'λ' },
  atWillingnessToPay: { it: 'al λ della gara', en: 'at the tender’s λ' },
  patients: { it: 'pazienti', en: 'patients' },
  expected: { it: 'valori attesi', en: 'expected values' },
  value: { it: 'valore', en: 'value' },
  standardError: { it: 'errore standard', en: 'standard error' },
  interval95: { it: 'intervallo al 95%', en: '95% interval' },
  incremental: { it: 'analisi incrementale', en: 'incremental analysis' },
  acceptability: { it: 'curva di accettabilità', en: 'acceptability curve' },
  probabilityBest: { it: 'probabilità di essere la migliore', en: 'probability of being the best' },
  expectedValueOfPerfectInformation: {
    it: 'valore dell’informazione perfetta',
    en: 'value of perfect information',
  },
  rankProbabilities: { it: 'probabilità delle posizioni', en: 'rank probabilities' },
  ranks: { it: 'posizioni', en: 'ranks' },
  pairwiseWins: { it: 'probabilità di battere le altre', en: 'probabilities of beating others' },
  over: { it: 'contro', en: 'over' },
  convergence: { it: 'convergenza', en: 'convergence' },
  precision: { it: 'precisione', en: 'precision' },
  parameterInformation: { it: 'valore di ogni parametro', en: 'value of each parameter' },
  groupInformation: { it: 'valore dei gruppi', en: 'value of groups' },
  sensitivity: { it: 'diagramma a tornado', en: 'tornado' },
  twoWay: { it: 'due dati insieme', en: 'two inputs together' },
  alternatives: { it: 'altri modelli', en: 'other models' },
  plane: { it: 'piano costo-efficacia', en: 'cost-effectiveness plane' },
  parameters: { it: 'parametri', en: 'parameters' },
  award: { it: 'regole di aggiudicazione', en: 'award rules' },
  weight: { it: 'peso', en: 'weight' },
  basePrice: { it: 'base d’asta', en: 'base price' },
};

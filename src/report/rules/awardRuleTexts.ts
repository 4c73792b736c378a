import type { Text } from '../../core/problem.ts';
import type { AwardRules } from '../../core/tender/awardRules.ts';
import type { Lot } from '../../core/tender/lot.ts';
import type { RuleText } from '../ruleText.ts';
import { tieText } from '../tables/rankingTable.ts';
import { anomalyRule } from './anomalyRuleText.ts';
import { inBoth, listText, numberText, same } from './phrases.ts';
import { winnersRule } from './winnersRuleText.ts';

const anac: Text = { it: 'Linee guida ANAC n. 2', en: 'ANAC guidelines no. 2' };

/** Which offers stay in, and how their technical points are stretched. */
export function admissionRuleTexts({ award, criteria }: Lot): RuleText[] {
  const technical = numberText(criteria.reduce((sum, { weight }) => sum + weight, 0));
  return [
    thresholdRule(award.threshold),
    setsRule(award.sets),
    firstRescalingRule(award.rescaling.first, maximaOver[award.sets.technicalMaxima]),
    secondRescalingRule(award.rescaling.second, technical),
  ];
}

/** How points are rounded, and what decides between equal totals. */
export function rankingRuleTexts({ award }: Lot): RuleText[] {
  return [
    roundingRule(award.rounding),
    tiesRule(award.ties),
    anomalyRule(award.anomaly),
    winnersRule(award.winners),
  ];
}

type Threshold = AwardRules['threshold'];

function thresholdRule(threshold: Threshold): RuleText {
  const title: Text = { it: 'Soglia di sbarramento', en: 'Threshold' };
  if (threshold.kind === 'none') {
    return {
      id: 'threshold',
      title,
      words: {
        it: 'Non è prevista una soglia minima di punti tecnici.',
        en: 'No minimum of technical points is set.',
      },
      formula: null,
      article: null,
    };
  }
  const minima = thresholdMinima(threshold);
  const stage = thresholdStages[threshold.stage];
  const raw = threshold.stage === 'before-rescaling';
  return {
    id: 'threshold',
    title,
    words: {
      it: `È esclusa l’offerta con meno di ${minima.it}, contati ${stage.it}.`,
      en: `An offer with fewer than ${minima.en} is excluded, counted ${stage.en}.`,
    },
    formula:
      threshold.kind === 'technical-total'
        ? inBoth((locale) => `T ≥ ${numberText(threshold.points)[locale]}`)
        : null,
    article: raw
      ? { it: 'Cons. Stato, sez. V, 9075/2023', en: 'Council of State, section V, 9075/2023' }
      : null,
  };
}

const thresholdStages: Record<Exclude<Threshold, { kind: 'none' }>['stage'], Text> = {
  'before-rescaling': {
    it: 'su tutte le offerte ricevute, prima di ogni riparametrazione e di ogni arrotondamento',
    en: 'over all offers received, before any rescaling and any rounding',
  },
  'after-first-rescaling': {
    it: 'dopo la prima riparametrazione, con il totale non ancora arrotondato',
    en: 'after the first rescaling, with the total not yet rounded',
  },
  'after-rescaling': {
    it: 'dopo le riparametrazioni e gli arrotondamenti',
    en: 'after rescaling and rounding',
  },
};

function thresholdMinima(threshold: Exclude<Threshold, { kind: 'none' }>): Text {
  const technical = (points: number): Text => ({
    it: `${numberText(points).it} punti tecnici`,
    en: `${numberText(points).en} technical points`,
  });
  if (threshold.kind === 'technical-total') return technical(threshold.points);
  const each = threshold.minimum.map(
    ({ criterion, points }): Text => ({
      it: `${numberText(points).it} punti sul criterio ${criterion}`,
      en: `${numberText(points).en} points on criterion ${criterion}`,
    }),
  );
  const all = threshold.total === undefined ? each : [...each, technical(threshold.total)];
  return {
    it: all.map(({ it }) => it).join(' o di '),
    en: all.map(({ en }) => en).join(' or '),
  };
}

function firstRescalingRule(first: AwardRules['rescaling']['first'], best: Text): RuleText {
  const criteria: Text =
    typeof first !== 'string'
      ? {
          it: `Per ${first.criteria.length === 1 ? 'il criterio' : 'i criteri'} ${listText(first.criteria, 'it')}`,
          en: `For the ${first.criteria.length === 1 ? 'criterion' : 'criteria'} ${listText(first.criteria, 'en')}`,
        }
      : first === 'all'
        ? { it: 'Per ogni criterio tecnico', en: 'For each technical criterion' }
        : { it: 'Per ogni criterio discrezionale', en: 'For each discretionary criterion' };
  return {
    id: 'first-rescaling',
    title: { it: 'Prima riparametrazione', en: 'First rescaling' },
    words:
      first === 'none'
        ? {
            it: 'Non si applica: i coefficienti restano quelli attribuiti.',
            en: 'Not applied: coefficients stay as given.',
          }
        : {
            it: `${criteria.it} i coefficienti si dividono per il più alto ${best.it}.`,
            en: `${criteria.en} coefficients are divided by the highest ${best.en}.`,
          },
    formula: first === 'none' ? null : same('V′ = V / max V'),
    article: first === 'none' ? null : anac,
  };
}

function secondRescalingRule(second: AwardRules['rescaling']['second'], technical: Text): RuleText {
  return {
    id: 'second-rescaling',
    title: { it: 'Seconda riparametrazione', en: 'Second rescaling' },
    words: {
      none: {
        it: 'Non si applica: il totale tecnico è la somma dei punti dei criteri.',
        en: 'Not applied: the technical total is the sum of the criteria’s points.',
      },
      'technical-total': {
        it: `L’offerta ammessa con il totale tecnico più alto ottiene ${technical.it} punti, le altre in proporzione.`,
        en: `The admitted offer with the highest technical total gets ${technical.en} points, the others in proportion.`,
      },
      groups: {
        it: 'Per ogni gruppo di criteri (quelli con la stessa lettera) l’offerta ammessa con la somma più alta ottiene il massimo del gruppo, le altre in proporzione; il totale tecnico è la somma dei gruppi.',
        en: 'For each group of criteria (those with the same letter) the admitted offer with the highest sum gets the maximum of the group, the others in proportion; the technical total is the sum of the groups.',
      },
    }[second],
    formula:
      second === 'none'
        ? null
        : second === 'groups'
          ? same('Tg′ = Pg · Tg / max Tg')
          : inBoth((locale) => `T′ = ${technical[locale]} · T / max T`),
    article: second === 'none' ? null : anac,
  };
}

const maximaOver: Record<AwardRules['sets']['technicalMaxima'], Text> = {
  admitted: { it: 'delle offerte ammesse', en: 'among the admitted offers' },
  received: {
    it: 'di tutte le offerte ricevute, escluse comprese',
    en: 'among all offers received, excluded ones too',
  },
};

function setsRule({ technicalMaxima, priceMean }: AwardRules['sets']): RuleText {
  const maxima = maximaOver[technicalMaxima];
  const trimmed: Text =
    priceMean.over === 'trimmed'
      ? {
          it: `escluso ${numberText(priceMean.share * 100).it}% delle offerte, arrotondato all’unità superiore, con i ribassi maggiori e altrettanto con i minori; se così non ne resterebbe nessuna, contano tutte`,
          en: `without ${numberText(priceMean.share * 100).en}% of the offers, rounded up, with the greatest discounts and as many with the least; if none would be left, all count`,
        }
      : { it: 'tutte comprese', en: 'all of them' };
  return {
    id: 'sets',
    title: { it: 'Su quali offerte', en: 'Over which offers' },
    words:
      technicalMaxima === 'admitted' && priceMean.over === 'admitted'
        ? {
            it: 'Massimi, minimi e medie si prendono su tutte le offerte ammesse.',
            en: 'Greatest, least and mean figures are over all admitted offers.',
          }
        : {
            it: `I valori massimi e minimi dei criteri tecnici sono quelli ${maxima.it}. Il ribasso medio è quello delle offerte ammesse, ${trimmed.it}.`,
            en: `Greatest and least figures of the technical criteria are those ${maxima.en}. The mean discount is that of the admitted offers, ${trimmed.en}.`,
          },
    formula: null,
    article: null,
  };
}

const roundingModes: Record<AwardRules['rounding']['mode'], Text> = {
  'half-up': {
    it: 'per eccesso se la cifra seguente è 5 o più, altrimenti per difetto',
    en: 'up if the next digit is 5 or more, otherwise down',
  },
  'half-even': {
    it: 'al valore più vicino; a metà esatta, alla cifra pari',
    en: 'to the nearest value; exactly half way, to the even digit',
  },
  truncate: { it: 'per troncamento', en: 'by truncation' },
};

const roundingStages: Record<AwardRules['rounding']['stage'], Text> = {
  coefficient: {
    it: 'Si arrotondano i coefficienti (dopo la prima riparametrazione, se c’è), poi i punti di ogni criterio, poi i totali tecnico ed economico (dopo la seconda).',
    en: 'Coefficients are rounded (after the first rescaling, if there is one), then the points of each criterion, then the technical and economic totals (after the second).',
  },
  criterion: {
    it: 'Si arrotondano i punti di ogni criterio (dopo la prima riparametrazione, se c’è) e poi i totali tecnico ed economico (dopo la seconda).',
    en: 'The points of each criterion are rounded (after the first rescaling, if there is one), then the technical and economic totals (after the second).',
  },
  total: {
    it: 'Si arrotondano solo i totali tecnico ed economico.',
    en: 'Only the technical and economic totals are rounded.',
  },
};

function roundingRule({ decimals, mode, stage }: AwardRules['rounding']): RuleText {
  const places: Text =
    decimals === 0
      ? { it: 'all’unità', en: 'to whole points' }
      : decimals === 1
        ? { it: 'a 1 decimale', en: 'to 1 decimal' }
        : { it: `a ${decimals} decimali`, en: `to ${decimals} decimals` };
  return {
    id: 'rounding',
    title: { it: 'Arrotondamento', en: 'Rounding' },
    words: {
      it: `I punti si arrotondano ${places.it}, ${roundingModes[mode].it}, in aritmetica decimale. ${roundingStages[stage].it}`,
      en: `Points are rounded ${places.en}, ${roundingModes[mode].en}, in decimal arithmetic. ${roundingStages[stage].en}`,
    },
    formula: null,
    article: null,
  };
}

function tiesRule(ties: AwardRules['ties']): RuleText {
  const order = inBoth((locale) => ties.map((rule) => tieText(rule)[locale]).join('; '));
  return {
    id: 'ties',
    title: { it: 'Parità di punteggio', en: 'Equal totals' },
    words: {
      it: `A parità di totale decide, nell’ordine: ${order.it}.`,
      en: `Equal totals are decided, in this order, by: ${order.en}.`,
    },
    formula: null,
    article: null,
  };
}

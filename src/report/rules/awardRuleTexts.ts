import type { Text } from '../../core/problem.ts';
import type { AwardRules } from '../../core/tender/awardRules.ts';
import type { Lot } from '../../core/tender/lot.ts';
import type { RuleText } from '../ruleText.ts';
import { tieTexts } from '../tables/rankingTable.ts';
import { inBoth, numberText, same } from './phrases.ts';

const anac: Text = { it: 'Linee guida ANAC n. 2', en: 'ANAC guidelines no. 2' };

/** Which offers stay in, and how their technical points are stretched. */
export function admissionRuleTexts({ award, criteria }: Lot): RuleText[] {
  const technical = numberText(criteria.reduce((sum, { weight }) => sum + weight, 0));
  return [
    thresholdRule(award.threshold),
    firstRescalingRule(award.rescaling.first),
    secondRescalingRule(award.rescaling.second, technical),
  ];
}

/** How points are rounded, and what decides between equal totals. */
export function rankingRuleTexts({ award }: Lot): RuleText[] {
  return [roundingRule(award.rounding), tiesRule(award.ties)];
}

function thresholdRule(threshold: AwardRules['threshold']): RuleText {
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
  const minimum = numberText(threshold.points);
  const raw = threshold.stage === 'before-rescaling';
  return {
    id: 'threshold',
    title,
    words: {
      it: `È esclusa l’offerta con meno di ${minimum.it} punti tecnici, contati ${raw ? 'prima' : 'dopo'} della riparametrazione. Massimi e medie si ricalcolano poi sulle offerte ammesse.`,
      en: `An offer with fewer than ${minimum.en} technical points is excluded, counted ${raw ? 'before' : 'after'} rescaling. Maxima and means are then computed again on the admitted offers.`,
    },
    formula: inBoth((locale) => `T ≥ ${minimum[locale]}`),
    article: raw
      ? { it: 'Cons. Stato, sez. V, 9075/2023', en: 'Council of State, section V, 9075/2023' }
      : null,
  };
}

function firstRescalingRule(first: AwardRules['rescaling']['first']): RuleText {
  return {
    id: 'first-rescaling',
    title: { it: 'Prima riparametrazione', en: 'First rescaling' },
    words: {
      none: {
        it: 'Non si applica: i coefficienti restano quelli attribuiti.',
        en: 'Not applied: coefficients stay as given.',
      },
      discretionary: {
        it: 'Per ogni criterio discrezionale i coefficienti si dividono per il più alto delle offerte ammesse.',
        en: 'For each discretionary criterion coefficients are divided by the highest among the admitted offers.',
      },
      all: {
        it: 'Per ogni criterio tecnico i coefficienti si dividono per il più alto delle offerte ammesse.',
        en: 'For each technical criterion coefficients are divided by the highest among the admitted offers.',
      },
    }[first],
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
    }[second],
    formula: second === 'none' ? null : inBoth((locale) => `T′ = ${technical[locale]} · T / max T`),
    article: second === 'none' ? null : anac,
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
  criterion: {
    it: 'Si arrotondano i punti di ogni criterio e poi i totali tecnico ed economico.',
    en: 'The points of each criterion are rounded, then the technical and economic totals.',
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
  const order = inBoth((locale) => ties.map((rule) => tieTexts[rule][locale]).join('; '));
  return {
    id: 'ties',
    title: { it: 'Parità di punteggio', en: 'Equal totals' },
    words: {
      it: `Tra offerte con lo stesso totale decide, nell’ordine: ${order.it}.`,
      en: `Between offers with the same total the following decides, in this order: ${order.en}.`,
    },
    formula: null,
    article: null,
  };
}

import type { Text } from '../../core/problem.ts';
import type { CandidateRule } from '../../core/rescoring/candidateRule.ts';
import { numberText } from '../rules/phrases.ts';

/** What a candidate rule is called in tables and charts. */
export function candidateName(rule: CandidateRule): Text {
  switch (rule.kind) {
    case 'price':
      return priceName(rule.formula);
    case 'rescaling':
      return rescalingNames[`${rule.rescaling.first} ${rule.rescaling.second}`] ?? otherRescaling;
    case 'quality':
      return qualityNames[rule.anchor];
    case 'net-benefit':
      return { it: 'Beneficio monetario netto a λ', en: 'Net monetary benefit at λ' };
  }
}

/** Heading above the rules of one kind. */
export const candidateKinds: Record<CandidateRule['kind'], Text> = {
  price: { it: 'Formula del prezzo', en: 'Price formula' },
  rescaling: { it: 'Riparametrazione', en: 'Rescaling' },
  quality: { it: 'Qualità dagli esiti', en: 'Quality from outcomes' },
  'net-benefit': { it: 'Senza punti', en: 'Without points' },
};

function priceName(formula: Extract<CandidateRule, { readonly kind: 'price' }>['formula']): Text {
  switch (formula.kind) {
    case 'linear':
      return { it: 'Lineare R/Rmax', en: 'Linear R/Rmax' };
    case 'bilinear': {
      const x = numberText(formula.x);
      return { it: `Bilineare X = ${x.it}`, en: `Bilinear X = ${x.en}` };
    }
    case 'inverse-proportional':
      return { it: 'Inversa pmin/p', en: 'Inverse pmin/p' };
    case 'power': {
      const alpha = numberText(formula.alpha);
      return { it: `Potenza α = ${alpha.it}`, en: `Power α = ${alpha.en}` };
    }
    case 'min-max':
      return { it: 'Min–max', en: 'Min–max' };
    case 'absolute':
      return { it: 'Assoluta R', en: 'Absolute R' };
    case 'to-threshold':
      return { it: 'A prezzo soglia', en: 'To a threshold price' };
    case 'concave':
      return { it: `Concava 1 − (p/A)^${formula.n}`, en: `Concave 1 − (p/A)^${formula.n}` };
  }
}

const rescalingNames: Readonly<Record<string, Text>> = {
  'none none': { it: 'Nessuna riparametrazione', en: 'No rescaling' },
  'discretionary none': { it: 'Solo la prima riparametrazione', en: 'First rescaling only' },
  'none technical-total': { it: 'Solo la seconda riparametrazione', en: 'Second rescaling only' },
  'discretionary technical-total': {
    it: 'Prima e seconda riparametrazione',
    en: 'First and second rescaling',
  },
};
const otherRescaling: Text = { it: 'Altra riparametrazione', en: 'Other rescaling' };

const qualityNames: Record<Extract<CandidateRule, { readonly kind: 'quality' }>['anchor'], Text> = {
  'relative-best': { it: 'Esiti, massimo al migliore', en: 'Outcomes, maximum to the best' },
  'absolute-ideal': { it: 'Esiti, massimo al profilo ideale', en: 'Outcomes, maximum to the ideal profile' },
  'equal-euro': { it: 'Esiti, euro alla pari (prezzo R)', en: 'Outcomes, equal euros (price R)' },
  calibrated: {
    it: 'Esiti, pesi calibrati (prezzo soglia)',
    en: 'Outcomes, calibrated weights (threshold price)',
  },
};

import { errorAt, type Problem, warningAt } from '../problem.ts';
import { minimumAcceptableBenefit } from '../valuation/benefit.ts';
import { figureText } from './figureText.ts';
import type { ReadLot } from './readLot.ts';

/** Weights are published with two decimals at most. */
const WEIGHT_STEP = 0.0051;
/** Below this share of its points a scale is called little used. */
const LITTLE_USED = 0.75;

/** A benefit that is no number, or does not grow from the minimum acceptable to the ideal profile: nothing else can be said. */
export function undefinedBenefit({ locate, benefits: { minimum, ideal } }: ReadLot): Problem[] {
  if (!Number.isFinite(minimum) || !Number.isFinite(ideal)) {
    const profile = Number.isFinite(minimum)
      ? { it: 'ideale', en: 'ideal' }
      : { it: 'minimo accettabile', en: 'minimum acceptable' };
    return [
      errorAt(
        locate(['model']),
        'benefit-undefined',
        {
          it: `Il modello non dà un numero al profilo ${profile.it}: una divisione per zero, o un logaritmo di zero.`,
          en: `The model gives no number at the ${profile.en} profile: a division by zero, or the logarithm of zero.`,
        },
        {
          it: 'Cambiare la formula o il valore dell’indicatore che la rende indefinita.',
          en: 'Change the formula, or the value of the indicator that makes it undefined.',
        },
      ),
    ];
  }
  if (ideal > minimum) return [];
  const [least, best] = [figureText(minimum), figureText(ideal)];
  return [
    errorAt(
      locate(['model']),
      'ideal-not-better',
      {
        it: `Il beneficio del profilo ideale (${best.it} €) non supera quello del profilo minimo accettabile (${least.it} €): il criterio di beneficio non può dare punti.`,
        en: `The benefit of the ideal profile (${best.en} €) does not exceed that of the minimum acceptable one (${least.en} €): the benefit criterion cannot give points.`,
      },
      {
        it: 'Verificare i segni delle formule e i due profili degli indicatori.',
        en: 'Check the signs in the formulas and the two profiles of the indicators.',
      },
    ),
  ];
}

/** The upper end of the benefit scale against what an offer can reach. */
export function benefitScaleFindings(read: ReadLot): Problem[] {
  return [...calibrationFindings(read), ...equalEuroFindings(read), ...directionFindings(read)];
}

/** Calibrated: Qmax : Pmax = (B_ideal − B_MAB) : (A − p₀), or points do not follow the net monetary benefit. */
function calibrationFindings({ lot, locate, benefits, benefit }: ReadLot): Problem[] {
  const { price, basePrice } = lot;
  if (benefit.rule.anchor !== 'calibrated') return [];
  if (price.kind !== 'per-patient' || price.formula.kind !== 'to-threshold') return [];
  const gain = benefits.ideal - benefits.minimum;
  const span = basePrice - price.formula.thresholdPrice;
  const quality = benefit.criterion.weight;
  const together = quality + price.weight;
  const fitting = (together * gain) / (gain + span);
  if (Math.abs(fitting - quality) <= WEIGHT_STEP) return [];
  const [q, p] = [figureText(fitting), figureText(together - fitting)];
  const threshold = basePrice - (gain * price.weight) / quality;
  // To be copied into the definition: no mark between the thousands.
  const written = String(Number(threshold.toFixed(2)));
  const [gainText, spanText] = [figureText(gain), figureText(span)];
  return [
    errorAt(
      locate(['criteria', benefit.at, 'rule', 'anchor']),
      'not-calibrated',
      {
        it: `I pesi ${figureText(quality).it} : ${figureText(price.weight).it} non stanno come gli euro delle due scale, ${gainText.it} € di beneficio e ${spanText.it} € di prezzo: i punti non seguirebbero il beneficio monetario netto.`,
        en: `The weights ${figureText(quality).en} : ${figureText(price.weight).en} are not as the euros of the two scales, ${gainText.en} € of benefit and ${spanText.en} € of price: points would not follow the net monetary benefit.`,
      },
      threshold >= 0
        ? {
            it: `Pesi che vanno: ${q.it} per il beneficio e ${p.it} per il prezzo; oppure, con questi pesi, «thresholdPrice: ${written}».`,
            en: `Weights that fit: ${q.en} for the benefit and ${p.en} for the price; or, with these weights, “thresholdPrice: ${written}”.`,
          }
        : {
            it: `Pesi che vanno: ${q.it} per il beneficio e ${p.it} per il prezzo. Nessun prezzo soglia va bene con questi pesi.`,
            en: `Weights that fit: ${q.en} for the benefit and ${p.en} for the price. No threshold price fits these weights.`,
          },
    ),
  ];
}

/** Equal euro: a point costs as much on both scales, and the ideal profile may earn too many points or too few. */
function equalEuroFindings({ lot, locate, benefits, benefit }: ReadLot): Problem[] {
  if (benefit.rule.anchor !== 'equal-euro') return [];
  const place = locate(['criteria', benefit.at, 'weight']);
  const { weight } = benefit.criterion;
  const ideal = ((benefits.ideal - benefits.minimum) * lot.price.weight) / lot.basePrice;
  const share = figureText((100 * ideal) / weight, 1);
  const points = figureText(ideal, 1);
  if (ideal > weight) {
    return [
      warningAt(
        place,
        'scale-cut',
        {
          it: `A euro uguali il profilo ideale varrebbe ${points.it} punti, oltre i ${weight} del criterio: sopra il ${figureText((100 * weight) / ideal, 1).it}% della strada verso l’ideale il beneficio non porta altri punti.`,
          en: `At equal euros the ideal profile would be worth ${points.en} points, more than the ${weight} of the criterion: above ${figureText((100 * weight) / ideal, 1).en}% of the way to the ideal benefit earns no more points.`,
        },
        {
          it: 'Aumentare il peso del beneficio, o usare la scala «calibrated».',
          en: 'Raise the weight of the benefit, or use the scale `calibrated`.',
        },
      ),
    ];
  }
  if (ideal >= LITTLE_USED * weight) return [];
  return [
    warningAt(
      place,
      'scale-little-used',
      {
        it: `A euro uguali nemmeno il profilo ideale supera ${points.it} punti su ${weight} (${share.it}%).`,
        en: `At equal euros not even the ideal profile gets more than ${points.en} points of ${weight} (${share.en}%).`,
      },
      {
        it: 'Scegliere i pesi dagli euro delle due scale («calibrated») invece di allungarne una.',
        en: 'Choose the weights from the euros of the two scales (`calibrated`) instead of stretching one.',
      },
    ),
  ];
}

/** Better evidence on one indicator alone must not lower the benefit. Shares of one group move together, so they are left out. */
function directionFindings({ lot, locate, benefits }: ReadLot): Problem[] {
  return lot.indicators.flatMap(({ id, ideal, evidence }, at) => {
    if (evidence.form === 'category') return [];
    const indicators = lot.indicators.map((one) =>
      one.id === id ? { ...one, minimumAcceptable: ideal } : one,
    );
    const moved = minimumAcceptableBenefit({ ...lot, indicators }).benefit;
    if (!(moved < benefits.minimum - 1e-6 * Math.abs(benefits.minimum))) return [];
    const lost = figureText(benefits.minimum - moved);
    return [
      warningAt(
        locate(['indicators', at, 'better']),
        'against-its-direction',
        {
          it: `Portare solo «${id}» dal minimo accettabile all’ideale abbassa il beneficio di ${lost.it} €: un esito migliore toglierebbe punti.`,
          en: `Moving “${id}” alone from the minimum acceptable to the ideal lowers the benefit by ${lost.en} €: a better outcome would cost points.`,
        },
        {
          it: 'Verificare «better» e il segno con cui l’indicatore entra nelle formule.',
          en: 'Check `better` and the sign with which the indicator enters the formulas.',
        },
      ),
    ];
  });
}

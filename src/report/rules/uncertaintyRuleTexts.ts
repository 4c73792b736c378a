import type { Text } from '../../core/problem.ts';
import type { Correlation } from '../../core/tender/correlation.ts';
import type { InformationGroup } from '../../core/tender/informationGroup.ts';
import type { Lot } from '../../core/tender/lot.ts';
import { namedInput } from '../../core/tender/namedInput.ts';
import { parameterOf } from '../parameterLabel.ts';
import type { RuleText } from '../ruleText.ts';
import { euroText, inBoth, listText, numberText, same } from './phrases.ts';

type Precision = NonNullable<Lot['simulation']['precision']>;

/** What the simulation draws together, which inputs it looks at together, and how exact it should be. */
export function uncertaintyRuleTexts(lot: Lot): RuleText[] {
  const { correlations, informationGroups, simulation } = lot;
  return [
    correlations === undefined ? independenceRule(lot) : correlationsRule(lot, correlations),
    ...(informationGroups === undefined ? [] : [groupsRule(lot, informationGroups)]),
    ...(simulation.precision === undefined ? [] : [precisionRule(simulation.precision)]),
  ];
}

const title: Text = { it: 'Legami tra grandezze incerte', en: 'Ties between uncertain inputs' };

function independenceRule(lot: Lot): RuleText {
  const categories = categoriesText(lot);
  return {
    id: 'correlations',
    title,
    words: {
      it: `Le grandezze incerte si estraggono indipendenti l’una dall’altra: i parametri comuni una volta per tutte le offerte, gli indicatori per ogni offerta.${categories.it}`,
      en: `Uncertain inputs are drawn independently of each other: shared parameters once for all offers, indicators for each offer.${categories.en}`,
    },
    formula: null,
    article: null,
  };
}

function correlationsRule(lot: Lot, correlations: readonly Correlation[]): RuleText {
  const parts = [
    pairsText(lot, 'shared', correlations),
    pairsText(lot, 'own', correlations),
    {
      it: ' Ogni grandezza mantiene la propria distribuzione: ρ è la correlazione dei punteggi normali z, dai quali segue il valore x di ciascuna (copula gaussiana); la correlazione tra i ranghi che ne risulta è ρ_S. Tutte le altre coppie sono indipendenti.',
      en: ' Each keeps its own distribution: ρ is the correlation of the normal scores z, from which the value x of each follows (Gaussian copula); the correlation of their ranks that results is ρ_S. All other pairs are independent.',
    },
    ownText(lot, correlations),
    categoriesText(lot),
  ];
  const sources = inBoth((locale) =>
    [...new Set(correlations.map(({ source: { citation, date } }) => `${citation[locale]} (${date})`))].join(
      '; ',
    ),
  );
  return {
    id: 'correlations',
    title,
    words: inBoth((locale) =>
      parts
        .map((part) => part[locale])
        .join('')
        .trim(),
    ),
    formula: same('z = L · u, L · Lᵀ = (ρ), x = F⁻¹(Φ(z)); ρ_S = 6 / π · arcsin(ρ / 2)'),
    article: {
      it: `${sources.it}. Metodo: Clemen e Reilly, Manage Sci 1999;45:208-224; ranghi: Pearson 1907`,
      en: `${sources.en}. Method: Clemen and Reilly, Manage Sci 1999;45:208-224; ranks: Pearson 1907`,
    },
  };
}

/** The pairs of one scope: ` Parametri comuni …: A – B (ρ = 0,6); B – C (ρ = −0,2).`; nothing if there are none. */
function pairsText(lot: Lot, scope: 'shared' | 'own', correlations: readonly Correlation[]): Text {
  const pairs = correlations.filter(({ between }) => namedInput(lot, between[0])?.scope === scope);
  if (pairs.length === 0) return same('');
  const listed = inBoth((locale) =>
    pairs
      .map(({ between, coefficient }) => {
        const names = between.map((id) => parameterOf(lot, id).label[locale]).join(' – ');
        return `${names} (ρ = ${numberText(coefficient)[locale]})`;
      })
      .join('; '),
  );
  return scope === 'shared'
    ? {
        it: ` Parametri comuni che si muovono insieme, estratti una volta per tutte le offerte: ${listed.it}.`,
        en: ` Shared parameters that move together, drawn once for all offers: ${listed.en}.`,
      }
    : {
        it: ` Indicatori che si muovono insieme, dentro ogni offerta: ${listed.it}.`,
        en: ` Indicators that move together, inside each offer: ${listed.en}.`,
      };
}

/** What holds for correlated indicators only. */
function ownText({ indicators }: Lot, correlations: readonly Correlation[]): Text {
  const own = indicators.filter(({ id }) => correlations.some(({ between }) => between.includes(id)));
  if (own.length === 0) return same('');
  const ratios = own.filter(({ evidence }) => evidence.form === 'ratio-to-baseline');
  const ratioNames = inBoth((locale) =>
    listText(
      ratios.map(({ label }) => label[locale]),
      locale,
    ),
  );
  return {
    it: ` Offerte diverse restano indipendenti, dati i parametri comuni. Dove un’offerta non porta il dato e vale una cifra nota, per essa il legame non conta.${ratios.length === 0 ? '' : ` Di ${ratioNames.it} è legato il rapporto, non il rischio che ne segue.`}`,
    en: ` Different offers stay independent, given the shared parameters. Where an offer brings no figure and a known one is used, the tie does not count for it.${ratios.length === 0 ? '' : ` Of ${ratioNames.en} the ratio is tied, not the risk that follows from it.`}`,
  };
}

function categoriesText({ indicators }: Lot): Text {
  return indicators.some(({ evidence }) => evidence.form === 'category')
    ? {
        it: ' Le quote delle categorie di una stessa classificazione sono legate tra loro, perché sommano a 1.',
        en: ' The shares of the categories of one classification are tied to each other, because they add up to 1.',
      }
    : same('');
}

function groupsRule(lot: Lot, groups: readonly InformationGroup[]): RuleText {
  const named = inBoth((locale) =>
    groups
      .map(({ label, members }) => {
        const names = members.map((id) => parameterOf(lot, id).label[locale]);
        return `${label[locale]} (${listText(names, locale)})`;
      })
      .join('; '),
  );
  return {
    id: 'information-groups',
    title: {
      it: 'Valore di conoscere più grandezze insieme',
      en: 'Value of knowing several inputs together',
    },
    words: {
      it: `Oltre che di ogni grandezza da sola si calcola quanto varrebbe conoscere con certezza, insieme, tutte quelle di un gruppo: ${named.it}. Un indicatore vale per tutte le offerte, ciascuna con il proprio.`,
      en: `Besides that of each input alone, it is computed what knowing all inputs of a group for certain would be worth: ${named.en}. An indicator stands for all offers, each with its own.`,
    },
    formula: same('EVPPI(g) = E[max E(NMB | g)] − max E(NMB)'),
    article: {
      it: 'Strong, Oakley e Brennan, Med Decis Making 2014;34:311-326',
      en: 'Strong, Oakley and Brennan, Med Decis Making 2014;34:311-326',
    },
  };
}

function precisionRule({ probability, euros }: Precision): RuleText {
  const [points, money] = [numberText(100 * probability), eurosText(euros)];
  return {
    id: 'precision',
    title: { it: 'Precisione richiesta alla simulazione', en: 'Precision wanted of the simulation' },
    words: {
      it: `L’errore standard di Monte Carlo deve essere al massimo ${points.it} punti percentuali per le probabilità e ${money.it} per paziente per il beneficio netto atteso e il valore dell’informazione. Il risultato dice se le simulazioni bastano. Punti e graduatoria non ne dipendono.`,
      en: `The Monte Carlo standard error should be at most ${points.en} percentage points for probabilities and ${money.en} per patient for expected net benefit and value of information. The result says whether the draws suffice. Points and ranking do not depend on it.`,
    },
    formula: inBoth(
      (locale) => `SE(P) ≤ ${numberText(probability)[locale]}; SE(NMB), SE(EVPI) ≤ ${money[locale]}`,
    ),
    article: null,
  };
}

/** Whole euros without cents. */
function eurosText(euros: number): Text {
  return euroText(euros, Number.isInteger(euros) ? 0 : 2);
}

import type { ExpectedRate } from '../../core/laboratory/expectedRate.ts';
import type { ImaginedMarket } from '../../core/laboratory/imaginedMarket.ts';
import type { LaboratoryPlan, LaboratoryResult, PastTrial } from '../../core/laboratory/laboratory.ts';
import type { Text } from '../../core/problem.ts';
import type { ExchangeRate } from '../../core/scoring/exchangeRate.ts';
import type { Lot } from '../../core/tender/lot.ts';
import { formatFor } from '../format.ts';
import { plainNumber, unitLabel } from '../quantity.ts';
import { inBoth } from '../rules/phrases.ts';
import type { Cell, Column, Table } from '../table.ts';
import { euros, words } from './reportedLot.ts';

const share = (label: Text, group?: Text): Column => ({
  label,
  kind: 'percent',
  decimals: 1,
  ...(group === undefined ? {} : { group }),
});

const rulesColumn = words({ it: 'Regole', en: 'Rules' });

/** What each set of rules did over all imagined lots. */
export function laboratoryTable({ plan, candidates }: LaboratoryResult): Table {
  const winner: Text = { it: 'Quota dei lotti in cui', en: 'Share of the lots in which' };
  const scale: Text = { it: 'Uso della scala', en: 'Use of the scale' };
  const lost: Text = { it: 'Beneficio netto perso per paziente', en: 'Net benefit lost per patient' };
  return {
    id: 'laboratory',
    title: { it: 'Le regole a confronto su lotti immaginati', en: 'The rules compared on imagined lots' },
    sheet: { it: 'Lotti immaginati', en: 'Imagined lots' },
    notes: [
      marketNote(plan),
      {
        it: 'Dopo ± c’è l’errore standard. «Vince un altro»: non la stessa offerta che vincerebbe con le regole della gara. «Non la migliore»: l’aggiudicataria non è quella con il beneficio monetario netto più alto (beneficio meno prezzo). «Inversione»: togliere un’offerta perdente cambierebbe chi vince tra le altre. Uso della scala: differenza tra l’offerta che ha più punti e quella che ne ha meno, in quota del massimo.',
        en: 'After ± stands the standard error. “Another wins”: not the same offer that would win by the rules of the tender. “Not the best”: the winner is not the offer with the highest net monetary benefit (benefit minus price). “Reversal”: removing a losing offer would change who wins among the others. Use of the scale: difference between the offer with most points and the one with fewest, as a share of the maximum.',
      },
    ],
    columns: [
      rulesColumn,
      share({ it: 'vince un altro', en: 'another wins' }, winner),
      share({ it: 'non la migliore', en: 'not the best' }, winner),
      share({ it: 'inversione', en: 'reversal' }, winner),
      share({ it: 'sorteggio', en: 'lots drawn' }, winner),
      share({ it: 'nessuno vince', en: 'nobody wins' }, winner),
      share({ it: 'beneficio', en: 'benefit' }, scale),
      share({ it: 'prezzo', en: 'price' }, scale),
      { ...euros({ it: 'in media', en: 'on average' }), group: lost },
      { ...euros({ it: 'nel 5% peggiore almeno', en: 'in the worst 5% at least' }), group: lost },
    ],
    rows: candidates.map((one) => ({
      strong: one.group === null,
      cells: [
        one.label,
        one.group === null ? null : one.otherWinner,
        one.bestMissed,
        one.rankReversal,
        one.drawn,
        { value: 1 - one.awarded.value, standardError: one.awarded.standardError },
        one.benefitSpread,
        one.priceSpread,
        one.regret,
        one.regret95,
      ],
    })),
  };
}

/** Who would have won among past offers under each set of rules. */
export function pastOffersTable(trials: readonly PastTrial[], name: (offer: string) => string): Table {
  const names = (offers: readonly string[]): string => offers.map(name).join(', ');
  return {
    id: 'past-offers',
    title: { it: 'Chi avrebbe vinto tra le offerte passate', en: 'Who would have won among the past offers' },
    sheet: { it: 'Offerte passate', en: 'Past offers' },
    notes: [
      {
        it: 'Più nomi: deciderebbe il sorteggio. «Inversione per»: senza quell’offerta perdente vincerebbe un’altra delle rimaste.',
        en: 'Several names: lots would be drawn. “Reversal by”: without that losing offer another of the remaining ones would win.',
      },
    ],
    columns: [
      rulesColumn,
      words({ it: 'Vincitore', en: 'Winner' }),
      words({ it: 'Come con le regole della gara', en: 'As by the rules of the tender' }),
      euros({ it: 'Beneficio netto perso per paziente', en: 'Net benefit lost per patient' }, 2),
      words({ it: 'Inversione per', en: 'Reversal by' }),
    ],
    rows: trials.map(({ label, group, winners, sameAsPublished, regret, reversedBy }) => ({
      strong: group === null,
      cells: [
        label,
        winners.length === 0 ? { it: 'nessuno', en: 'nobody' } : names(winners),
        sameAsPublished ? { it: 'sì', en: 'yes' } : { it: 'no', en: 'no' },
        regret,
        reversedBy.length === 0 ? null : names(reversedBy),
      ],
    })),
  };
}

/** What the weights mean in money: k_q, k_p, e and e·λ, with a range where they depend on offers that nobody knows yet. */
export function exchangeRateTable(
  lot: Lot,
  { rate, least, most, benefitDepends, priceDepends }: ExpectedRate,
  market: Pick<ImaginedMarket, 'benefit' | 'floor'>,
): Table {
  const depends = benefitDepends || priceDepends;
  const row = (label: Text, of: (rate: ExchangeRate) => number) => {
    const ends = [of(least), of(most), of(rate)];
    const range: Cell[] = depends ? [Math.min(...ends), Math.max(...ends)] : [];
    return { strong: false, cells: [label, of(rate), ...range] };
  };
  // Where a price point is worth cents, two decimals would leave one digit.
  const finest = Math.min(...[rate, least, most].map((one) => one.priceEurosPerEuroOfBenefit));
  const figure = (label: Text): Column => ({ label, kind: 'number', decimals: finest < 0.1 ? 4 : 2 });
  const unit = inBoth((locale) => unitLabel(lot.willingnessToPay.unit, locale));
  const declared = inBoth((locale) => plainNumber(lot.willingnessToPay.value, locale));
  return {
    id: 'exchange-rate',
    title: { it: 'Che cosa valgono i punti in euro', en: 'What the points are worth in euros' },
    sheet: { it: 'Tasso di cambio', en: 'Exchange rate' },
    notes: [
      ...(depends ? [assumptionNote(market, benefitDepends, priceDepends)] : []),
      {
        it: `Se il tasso è 1, i punti seguono il beneficio monetario netto e il λ effettivo è quello dichiarato, ${declared.it} ${unit.it}. Sopra 1 i punti pagano la qualità più di λ, sotto 1 meno.`,
        en: `If the rate is 1, points follow the net monetary benefit and the effective λ is the declared one, ${declared.en} ${unit.en}. Above 1 the points pay more for quality than λ, below 1 less.`,
      },
      ...(rate.straight
        ? []
        : [
            {
              it: 'La scala del prezzo non è una retta: il suo punto vale in media.',
              en: 'The scale of the price is not a straight line: its point is worth this on average.',
            },
          ]),
    ],
    columns: [
      words({ it: 'Grandezza', en: 'Quantity' }),
      figure(depends ? { it: 'Con l’ipotesi', en: 'As assumed' } : { it: 'Valore', en: 'Value' }),
      ...(depends ? [figure({ it: 'da', en: 'from' }), figure({ it: 'a', en: 'to' })] : []),
    ],
    rows: [
      row(
        {
          it: 'Un punto di beneficio, € di beneficio per paziente',
          en: 'One benefit point, € of benefit per patient',
        },
        (one) => one.eurosPerQualityPoint,
      ),
      row(
        { it: 'Un punto di prezzo, € di prezzo per paziente', en: 'One price point, € of price per patient' },
        (one) => one.eurosPerPricePoint,
      ),
      row(
        {
          it: 'Tasso di cambio: € di prezzo ceduti per 1 € di beneficio',
          en: 'Exchange rate: € of price given up for 1 € of benefit',
        },
        (one) => one.priceEurosPerEuroOfBenefit,
      ),
      row(
        { it: `λ effettivo (${unit.it})`, en: `Effective λ (${unit.en})` },
        (one) => one.effectiveWillingnessToPay,
      ),
    ],
  };
}

function assumptionNote(
  { benefit, floor }: Pick<ImaginedMarket, 'benefit' | 'floor'>,
  benefitDepends: boolean,
  priceDepends: boolean,
): Text {
  return inBoth((locale) => {
    const { percent } = formatFor(locale);
    const [best, discount] = [percent(benefit.to, 0), percent(1 - floor, 0)];
    const parts = {
      it: [
        ...(benefitDepends
          ? [`l’offerta migliore arriva al ${best} della strada dal minimo accettabile all’ideale`]
          : []),
        ...(priceDepends ? [`il ribasso massimo è del ${discount} e quello medio la metà`] : []),
      ],
      en: [
        ...(benefitDepends
          ? [`the best offer gets ${best} of the way from the minimum acceptable to the ideal`]
          : []),
        ...(priceDepends ? [`the greatest discount is ${discount} and the mean one half of it`] : []),
      ],
    }[locale];
    return {
      it: `La scala dipende dalle offerte, che nessuno conosce ancora. Ipotesi: ${parts.join('; ')}. Da … a: se l’una o l’altra grandezza fosse la metà.`,
      en: `The scale depends on the offers, which nobody knows yet. Assumed: ${parts.join('; ')}. From … to: if one or the other were half as great.`,
    }[locale];
  });
}

/** Which lots were imagined. */
function marketNote({ lots, seed, market }: Pick<LaboratoryPlan, 'lots' | 'seed' | 'market'>): Text {
  const { offers, benefit, floor, correlation } = market;
  return inBoth((locale) => {
    const { number, percent } = formatFor(locale);
    const [from, to, low] = [percent(benefit.from, 0), percent(benefit.to, 0), percent(floor, 0)];
    const r = plainNumber(correlation, locale);
    return {
      it: `${number(lots)} lotti immaginati, seme ${seed}: da ${offers.fewest} a ${offers.most} offerte, beneficio dal ${from} al ${to} della strada dal minimo accettabile all’ideale, prezzi dal ${low} al 100% della base d’asta, correlazione ${r} tra qualità e prezzo; risposte, cifre e giudizi a caso tra quelli ammessi. Nessuna offerta ricevuta.`,
      en: `${number(lots)} imagined lots, seed ${seed}: ${offers.fewest} to ${offers.most} offers, benefit from ${from} to ${to} of the way from the minimum acceptable to the ideal, prices from ${low} to 100% of the base price, correlation ${r} between quality and price; answers, figures and judgements at random among those admitted. No offer received.`,
    }[locale];
  });
}

import type { Contract } from '../../core/contract/contract.ts';
import type { Bundle } from '../../core/payment/bundle.ts';
import type { Capitation } from '../../core/payment/capitation.ts';
import type { CostSharing } from '../../core/payment/costSharing.ts';
import type { DelayPenalty } from '../../core/payment/delayPenalty.ts';
import type { SpendingCap } from '../../core/payment/spendingCap.ts';
import type { Text } from '../../core/problem.ts';
import { inBoth, listText, numberText } from '../rules/phrases.ts';
import { agreedEuros, agreedShare, agreements, priceOf, type RuleWords, theShare } from './phrases.ts';

/** Rules whose amount follows from volumes, costs or days, without any target. */
export function costRuleText(
  rule: CostSharing | SpendingCap | Bundle | Capitation | DelayPenalty,
  supplier: string,
  contract: Contract,
): RuleWords {
  switch (rule.kind) {
    case 'cost-sharing':
      return costSharingText(rule, agreedEuros(priceOf(contract, supplier)));
    case 'spending-cap':
      return spendingCapText(rule);
    case 'bundle':
      return bundleText(rule);
    case 'capitation':
      return capitationText(rule);
    case 'delay-penalty':
      return delayPenaltyText(rule);
  }
}

function costSharingText({ firstUses, discount }: CostSharing, price: Text): RuleWords {
  const off = agreedShare(discount);
  return {
    words: {
      it: `Dei primi ${firstUses} utilizzi di ogni paziente torna ${theShare(discount).it} del prezzo (${price.it}).`,
      en: `Of the first ${firstUses} uses of each patient ${off.en} of the price (${price.en}) comes back.`,
    },
    formula: {
      it: `rimborso = Σ sui pazienti di min(utilizzi; ${firstUses}) · ${off.it} · ${price.it}`,
      en: `refund = Σ over patients of min(uses, ${firstUses}) · ${off.en} · ${price.en}`,
    },
    article: agreements,
  };
}

function spendingCapText({ tiers }: SpendingCap): RuleWords {
  const parts = inBoth((locale) =>
    listText(
      tiers.map(({ above, back }) => {
        const [from, part] = [agreedEuros(above)[locale], agreedShare(back)[locale]];
        return { it: `oltre ${from} torna ${theShare(back).it}`, en: `above ${from} ${part} comes back` }[
          locale
        ];
      }),
      locale,
    ),
  );
  return {
    words: {
      it: `Di quanto il fornitore ha fatturato sul contratto: ${parts.it}. Ogni quota vale solo per la parte dentro il suo scaglione.`,
      en: `Of what the supplier has billed over the contract: ${parts.en}. Each share holds only for the part within its tier.`,
    },
    formula: {
      it: 'rimborso = Σ sugli scaglioni di quota · fatturato dentro lo scaglione',
      en: 'refund = Σ over tiers of share · billed within the tier',
    },
    article: agreements,
  };
}

function bundleText(rule: Bundle): RuleWords {
  const [own, regional, limit] = [rule.historical, rule.regional, rule.episodeCap].map(agreedEuros) as [
    Text,
    Text,
    Text,
  ];
  const [weight, rest, off, gain, loss] = [
    rule.historicalWeight,
    1 - rule.historicalWeight,
    rule.discount,
    rule.stopGain,
    rule.stopLoss,
  ].map(agreedShare) as [Text, Text, Text, Text, Text];
  return {
    words: {
      it: `Un episodio ha un prezzo solo: ${weight.it} del costo storico (${own.it}) e ${rest.it} della media regionale (${regional.it}), con uno sconto di ${off.it}. Chi spende meno tiene la differenza, al massimo ${theShare(rule.stopGain).it} del prezzo di tutti gli episodi; chi spende di più la versa, al massimo ${theShare(rule.stopLoss).it}. Il costo di un episodio conta fino a ${limit.it}.`,
      en: `An episode has one price: ${weight.en} of the historical cost (${own.en}) and ${rest.en} of the regional mean (${regional.en}), less ${off.en}. Who spends less keeps the difference up to ${gain.en} of the price of all episodes, who spends more pays it up to ${loss.en}. The cost of an episode counts up to ${limit.en}.`,
    },
    formula: {
      it: `prezzo = (${weight.it} · ${own.it} + ${rest.it} · ${regional.it}) · (1 − ${off.it}); importo = prezzo · episodi − costo, tra −${loss.it} e +${gain.it} di prezzo · episodi`,
      en: `price = (${weight.en} · ${own.en} + ${rest.en} · ${regional.en}) · (1 − ${off.en}); amount = price · episodes − cost, between −${loss.en} and +${gain.en} of price · episodes`,
    },
    article: {
      it: 'Prezzo per episodio con parte storica e regionale e limiti di guadagno e perdita, come nel modello CJR di Medicare (42 CFR 510)',
      en: 'Episode price blended from own and regional cost with stop-gain and stop-loss, as in the CJR model of Medicare (42 CFR 510)',
    },
  };
}

function capitationText({ strata, perMemberMonth, quality, corridors }: Capitation): RuleWords {
  const each = agreedEuros(perMemberMonth);
  const risks = inBoth((locale) =>
    listText(
      strata.map(({ stratum, risk }) => `${stratum} × ${numberText(risk)[locale]}`),
      locale,
    ),
  );
  const shared: Text =
    corridors.length === 0
      ? {
          it: 'La differenza dal costo resta a chi assiste.',
          en: 'The difference from the cost stays with the provider.',
        }
      : inBoth((locale) => {
          const parts = corridors.map(({ above, payer }) => {
            const [from, part] = [agreedShare(above)[locale], agreedShare(payer)[locale]];
            return {
              it: `oltre ${theShare(above).it} per ${theShare(payer).it}`,
              en: `above ${from} for ${part}`,
            }[locale];
          });
          const list = listText(parts, locale);
          return {
            it: `Se il costo si scosta dalla quota, il pagatore partecipa alla differenza, in entrambi i sensi: ${list}.`,
            en: `Where the cost differs from the premium, the payer shares the difference, either way: ${list}.`,
          }[locale];
        });
  const q = agreedShare(quality);
  return {
    words: {
      it: `Per ogni mese di assistenza una quota di ${each.it}, pesata per il rischio (${risks.it}) e con un’aggiunta di ${q.it} per la qualità. ${shared.it}`,
      en: `For each member month a premium of ${each.en}, weighted by risk (${risks.en}) and raised by ${q.en} for quality. ${shared.en}`,
    },
    formula: {
      it: `quota = Σ(mesi · rischio) · ${each.it} · (1 + ${q.it}); importo = quota ± parte del pagatore`,
      en: `premium = Σ(months · risk) · ${each.en} · (1 + ${q.en}); amount = premium ± payer’s part`,
    },
    article: {
      it: 'Corridoi di rischio come in 42 CFR 153.510',
      en: 'Risk corridors as in 42 CFR 153.510',
    },
  };
}

function delayPenaltyText({ perMille, cap, netAmount }: DelayPenalty): RuleWords {
  const [rate, most, net] = [numberText(perMille), agreedShare(cap), agreedEuros(netAmount)];
  return {
    words: {
      it: `Per ogni giorno di ritardo di una fornitura, ${rate.it} per mille dell’importo netto del contratto (${net.it}), al massimo ${theShare(cap).it} in tutto. Ha un conto suo: non si somma alle altre clausole e non dipende da alcun esito.`,
      en: `For each day by which a supply is late, ${rate.en} per mille of the net amount of the contract (${net.en}), at most ${most.en} in all. It has a ledger of its own: it is not added to the other clauses and depends on no outcome.`,
    },
    formula: {
      it: `penale = min(${most.it} · ${net.it}; giorni · ${rate.it}‰ · ${net.it})`,
      en: `penalty = min(${most.en} · ${net.en}, days · ${rate.en}‰ · ${net.en})`,
    },
    article: {
      it: 'D.lgs. 36/2023, art. 126, comma 1, come modificato nel 2024: da 0,5 a 1,5 per mille al giorno, al massimo il 10%',
      en: 'D.lgs. 36/2023, art. 126, paragraph 1, as amended in 2024: 0.5 to 1.5 per mille a day, at most 10%',
    },
  };
}

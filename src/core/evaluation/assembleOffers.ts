import type { OfferEvidence, OfferPrice } from '../evidence/evidence.ts';
import { errorAt, hasErrors, type Parsed, type Problem } from '../problem.ts';
import type { Committee } from '../scoring/committee.ts';
import { preferenceProblems } from '../scoring/preferenceProblems.ts';
import type { Lot } from '../tender/lot.ts';

/** A file that was received, by the SHA-256 of its bytes. */
export interface Received<T> {
  readonly content: T;
  readonly sha256: string;
}

/** One offer with both its envelopes. */
export interface Offer {
  readonly id: string;
  readonly supplier: string;
  readonly evidence: OfferEvidence;
  readonly evidenceSha256: string;
  readonly price: OfferPrice;
  readonly priceSha256: string;
}

/** All that is needed to evaluate a lot, complete and matched; offers sorted by id, so that order of arrival means nothing. */
export interface LotOffers {
  readonly offers: readonly Offer[];
  readonly committee: Committee;
}

/**
 * Matches technical and economic envelopes and the committee's judgements; all that is missing is a problem.
 * @param excluded ids of offers that were excluded before scoring, and so are not among the envelopes
 */
export function assembleOffers(
  lot: Lot,
  evidences: readonly Received<OfferEvidence>[],
  prices: readonly Received<OfferPrice>[],
  committee: Committee,
  excluded: ReadonlySet<string> = new Set(),
): Parsed<LotOffers> {
  const problems: Problem[] = [];
  if (evidences.length === 0) {
    problems.push(
      errorAt(
        { field: `lot ${lot.id}` },
        'no-offers',
        { it: `Nessuna offerta per il lotto ${lot.id}.`, en: `No offers for lot ${lot.id}.` },
        { it: 'Caricare almeno una cartella delle evidenze.', en: 'Upload at least one evidence workbook.' },
      ),
    );
  }
  for (const [list, envelope] of [
    [evidences, { it: 'delle evidenze', en: 'evidence' }],
    [prices, { it: 'dell’offerta economica', en: 'price' }],
  ] as const) {
    const ids = list.map(({ content }) => content.offer);
    for (const id of new Set(ids.filter((one, at) => ids.indexOf(one) !== at))) {
      problems.push(
        errorAt(
          { field: id },
          'offer-twice',
          {
            it: `«${id}» ha presentato due cartelle ${envelope.it}.`,
            en: `“${id}” has handed in two ${envelope.en} workbooks.`,
          },
          { it: 'Tenerne una sola.', en: 'Keep only one.' },
        ),
      );
    }
  }
  const offers: Offer[] = [];
  for (const { content: evidence, sha256 } of evidences) {
    const price = prices.find(({ content }) => content.offer === evidence.offer);
    if (price === undefined) {
      problems.push(
        errorAt(
          { field: evidence.offer },
          'price-missing',
          {
            it: `«${evidence.supplier}» non ha un’offerta economica.`,
            en: `“${evidence.supplier}” has no price workbook.`,
          },
          {
            it: 'Il nome deve essere lo stesso nelle due cartelle.',
            en: 'The name must be the same in both workbooks.',
          },
        ),
      );
    } else {
      offers.push({
        id: evidence.offer,
        supplier: evidence.supplier,
        evidence,
        evidenceSha256: sha256,
        price: price.content,
        priceSha256: price.sha256,
      });
    }
    for (const { code, label, rule } of lot.criteria) {
      if (rule.kind !== 'discretionary-mean') continue;
      const judged = committee.judgements.filter(
        (one) => one.criterion === code && one.offer === evidence.offer,
      );
      if (judged.length === 1) continue;
      problems.push(
        errorAt(
          { field: `${evidence.offer} ${code}` },
          judged.length === 0 ? 'judgement-missing' : 'judgement-twice',
          {
            it: `La commissione ha giudicato «${evidence.supplier}» su ${code} ${label.it} ${judged.length} volte.`,
            en: `The committee has judged “${evidence.supplier}” on ${code} ${label.en} ${judged.length} times.`,
          },
          {
            it: 'Serve un giudizio per criterio e offerta.',
            en: 'One judgement per criterion and offer is needed.',
          },
        ),
      );
    }
  }
  problems.push(
    ...preferenceProblems(
      lot,
      evidences.map(({ content }) => content),
      committee.commissioners,
      committee.tables,
      excluded,
    ),
  );
  for (const { content: price } of prices) {
    if (evidences.some(({ content }) => content.offer === price.offer)) continue;
    problems.push(
      errorAt(
        { field: price.offer },
        'evidence-envelope-missing',
        {
          it: `«${price.supplier}» ha solo l’offerta economica.`,
          en: `“${price.supplier}” has a price workbook only.`,
        },
        {
          it: 'Aggiungere la cartella delle evidenze o togliere il prezzo.',
          en: 'Add the evidence workbook or remove the price.',
        },
      ),
    );
  }
  if (hasErrors(problems)) return { value: undefined, problems };
  return { value: { offers: offers.toSorted((a, b) => (a.id < b.id ? -1 : 1)), committee }, problems };
}

import { describe, expect, it } from 'vitest';
import type { Run, StoredTender, StoredUpload } from '../../src/actions/world.ts';
import { assembleOffers } from '../../src/core/evaluation/assembleOffers.ts';
import { evaluateLot } from '../../src/core/evaluation/evaluateLot.ts';
import { exploreLot } from '../../src/core/evaluation/exploreLot.ts';
import type { OfferEvidence, OfferPrice } from '../../src/core/evidence/evidence.ts';
import { type Envelope, evidenceForm } from '../../src/core/evidence/evidenceForm.ts';
import { parseEvidenceWorkbook, parsePriceWorkbook } from '../../src/core/evidence/parseWorkbook.ts';
import { priceForm } from '../../src/core/evidence/priceForm.ts';
import { filledForm } from '../../src/core/evidence/workbook.ts';
import { errorAt, type Problem, warningAt } from '../../src/core/problem.ts';
import type { Lot } from '../../src/core/tender/lot.ts';
import { formatFor } from '../../src/report/format.ts';
import { formFromCommittee } from '../../src/web/committee/committeeForm.ts';
import { committeeView } from '../../src/web/committee/committeeView.ts';
import { caveats } from '../../src/web/evaluation/caveats.ts';
import { publishedForm } from '../../src/web/evaluation/evaluationForm.ts';
import { evaluationView } from '../../src/web/evaluation/evaluationView.ts';
import { offeredForm } from '../../src/web/evaluation/exploreForm.ts';
import { exploreView } from '../../src/web/evaluation/exploreView.ts';
import { ledgerView } from '../../src/web/evaluation/ledgerView.ts';
import { resultView } from '../../src/web/evaluation/resultView.ts';
import { runView } from '../../src/web/evaluation/runView.ts';
import { layoutFor } from '../../src/web/layout.ts';
import { offersView } from '../../src/web/offer/offersView.ts';
import { offerView } from '../../src/web/offer/offerView.ts';
import { noFileChosen, refusalOf } from '../../src/web/offer/uploadForm.ts';
import type { PageName, Pages } from '../../src/web/pages.ts';
import { pricesView } from '../../src/web/price/pricesView.ts';
import { loadTemplates } from '../../src/web/templates.ts';
import { markovTender } from '../support/markovTender.ts';
import { withOptionalOutputs } from '../support/optionalOutputs.ts';
import { blocksOf, missingPaths } from '../support/templatePaths.ts';
import { firstLot, shippedTender } from '../support/tenders.ts';
import { contentOf, priceValues, tavi5Suppliers, tavi5Values } from '../support/workbooks.ts';

const before = '2026-06-01T08:00:00Z';
const after = '2036-06-01T08:00:00Z';
const format = formatFor('it');
const text = { it: 'testo', en: 'text' };

const published: StoredTender = stored(shippedTender('tavi5'));
const lot = firstLot(published.tender);
const judgedTender = stored(shippedTender('tavi'));
const judgedLot = firstLot(judgedTender.tender);

function stored(tender: StoredTender['tender']): StoredTender {
  return { tender, fingerprint: 'f'.repeat(64), publishedAt: before, actor: 'test' };
}

function upload(
  envelope: Envelope,
  content: OfferEvidence | OfferPrice,
  warnings: Problem[] = [],
): StoredUpload {
  return {
    id: 'u',
    fingerprint: published.fingerprint,
    lot: '1',
    envelope,
    offer: content.offer,
    supplier: content.supplier,
    fileName: 'file.xlsx',
    sha256: `${envelope}-${content.offer}`,
    size: 12_345,
    content,
    warnings,
    receivedAt: before,
    actor: 'test',
  };
}

const evidences = Object.keys(tavi5Suppliers()).map((supplier) => {
  const filled = filledForm(evidenceForm(published, lot), tavi5Values(supplier));
  return upload('evidence', parseEvidenceWorkbook(contentOf(filled), published, lot).value as OfferEvidence);
});
const prices = Object.entries(tavi5Suppliers()).map(([supplier, { offeredPrice }]) => {
  const filled = filledForm(priceForm(published, lot), priceValues(supplier, offeredPrice));
  return upload('price', parsePriceWorkbook(contentOf(filled), published, lot).value as OfferPrice);
});
const someEvidence = evidences[0] as StoredUpload;

/** An offer with a note, an indicator left out, a declared answer and a warning. */
const unusual = upload(
  'evidence',
  {
    ...(someEvidence.content as OfferEvidence),
    evidence: (someEvidence.content as OfferEvidence).evidence.map((one, at) => ({
      ...one,
      note: 'nota',
      ...(at === 0 ? { given: {} } : {}),
    })),
  },
  [warningAt({ sheet: 'Evidenze', cell: 'E7' }, 'x', text, text)],
);

const run: Run = {
  id: '00000000-0000-4000-8000-000000000000',
  tender: 'tavi5',
  fingerprint: published.fingerprint,
  lot: '1',
  state: 'done',
  progress: 1,
  mode: 'audit',
  draws: 1000,
  seed: 1,
  startedAt: before,
  endedAt: before,
  actor: 'test',
};

/** A result of the first `count` offers. */
function resultOf(count: number, ofLot: Lot = lot) {
  const received = (uploads: readonly StoredUpload[]) =>
    uploads.slice(0, count).map(({ content, sha256 }) => ({ content, sha256 }));
  const committee = { commissioners: [], judgements: [], tables: [] };
  const { value } = assembleOffers(
    ofLot,
    received(evidences) as { content: OfferEvidence; sha256: string }[],
    received(prices) as { content: OfferPrice; sha256: string }[],
    committee,
  );
  if (value === undefined) throw new Error('offers do not match');
  const evaluation = evaluateLot(ofLot, value, { mode: 'audit', draws: 1000, seed: 1 });
  return {
    format: 1 as const,
    program: { name: 'esito' as const, version: '0', node: '24' },
    tender: { id: 'tavi5', fingerprint: published.fingerprint },
    lots: [{ ...evaluation, committee }],
  };
}

/** The same result with what only some tenders ask for. */
function optionalOutputs(result: ReturnType<typeof resultOf>) {
  const lots = result.lots.map((one) => ({ ...one, valuation: withOptionalOutputs(one.valuation) }));
  return { ...result, lots };
}

const found = { run, published, lot, result: resultOf(5) };
const alone = { ...found, result: resultOf(1) };
/** The only offer falls below a threshold that nobody reaches. */
const hardLot: Lot = {
  ...lot,
  award: {
    ...lot.award,
    threshold: { kind: 'technical-total', points: 71, stage: 'before-rescaling' },
  },
};
const nobody = { ...found, lot: hardLot, result: resultOf(2, hardLot) };
const markovLot = firstLot(markovTender());
const withMarkov = { ...found, lot: markovLot, result: resultOf(2, markovLot) };
/** A question about λ and every price of a result, with what the simulation says. */
function explored({ result, lot: ofLot }: typeof found, locale: 'it' | 'en', mode?: 'interactive') {
  const { offers } = result.lots[0] as (typeof result.lots)[number];
  const prices = Object.fromEntries(offers.map(({ id, price }) => [id, price.price - 1]));
  const answered = exploreLot(ofLot, offers, 1)({ lambda: 20_000, prices });
  const form = offeredForm(ofLot, offers, locale);
  return { form, answered: mode === undefined ? answered : { ...answered, mode } };
}
const [asked, askedAlone] = [explored(found, 'it'), explored(alone, 'en', 'interactive')];

const withOptional = { ...found, result: optionalOutputs(found.result) };
/** As a migration leaves results from before these outputs. */
const earlier = {
  ...found,
  result: {
    ...found.result,
    lots: found.result.lots.map((one) => ({
      ...one,
      valuation: { ...one.valuation, pairwiseWins: [], convergence: [], precision: null, twoWay: null },
    })),
  },
};
const inForce = { tender: published, evidences, prices };

const refusal = refusalOf(
  'f.xlsx',
  [errorAt({ sheet: 'Evidenze', cell: 'E7' }, 'x', text, text), errorAt({ file: 'f.xlsx' }, 'y', text, text)],
  'it',
);

const judgedOffer = { ...someEvidence, offer: 'fornitore-a', supplier: 'Fornitore A' };
const judgedPage = {
  published: judgedTender,
  lot: judgedLot,
  offers: [judgedOffer],
  recorded: {
    fingerprint: judgedTender.fingerprint,
    lot: '1',
    committee: {
      commissioners: ['A', 'B', 'C'],
      judgements: [{ criterion: 'A.2', offer: 'fornitore-a', coefficients: [1, 0.5, 0], reason: 'r' }],
      tables: [],
    },
    recordedAt: before,
    actor: 'test',
  },
  runs: [run],
};
const judgedForm = formFromCommittee(judgedLot, ['fornitore-a'], judgedPage.recorded.committee);
const wrongFields = ['commissioner-1', 'coefficient-A_2-fornitore-a-1', 'reason-A_2-fornitore-a'].map(
  (field) => errorAt({ field }, 'x', text, text),
);
const emptyCommittee = { published, lot, offers: [], recorded: undefined, runs: [] };

const ready = { published, lot, evidences, prices, committee: undefined, runs: [run] };

/** For each page, views that enter all of its blocks between them. */
const views: { readonly [K in PageName]?: readonly Pages[K][] } = {
  'offer/offers': [
    offersView(published, lot, evidences, null, before, 'it', format),
    offersView(published, lot, [], refusal, before, 'it', format),
    offersView(published, lot, [], noFileChosen('en'), after, 'en', formatFor('en')),
  ],
  'offer/offer': [
    offerView(published, lot, someEvidence, null, 'it', format),
    offerView(published, lot, unusual, 'now', 'en', formatFor('en')),
    offerView(judgedTender, judgedLot, judgedOffer, 'again', 'it', format),
  ],
  'committee/committee': [
    committeeView(judgedPage, judgedForm, [], true, 'it', format),
    committeeView(judgedPage, judgedForm, wrongFields, false, 'en', formatFor('en')),
    committeeView(emptyCommittee, formFromCommittee(lot, [], undefined), [], false, 'it', format),
  ],
  'price/prices': [
    pricesView(published, lot, prices, null, { offer: 's1', repeated: true }, before, 'it', format),
    pricesView(published, lot, [], refusal, null, after, 'en', formatFor('en')),
  ],
  'evaluation/evaluation': [
    evaluationView(ready, publishedForm(lot), [], before, 'it', format),
    evaluationView(
      { ...ready, runs: [] },
      { mode: 'x', draws: 'x', seed: '1' },
      ['mode', 'draws'].map((field) => errorAt({ field }, 'x', text, text)),
      after,
      'en',
      formatFor('en'),
    ),
    evaluationView({ ...ready, prices: [] }, publishedForm(lot), [], before, 'it', format),
    evaluationView({ ...ready, evidences: [], prices: [] }, publishedForm(lot), [], before, 'it', format),
  ],
  'evaluation/run': (['queued', 'running', 'cancelled', 'failed', 'interrupted'] as const).map((state) =>
    runView({ run: { ...run, state, endedAt: null }, published, lot }, 'it', format),
  ),
  'evaluation/result': [
    resultView(found, caveats(found, inForce, 'it', format), 'it', format),
    resultView(alone, caveats(alone, { ...inForce, prices: [] }, 'en', format), 'en', formatFor('en')),
    resultView(withMarkov, [], 'it', format),
    resultView(earlier, [], 'it', format),
    resultView(withOptional, [], 'en', formatFor('en')),
    resultView(nobody, caveats(nobody, { ...inForce, tender: undefined }, 'it', format), 'it', format),
  ],
  'evaluation/ledger': [ledgerView(found, 'it'), ledgerView(nobody, 'en')],
  'evaluation/explore': [
    exploreView(found, asked.form, [], asked.answered, 'it'),
    exploreView(alone, askedAlone.form, [], askedAlone.answered, 'en'),
    exploreView(found, asked.form, [errorAt({ field: 'price.s1' }, 'x', text, text)], null, 'it'),
  ],
};

describe('templates from evidence to result', () => {
  it.each(Object.entries(views))(
    '%s finds every value that it reads, and every block is tried',
    (name, all) => {
      const entered = new Set<string>();
      expect(all.flatMap((view) => missingPaths(name, view, entered))).toEqual([]);
      expect(blocksOf(name).filter((block) => !entered.has(block))).toEqual([]);
    },
  );

  const render = loadTemplates('templates');

  it.each(Object.entries(views))('%s renders each of its views, with every id once', (name, all) => {
    for (const view of all) {
      const page = name as 'offer/offers';
      const html = render(page, view as Pages['offer/offers'], layoutFor(view.head, 'it', '/', before));
      expect(html).toContain('<h1>');
      expect(html).not.toMatch(/undefined|\[object|NaN|Infinity|style="|<script>/);
      const ids = [...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
      expect(ids).toEqual([...new Set(ids)]);
    }
  });
});

describe('caveats', () => {
  it('say nothing of a result made after the deadline on the files and rules in force', () => {
    const late = { ...found, run: { ...run, startedAt: after } };
    expect(caveats(late, inForce, 'it', format)).toEqual([]);
    expect(caveats(late, { ...inForce, prices: prices.slice(1) }, 'it', format)).toHaveLength(1);
    expect(caveats(late, { ...inForce, tender: undefined }, 'en', format)).toMatchObject([
      { title: 'The rules have changed' },
    ]);
  });
});

import type { Kysely } from 'kysely';
import type { Tables } from './tables.ts';

// biome-ignore lint/suspicious/noExplicitAny: rows of earlier layouts, which no type of today describes
type Earlier = any;

/** Stored definitions, uploads, judgements and results of the layout before the rule book, in today's. */
export async function completeRules(db: Kysely<Tables>): Promise<void> {
  const priceCodes = new Map<string, string>();
  for (const { fingerprint, definition } of await db.selectFrom('tender').selectAll().execute()) {
    const tender: Earlier = JSON.parse(definition);
    tender.procedure.standstillDays ??= 32;
    for (const lot of tender.lots) {
      lot.price = { kind: 'per-patient', ...lot.price };
      lot.award.sets ??= { technicalMaxima: 'admitted', priceMean: { over: 'admitted' } };
      lot.award.anomaly ??= { kind: 'none' };
      lot.award.winners ??= { kind: 'one' };
      for (const { rule } of lot.criteria) {
        if (rule.kind !== 'benefit') continue;
        rule.noneAboveMinimum ??= 'zero';
        rule.oneAboveMinimum ??= 'anchor';
      }
      priceCodes.set(`${fingerprint} ${lot.id}`, lot.price.code);
    }
    await db
      .updateTable('tender')
      .set({ definition: JSON.stringify(tender) })
      .where('fingerprint', '=', fingerprint)
      .execute();
  }
  const codeOf = (fingerprint: string, lot: string): string =>
    priceCodes.get(`${fingerprint} ${lot}`) as string;

  const uploads = db.selectFrom('upload').select(['id', 'fingerprint', 'lot', 'envelope', 'content']);
  for (const { id, fingerprint, lot, envelope, content } of await uploads.execute()) {
    const stored: Earlier = JSON.parse(content);
    if (envelope === 'price') {
      stored.prices ??= { [codeOf(fingerprint, lot)]: stored.price };
      stored.amounts ??= {};
    } else stored.measures ??= {};
    await db
      .updateTable('upload')
      .set({ content: JSON.stringify(stored) })
      .where('id', '=', id)
      .execute();
  }

  const committees = await db.selectFrom('committee').selectAll().execute();
  for (const { fingerprint, lot, recorded_at, content } of committees) {
    await db
      .updateTable('committee')
      .set({ content: JSON.stringify(withTables(JSON.parse(content))) })
      .where('fingerprint', '=', fingerprint)
      .where('lot', '=', lot)
      .where('recorded_at', '=', recorded_at)
      .execute();
  }

  const runs = db.selectFrom('run').select(['id', 'fingerprint', 'lot', 'inputs', 'result']);
  for (const { id, fingerprint, lot, inputs, result } of await runs.execute()) {
    const code = codeOf(fingerprint, lot);
    const read: Earlier = JSON.parse(inputs);
    await db
      .updateTable('run')
      .set({
        inputs: JSON.stringify(lotOf(read, code)),
        result: result === null ? null : JSON.stringify(resultOf(JSON.parse(result), code)),
      })
      .where('id', '=', id)
      .execute();
  }
}

function withTables(committee: Earlier): Earlier {
  return { ...committee, tables: committee.tables ?? [] };
}

function offerOf(code: string): (offer: Earlier) => Earlier {
  return (offer) => ({
    ...offer,
    evidence: { ...offer.evidence, measures: offer.evidence.measures ?? {} },
    price: {
      ...offer.price,
      prices: offer.price.prices ?? { [code]: offer.price.price },
      amounts: offer.price.amounts ?? {},
    },
  });
}

function resultOf(result: Earlier, code: string): Earlier {
  return {
    ...result,
    lots: result.lots.map((lot: Earlier) => lotOf(lot, code)),
  };
}

/** Offers, committee and points, where they are kept. */
function lotOf(lot: Earlier, code: string): Earlier {
  const { offers, committee, scoring } = lot;
  return {
    ...lot,
    ...(offers && { offers: offers.map(offerOf(code)) }),
    ...(committee && { committee: withTables(committee) }),
    ...(scoring && { scoring: scoringOf(scoring, code) }),
  };
}

function scoringOf({ meanDiscount, greatestDiscount, ...scoring }: Earlier, code: string): Earlier {
  const winners = scoring.ranking.filter(({ rank }: Earlier) => rank === 1);
  return {
    ...scoring,
    // The minima that an offer was held to were not kept then.
    technical: scoring.technical.map((one: Earlier) => ({
      ...one,
      threshold: [],
      totalBeforeSecond: one.criteria.reduce((sum: number, { points }: Earlier) => sum + points, 0),
    })),
    economic: scoring.economic.map(({ offer, price, discount, coefficient, points }: Earlier) => ({
      offer,
      price,
      items: [{ item: code, price, discount, coefficient, points }],
      points,
    })),
    comparisons:
      meanDiscount === null
        ? []
        : [
            {
              item: code,
              meanDiscount,
              offersInMean: scoring.economic.length,
              greatestDiscount,
              leastDiscount: Math.min(...scoring.economic.map(({ discount }: Earlier) => discount)),
            },
          ],
    anomalies: [],
    quotas: winners.length === 1 ? [{ offer: winners[0].offer, share: 1 }] : [],
  };
}

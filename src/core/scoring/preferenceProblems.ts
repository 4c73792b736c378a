import { errorAt, type Place, type Problem, warningAt } from '../problem.ts';
import type { Criterion, PairwiseRule } from '../tender/criterion.ts';
import type { Lot } from '../tender/lot.ts';
import { identicalTables } from './identicalTables.ts';
import { comparedOffers, type PairwiseTable, pairsOf, preferenceBetween } from './pairwise.ts';

/** A criterion that the committee judges by comparing offers two by two. */
export type ComparedCriterion = Criterion & { readonly rule: PairwiseRule };

/** An offer by the name that a reader knows. */
export interface ComparedOffer {
  readonly offer: string;
  readonly supplier: string;
}

/** The criteria on which so many offers have to be compared: none without a pair, or where the rule leaves few offers alone. */
export function comparedCriteria(lot: Lot, offers: number): ComparedCriterion[] {
  return pairwiseCriteria(lot).filter(({ rule }) => offers >= (rule.fewerThanThree === 'maximum' ? 3 : 2));
}

/** The criteria of a lot whose rule is pairwise comparison, however many offers there are. */
export function pairwiseCriteria({ criteria }: Pick<Lot, 'criteria'>): ComparedCriterion[] {
  return criteria.filter((one): one is ComparedCriterion => one.rule.kind === 'discretionary-pairwise');
}

/**
 * What keeps the tables of preferences of a lot from being scored: tables, pairs or reasons that are missing, offers that are
 * not there, and tables that are alike.
 * @param offers those that are scored
 * @param excluded ids of offers that were excluded before scoring: preferences against them stay
 */
export function preferenceProblems(
  lot: Lot,
  offers: readonly ComparedOffer[],
  commissioners: readonly string[],
  tables: readonly PairwiseTable[],
  excluded: ReadonlySet<string>,
): Problem[] {
  const needed = comparedCriteria(lot, offers.length).map(({ code }) => code);
  return pairwiseCriteria(lot).flatMap(({ code, label }) => {
    const own = tables.filter(({ criterion }) => criterion === code);
    if (own.length === 0 && !needed.includes(code)) return [];
    const missing =
      own.length === 0
        ? [
            errorAt(
              { field: code },
              'tables-missing',
              {
                it: `${code} ${label.it}: mancano le tabelle del confronto a coppie${listed(commissioners)}.`,
                en: `${code} ${label.en}: the tables of the pairwise comparison are missing${listed(commissioners)}.`,
              },
              {
                it: 'Ogni commissario compila e blocca la propria; contano quando tutte sono bloccate.',
                en: 'Each commissioner fills in and locks an own one; they count when all are locked.',
              },
            ),
          ]
        : commissioners
            .filter((name) => !own.some(({ commissioner }) => commissioner === name))
            .map((name) =>
              errorAt(
                { field: `${code} ${name}` },
                'table-missing',
                {
                  it: `${code} ${label.it}: manca la tabella di «${name}».`,
                  en: `${code} ${label.en}: the table of “${name}” is missing.`,
                },
                { it: 'Serve una tabella per commissario.', en: 'One table per commissioner is needed.' },
              ),
            );
    return [
      ...missing,
      ...own.flatMap((table) => {
        const place = { field: `${code} ${table.commissioner}` };
        return [
          ...strangerProblems(table, offers, commissioners, excluded, place),
          ...tableGaps(table, offers, () => place),
        ];
      }),
      ...likenessProblems(code, own),
    ];
  });
}

/**
 * What one table still lacks: comparisons of two offers, the reason.
 * @param place of a pair of offer ids, or of the reason
 */
export function tableGaps(
  table: Pick<PairwiseTable, 'preferences' | 'reason' | 'criterion'>,
  offers: readonly ComparedOffer[],
  place: (gap: readonly [string, string] | 'reason') => Place,
): Problem[] {
  const { criterion, reason } = table;
  const pairs = pairsOf(offers).filter(
    ([one, other]) => preferenceBetween(table, one.offer, other.offer) === undefined,
  );
  return [
    ...pairs.map(([one, other]) =>
      errorAt(
        place([one.offer, other.offer]),
        'pair-missing',
        {
          it: `${criterion}: manca il confronto ${one.supplier} – ${other.supplier}.`,
          en: `${criterion}: the comparison ${one.supplier} – ${other.supplier} is missing.`,
        },
        {
          it: 'Indicare quale delle due è preferita e quanto, oppure la parità.',
          en: 'Say which of the two is preferred and how much, or parity.',
        },
      ),
    ),
    ...(reason === ''
      ? [
          errorAt(
            place('reason'),
            'reason-missing',
            { it: `${criterion}: manca la motivazione.`, en: `${criterion}: the reason is missing.` },
            { it: 'Il verbale deve riportarla.', en: 'The minutes must carry it.' },
          ),
        ]
      : []),
  ];
}

/** Whoever is in a table but not in the lot. */
function strangerProblems(
  table: PairwiseTable,
  offers: readonly ComparedOffer[],
  commissioners: readonly string[],
  excluded: ReadonlySet<string>,
  place: Place,
): Problem[] {
  const known = new Set(offers.map(({ offer }) => offer));
  return [
    ...comparedOffers([table])
      .filter((offer) => !known.has(offer) && !excluded.has(offer))
      .map((offer) =>
        errorAt(
          place,
          'unknown-supplier',
          {
            it: `${table.criterion}: «${offer}» è confrontata, ma non ha presentato un’offerta in questo lotto.`,
            en: `${table.criterion}: “${offer}” is compared, but has made no offer in this lot.`,
          },
          {
            it: `Le offerte sono: ${offers.map(({ supplier }) => supplier).join(', ')}.`,
            en: `The offers are: ${offers.map(({ supplier }) => supplier).join(', ')}.`,
          },
        ),
      ),
    ...(commissioners.includes(table.commissioner)
      ? []
      : [
          errorAt(
            place,
            'unknown-commissioner',
            {
              it: `${table.criterion}: «${table.commissioner}» ha una tabella ma non è tra i commissari.`,
              en: `${table.criterion}: “${table.commissioner}” has a table but is not among the commissioners.`,
            },
            { it: 'Il confronto va ripetuto.', en: 'The comparison has to be repeated.' },
          ),
        ]),
  ];
}

/** Preferences are individual: tables that are all alike void the method (Cons. Stato, Plenary 16/2022). */
function likenessProblems(code: string, tables: readonly PairwiseTable[]): Problem[] {
  const place = { field: code };
  const several = comparedOffers(tables).length >= 3;
  return identicalTables(tables).flatMap(({ commissioners, all }) => {
    const names = commissioners.join(', ');
    if (all && several) {
      return [
        errorAt(
          place,
          'tables-identical',
          {
            it: `${code}: le tabelle di tutti i commissari (${names}) sono identiche. Le preferenze devono essere individuali: così il metodo del confronto a coppie è nullo (Cons. Stato, Ad. plen. 16/2022).`,
            en: `${code}: the tables of all commissioners (${names}) are identical. Preferences have to be individual: the method of pairwise comparison is void this way (Cons. Stato, Plenary 16/2022).`,
          },
          {
            it: 'I commissari possono discutere, ma ciascuno deve ripetere il confronto da solo.',
            en: 'Commissioners may discuss, but each has to repeat the comparison alone.',
          },
        ),
      ];
    }
    if (!all && !several) return [];
    return [
      warningAt(
        place,
        'tables-alike',
        {
          it: `${code}: le tabelle di ${names} sono identiche.`,
          en: `${code}: the tables of ${names} are identical.`,
        },
        all
          ? {
              it: 'Con due sole offerte può accadere; il verbale dica che le preferenze sono state espresse individualmente.',
              en: 'With two offers only it may happen; the minutes should say that preferences were given individually.',
            }
          : {
              it: 'Non annulla il metodo, ma va spiegato: le preferenze devono essere individuali (Cons. Stato, Ad. plen. 16/2022).',
              en: 'It does not void the method, but has to be explained: preferences must be individual (Cons. Stato, Plenary 16/2022).',
            },
      ),
    ];
  });
}

function listed(names: readonly string[]): string {
  return names.length === 0 ? '' : ` (${names.join(', ')})`;
}

import { decimal, type Quantity, total } from '../numbers/arithmetic.ts';
import type { LifeCycleCostRule } from '../tender/lifeCycleCost.ts';

/** One payment. */
interface LifeCycleCostRow {
  /** 0 is the purchase; costs after the last year stand in the last. */
  readonly year: number;
  /** Id of the component. */
  readonly component: string;
  /** EUR paid: of a component per use, of all uses of the year. */
  readonly amount: number;
  /** Worth of one euro paid then on the day of purchase. */
  readonly factor: number;
  readonly presentValue: number;
}

export interface LifeCycleCost {
  /** Present value of all payments, EUR: what is compared. */
  readonly cost: number;
  /** Plain sum of all payments, EUR. */
  readonly undiscounted: number;
  /** Present value of one euro a year. */
  readonly annuityFactor: number;
  /** Year by year, within a year in the order of the components. */
  readonly rows: readonly LifeCycleCostRow[];
}

type Component = LifeCycleCostRule['components'][number];

/**
 * What an offer costs over its life (Directive 2014/24/EU art. 68), in decimal arithmetic, rounded nowhere.
 * @param amounts EUR by component id; a residual value at the end is a negative amount
 * @throws if a component has no amount
 */
export function lifeCycleCost(
  rule: LifeCycleCostRule,
  amounts: Readonly<Record<string, number>>,
): LifeCycleCost {
  const payments = Array.from({ length: rule.years + 1 }, (_, year) =>
    rule.components.flatMap((component) => {
      const factor = factorIn(rule, component, year);
      if (factor === undefined) return [];
      const amount = amountOf(component, amounts);
      return [{ year, component: component.id, amount, factor, presentValue: amount.times(factor) }];
    }),
  ).flat();
  const yearly = Array.from({ length: rule.years }, (_, at) => yearlyFactor(rule, at + 1));
  const sum = (values: readonly Quantity[]): number => total(decimal, values).toNumber();
  return {
    cost: sum(payments.map(({ presentValue }) => presentValue)),
    undiscounted: sum(payments.map(({ amount }) => amount)),
    annuityFactor: sum(yearly),
    rows: payments.map(({ year, component, amount, factor, presentValue }) => ({
      year,
      component,
      amount: amount.toNumber(),
      factor: factor.toNumber(),
      presentValue: presentValue.toNumber(),
    })),
  };
}

/** What one euro for a component is worth when it is paid in a year; undefined if it is not paid in that year. */
function factorIn(rule: LifeCycleCostRule, { when }: Component, year: number): Quantity | undefined {
  switch (when) {
    case 'at-start':
      return year === 0 ? decimal.of(1) : undefined;
    case 'at-end':
      return year === rule.years ? discounted(rule, year) : undefined;
    case 'every-year':
    case 'per-use':
      return year === 0 ? undefined : yearlyFactor(rule, year);
  }
}

function yearlyFactor(rule: LifeCycleCostRule, year: number): Quantity {
  const paidBefore = { 'start-of-year': 1, 'mid-year': 0.5, 'end-of-year': 0 }[rule.timing];
  return discounted(rule, year - paidBefore);
}

/** 1 / (1 + r)^years. */
function discounted({ annualRate }: LifeCycleCostRule, years: number): Quantity {
  return decimal.of(1).div(decimal.of(1).plus(decimal.of(annualRate)).pow(years));
}

function amountOf(component: Component, amounts: Readonly<Record<string, number>>): Quantity {
  const amount = amounts[component.id];
  if (amount === undefined) throw new Error(`an offer without the amount of ${component.id}`);
  const once = decimal.of(amount);
  return component.when === 'per-use' ? once.times(decimal.of(component.usesPerYear)) : once;
}

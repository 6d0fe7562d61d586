import { flowsSoFar, sumOfAccounts } from '../welfare/accounts.ts';
import type { World } from '../world/world.ts';

/** Something that must hold in every world and does not: what, what was found and what it should be. */
export interface Imbalance {
  /** Month of the grid point. */
  readonly month: number;
  readonly what: string;
  readonly found: number;
  readonly expected: string;
}

/** Collects what does not hold; counts what was looked at. */
export class Audit {
  readonly imbalances: Imbalance[] = [];
  checks = 0;

  /** Sums of money and capability agree to this part of their size: they are added up in different orders. */
  static readonly tolerance = 1e-9;

  equal(month: number, what: string, found: number, expected: number): void {
    this.checks++;
    if (!(Math.abs(found - expected) <= Audit.tolerance * Math.max(1, Math.abs(found), Math.abs(expected)))) this.tell(month, what, found, String(expected));
  }

  within(month: number, what: string, found: number, low: number, high: number): void {
    this.checks++;
    if (!(found >= low && found <= high)) this.tell(month, what, found, `from ${low} to ${high}`);
  }

  private tell(month: number, what: string, found: number, expected: string): void {
    this.imbalances.push({ month, what, found, expected });
  }
}

/**
 * Whether money adds up: what users pay is what labs and specialists get; what labs own is what they had less what they paid; compute that was
 * bought is compute that is owned; what labs earn one by one is the account of all; and what all gain together is use less real costs, harm and
 * the cost of public funds, whoever paid whom.
 */
export function auditMoney(world: World, audit: Audit): void {
  const { month, settings, labs, tally, base } = world;
  const flows = flowsSoFar(world);
  audit.equal(month, 'what labs and specialists got for products, of what users paid (M$)', flows.labRevenue + flows.specialistRevenue, flows.sales);
  audit.within(month, 'claims that insurers paid, of what labs owed (M$)', flows.claims, 0, flows.liabilityOfLabs * (1 + Audit.tolerance));
  const paid = flows.fines + flows.premiums + (flows.liabilityOfLabs - flows.claims) + flows.lobbying + flows.moving;
  audit.equal(month, 'assets of labs less what they owe, of what they had less what they paid (M$)', sumOf(labs.assets) - sumOf(labs.due), sumBy(base.labs, (lab) => lab.assets) - paid);
  audit.equal(month, 'capital of labs, of the compute that they bought (M$)', sumOf(labs.capital), flows.computeBought);
  if (settings.welfare.discountRate === 0) {
    // Undiscounted, what moved adds up whenever it moved.
    audit.equal(month, 'what labs earned one by one, of the account of all labs (M$)', sumOf(labs.earned) - sumOf(labs.due), tally.accounts.labs);
    const real = flows.labOutlay + flows.labCost + flows.computeBought + flows.specialistCost + flows.inspections + flows.levers + flows.publicResearch + flows.donations + flows.lobbying + flows.moving;
    const throughTheState = flows.fines + flows.subsidies + flows.premiums + flows.liabilityOfLabs + flows.liabilityOfSpecialists + flows.inspections + flows.levers + flows.publicResearch + flows.paidToStaff;
    audit.equal(
      month, 'what all gain, of use less real costs, harm and the cost of public funds (M$)', sumOfAccounts(tally.accounts),
      (1 + settings.welfare.surplusShare) * flows.sales - real - flows.harm - settings.welfare.publicFundsCost * throughTheState,
    );
  }
}

const sumOf = (column: ArrayLike<number>): number => {
  let sum = 0;
  for (let i = 0; i < column.length; i++) sum += column[i]!;
  return sum;
};
const sumBy = <T>(items: readonly T[], value: (item: T) => number): number => items.reduce((sum, item) => sum + value(item), 0);

import { investmentCost } from '../../games/fine-tuning/payoff.ts';
import { SeveralSolver } from '../../games/fine-tuning/several.ts';
import type { QuadraticCost, Sector, SupplyChain } from '../../games/fine-tuning/types.ts';
import { agreedShare } from './bargain.ts';
import type { SectorSettings, SupplySettings } from './settings.ts';

/** What becomes of one sector of a release, per unit of reference revenue of the whole market. */
export interface SectorSale {
  readonly takesPart: boolean;
  /** δ, the lab's share of revenue; 0 without agreement. */
  readonly share: number;
  readonly performance: number;
  readonly safety: number;
  /** What users pay, the lab's part of it, and what the specialists spend on the product. */
  readonly revenue: number;
  readonly labRevenue: number;
  readonly specialistCost: number;
  /** What the specialists keep. */
  readonly specialistUtility: number;
}

/** The outcome of a release. */
export interface ReleaseOutcome {
  readonly takesPart: boolean;
  readonly performance: number;
  readonly safety: number;
  /** What the lab invests beyond what its safety budget has already paid. */
  readonly labCost: number;
  readonly revenue: number;
  readonly labRevenue: number;
  readonly sectors: readonly SectorSale[];
}

/** Safety that measures have brought is counted in steps of this: contracts state it to two digits, and equal releases are solved once. */
const safetyStep = 0.02;
/** Outcomes kept; far more than the regimes of an ensemble times the steps of safety. */
const keptOutcomes = 20_000;

/** The chain in the library's form, revenue and costs of a sector in proportion to its weight. */
export function supplyChain(supply: SupplySettings, sectors: readonly SectorSettings[], floorGeneralist: number): SupplyChain {
  const total = sectors.reduce((sum, sector) => sum + sector.weight, 0);
  return {
    attributes: 2,
    costGeneralist: quadraticCost(supply, 1),
    floorGeneralist,
    sectors: sectors.map((sector) => librarySector(sector, sector.weight / total)),
  };
}

function quadraticCost(costs: { performanceCost: number; safetyCost: number; costInteraction: number }, scale: number): QuadraticCost {
  return {
    performance: scale * costs.performanceCost,
    cross: 2 * scale * costs.costInteraction * Math.sqrt(costs.performanceCost * costs.safetyCost),
    safety: scale * costs.safetyCost,
  };
}

function librarySector(sector: SectorSettings, scale: number): Sector {
  return {
    revenuePerformance: scale * sector.performanceRevenue, revenueSafety: scale * sector.safetyRevenue,
    cost: quadraticCost(sector, scale), floor: sector.floor,
  };
}

/**
 * The subgame-perfect outcome of a release whose measures bring `given` safety. Each sector bargains with the lab as if all the market were
 * like it (the lab's investment divided by weight: exact with one sector or with like sectors whose shares agree; Nash-in-Nash takes 0.1 to 1 s
 * and is left to the library), then the lab invests once for all sectors at the agreed shares, and each specialist answers or leaves.
 * `given` is a floor like θ_G: the lab cannot deliver less than its measures bring, and that part of its cost is not charged again.
 * Pure; outcomes are remembered by content.
 */
export function releaseOutcome(supply: SupplySettings, sectors: readonly SectorSettings[], given: number): ReleaseOutcome {
  const steps = Math.floor(Math.max(0, given) / safetyStep + 1e-9);
  const key = `${chainKey(supply, sectors)}|${steps}`;
  const known = outcomes.get(key);
  if (known !== undefined) return known;
  if (outcomes.size >= keptOutcomes) outcomes.clear();
  const solved = solveRelease(supply, sectors, steps * safetyStep);
  outcomes.set(key, solved);
  return solved;
}

const outcomes = new Map<string, ReleaseOutcome>();
const keys = new WeakMap<SupplySettings, { readonly sectors: readonly SectorSettings[]; readonly key: string }>();

function chainKey(supply: SupplySettings, sectors: readonly SectorSettings[]): string {
  const known = keys.get(supply);
  if (known !== undefined && known.sectors === sectors) return known.key;
  const parts: (string | number)[] = [supply.rule, supply.fixedShare, supply.floor, supply.performanceCost, supply.safetyCost, supply.costInteraction];
  for (const s of sectors) parts.push(s.weight, s.performanceRevenue, s.safetyRevenue, s.performanceCost, s.safetyCost, s.costInteraction, s.floor);
  const key = parts.join();
  keys.set(supply, { sectors, key });
  return key;
}

function solveRelease(supply: SupplySettings, sectors: readonly SectorSettings[], given: number): ReleaseOutcome {
  const floor = Math.max(supply.floor, given);
  const chain = supplyChain(supply, sectors, floor);
  const shares = sectors.map((settings) => {
    const sector = librarySector(settings, 1);
    return agreedShare({ ...chain, sectors: [sector] }, sector, supply.rule, supply.fixedShare);
  });
  const plan = new SeveralSolver(chain).solve(shares);
  const sold = chain.sectors.map((sector, s): SectorSale => {
    const outcome = plan.sectors[s]!;
    if (!outcome.takesPart) return { takesPart: false, share: shares[s]!, performance: 0, safety: 0, revenue: 0, labRevenue: 0, specialistCost: 0, specialistUtility: 0 };
    const revenue = sector.revenuePerformance * outcome.performance + sector.revenueSafety * outcome.safety;
    return {
      takesPart: true, share: shares[s]!, performance: outcome.performance, safety: outcome.safety, revenue, labRevenue: shares[s]! * revenue,
      specialistCost: (1 - shares[s]!) * revenue - outcome.utility, specialistUtility: outcome.utility,
    };
  });
  const paid = Math.min(given, plan.safety);
  return {
    takesPart: plan.takesPart, performance: plan.performance, safety: plan.safety,
    labCost: Math.max(0, investmentCost(chain.costGeneralist, plan.performance, plan.safety) - chain.costGeneralist.safety * paid * paid),
    revenue: sold.reduce((sum, sector) => sum + sector.revenue, 0), labRevenue: sold.reduce((sum, sector) => sum + sector.labRevenue, 0),
    sectors: sold,
  };
}

const unregulated = new WeakMap<SupplySettings, { readonly sectors: readonly SectorSettings[]; readonly outcome: ReleaseOutcome }>();

/** The same chain with no floor and no measures: what the market M(t) was measured at. One unit of reference revenue is M(t) over its `labRevenue`. */
export function referenceOutcome(supply: SupplySettings, sectors: readonly SectorSettings[]): ReleaseOutcome {
  const known = unregulated.get(supply);
  if (known !== undefined && known.sectors === sectors) return known.outcome;
  const outcome = releaseOutcome({ ...supply, floor: 0 }, sectors.map((sector) => ({ ...sector, floor: 0 })), 0);
  unregulated.set(supply, { sectors, outcome });
  return outcome;
}

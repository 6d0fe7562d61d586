import { createStream, streamKey } from '../../core/random/index.ts';
import { effects, frontierOf } from '../../games/portfolio/index.ts';
import { portfolioInForce } from '../enforcement/design.ts';
import { capabilityAt, type World, type WorldHandler } from '../world/world.ts';
import { referenceOutcome, releaseOutcome } from './chain.ts';

interface Due {
  readonly lab: number;
}

/** Schedules every lab's first release: somewhere within its cadence, so that labs do not release on one day. */
export function scheduleReleases(world: World): void {
  if (world.base.sectors.length === 0) return;
  world.base.labs.forEach((lab, index) => {
    const phase = createStream(streamKey(world.seed, world.run, lab.name, 'release')).uniform();
    world.queue.schedule({ time: phase * world.base.supply.releaseGap, kind: 'release', entity: lab.name, cause: null, payload: { lab: index } satisfies Due });
  });
}

/** Months to the next release: gap0 + Σ delay_k s_k of the lab's measures. Model, section 1. */
export function releaseCadence(world: World, lab: number): number {
  const { settings } = world;
  const used = measuresInUse(world, lab);
  return settings.measures.reduce((sum, measure, k) => sum + measure.delayMonths * (used?.[k] ?? 0), settings.supply.releaseGap);
}

/** a_min + ζ times the log of risk that the lab's measures take away from the product in use. Model, section 6. */
export function safetyFromMeasures(world: World, lab: number): number {
  const { settings } = world;
  const used = measuresInUse(world, lab);
  if (used === null) return settings.supply.baseSafety;
  const problem = world.portfolios[portfolioInForce(world, lab)]!;
  const reduced = settings.measures.reduce((sum, measure, k) => sum + measure.deployment * problem.reduction[k]! * used[k]!, 0);
  return settings.supply.baseSafety + settings.supply.measuresToSafety * problem.technology * reduced;
}

/** Effects s_k of the lab's measures at its present budget; null before the first round and while it abstains. */
function measuresInUse(world: World, lab: number): readonly number[] | null {
  if (world.portfolios.length === 0 || world.labs.active[lab] === 0) return null;
  return effects(frontierOf(world.portfolios[portfolioInForce(world, lab)]!), world.labs.budget[lab]!);
}

/**
 * A lab brings out a model: floors, bargain and investment of the supply-chain game decide its safety and who earns what until the next
 * release. A lab that abstains, is suspended or is not there brings out nothing, and its last product gets older. Model, section 6.
 */
export const onRelease: WorldHandler = (world, event) => {
  const { lab } = event.payload as Due;
  const { settings, labs, supply } = world;
  world.queue.schedule({ time: event.time + releaseCadence(world, lab), kind: 'release', entity: event.entity, cause: null, payload: { lab } satisfies Due });
  if (labs.active[lab] === 0 || labs.present[lab] === 0 || labs.licensed[lab] === 0 || world.suppressed.includes(event.id)) return;

  const given = safetyFromMeasures(world, lab);
  const product = releaseOutcome(settings.supply, settings.sectors, given);
  const before = supply.products[lab]!;
  const since = event.time - supply.releasedMonth[lab]!;
  const gained = capabilityAt(world, lab, event.time) - supply.releasedCapability[lab]!;
  supply.products[lab] = product;
  supply.releasedCapability[lab]! += gained;
  supply.releasedMonth[lab] = labs.released[lab] = event.time;
  supply.lastRelease[lab] = event.id;
  const reference = referenceOutcome(settings.supply, settings.sectors);
  const terms = [
    { name: 'capability', value: supply.releasedCapability[lab]! },
    { name: 'capability since the last release', value: gained },
    { name: 'months since the last release', value: since },
    { name: 'safety from measures', value: given },
    { name: 'safety bought beyond measures', value: product.safety - given },
    { name: 'floor on labs', value: settings.supply.floor },
    { name: 'safety of the model', value: product.safety },
    { name: 'performance of the model', value: product.performance },
    { name: 'lab revenue against no floors', value: reference.labRevenue > 0 ? product.labRevenue / reference.labRevenue : 0 },
  ];
  settings.sectors.forEach((sector, s) => {
    const sold = product.sectors[s]!;
    terms.push({ name: `${sector.name}: floor`, value: sector.floor }, { name: `${sector.name}: share of the lab`, value: sold.share }, { name: `${sector.name}: safety`, value: sold.safety });
    if (before.sectors[s]!.takesPart !== sold.takesPart) terms.push({ name: `${sector.name}: specialists take part`, value: sold.takesPart ? 1 : 0 });
  });
  world.emit({ run: world.run, id: event.id, cause: world.lastDecision[lab] ?? null, time: event.time, kind: 'release', entity: event.entity, severity: 0, terms });
};

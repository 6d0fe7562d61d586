import type { Term } from '../../core/events/index.ts';
import { exp } from '../../core/math/index.ts';
import { updatedBelief } from '../evidence/belief.ts';
import type { World } from '../world/world.ts';

/** An accident of grade 2 (100 M$) or more stirs the regulators whose labs it concerns, all of them; grade 3 twice as much. Model, section 8. */
export function accidentStirs(world: World, severity: number): void {
  if (severity < 2) return;
  world.settings.regulators.forEach((regulator, index) => {
    world.regulation.shock[index]! += regulator.willByIncidents * (severity >= 3 ? 2 : 1);
  });
}

/** The public takes in a piece of evidence, without the scepticism that serves a lab. Model, section 9. */
export function publicHears(world: World, warning: boolean): void {
  const plain = { ...world.settings.evidence, scepticism: 0 };
  const { concern, concernStrength } = world.regulation;
  for (let r = 0; r < concern.length; r++) {
    const next = updatedBelief(plain, { mean: concern[r]!, strength: concernStrength[r]! }, warning);
    concern[r] = next.mean;
    concernStrength[r] = next.strength;
  }
}

/**
 * Political will over a step: shocks by accidents are added, then it fades towards its start plus what risen concern holds it at,
 * w' = anchor + (w + shock - anchor) exp(-fades step), kept in [0, 1]. Model, section 8.
 */
export function willMoves(world: World): void {
  const { will, shock, concern } = world.regulation;
  world.settings.regulators.forEach((regulator, r) => {
    const anchor = regulator.initialWill + regulator.willByConcern * (concern[r]! - regulator.subjectiveRisk);
    const raised = will[r]! + shock[r]!;
    will[r] = Math.min(1, Math.max(0, anchor + (raised - anchor) * exp(-regulator.willFades * world.settings.stepMonths)));
    shock[r] = 0;
  });
}

/**
 * What led a regulator from one option of its menu to another, by its will. To a stricter one the latest accident, or warning, without whose part
 * the will would not reach; to a milder one the reassurance without which it would still reach, else the choice that has faded. Null where the
 * scenario alone is enough.
 */
export function causeOfChoice(world: World, r: number, before: number, option: number): string | null {
  const { menu } = world.settings.regulators[r]!;
  const [, concern, accidents] = partsOfWill(world, r).map((part) => part.value) as [number, number, number];
  const { will, decision } = world.regulation;
  const reaches = (without: number, k: number): boolean => will[r]! - without >= (menu[k]?.will ?? 0);
  if (option > before) {
    if (accidents > 0 && !reaches(accidents, option)) return world.causes.accident;
    return concern > 0 && !reaches(concern, option) ? world.causes.warning : null;
  }
  return concern < 0 && reaches(concern, before) ? world.causes.reassurance : decision[r] ?? null;
}

/** Where a regulator's political will comes from; the parts sum to it. What accidents left includes what the limits of [0, 1] cut off. */
export function partsOfWill(world: World, r: number): readonly Term[] {
  const regulator = world.settings.regulators[r]!;
  const concern = regulator.willByConcern * (world.regulation.concern[r]! - regulator.subjectiveRisk);
  return [
    { name: 'will at the start', value: regulator.initialWill },
    { name: 'will from concern', value: concern },
    { name: 'will from accidents', value: world.regulation.will[r]! - regulator.initialWill - concern },
  ];
}

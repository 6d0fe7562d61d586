import { boughtCompute } from '../model/capability/dynamics.ts';
import { winProbabilities } from '../model/decision/decision.ts';
import { coveredCapability, type Covered } from '../model/incidents/hazard.ts';
import { reservoirs } from '../model/researchers/readouts.ts';
import type { World } from '../model/world/world.ts';
import { labColumns, worldColumns } from './types.ts';

/** Width of a row: world columns, then each lab's. */
export function rowWidth(labs: number): number {
  return worldColumns.length + labs * labColumns.length;
}

/** Position of a lab's column in a row. */
export function labColumnAt(lab: number, column: number): number {
  return worldColumns.length + lab * labColumns.length + column;
}

/** Non-profits, universities, government institutes, neither, bought out. */
const people = new Float64Array(5);
const covered: Covered = { capability: 0, capped: false };

/** Writes the world at its grid point as a row, in the order of `worldColumns` and `labColumns`. */
export function writeRow(world: World, into: Float64Array, chances: Float64Array): void {
  const { labs, settings } = world;
  let at = 0;
  into[at++] = world.month;
  into[at++] = world.ending === null ? 0 : 1;
  into[at++] = world.hazard;
  into[at++] = world.decided;
  into[at++] = world.frontier;
  into[at++] = world.leader;
  into[at++] = world.epsilon;
  into[at++] = world.status;
  into[at++] = world.equilibria;
  into[at++] = world.regulation.will[0] ?? 0;
  into[at++] = world.regulation.concern[0] ?? 0;
  const { researchers } = world;
  into[at++] = researchers === null ? 0 : researchers.wageCapabilities;
  into[at++] = researchers === null ? 0 : researchers.wageAlignment;
  reservoirs(world, people);
  for (let k = 0; k < people.length; k++) into[at++] = people[k]!;
  into[at++] = researchers === null ? 0 : researchers.mislabelled;
  into[at++] = researchers === null ? 0 : researchers.fixedPoints;
  into[at++] = researchers === null ? 0 : researchers.residual;
  winProbabilities(settings.race.decisiveness, labs.capability, labs.active, chances);
  for (let i = 0; i < settings.labs.length; i++) {
    coveredCapability(settings.risk, settings.race, labs.capability[i]!, labs.residualRisk[i]!, covered);
    into[at++] = labs.capability[i]!;
    into[at++] = covered.capability;
    into[at++] = labs.budget[i]!;
    into[at++] = labs.residualRisk[i]!;
    into[at++] = labs.assessedRisk[i]!;
    into[at++] = labs.speed[i]!;
    into[at++] = labs.compute[i]! + settings.capability.referenceCompute * boughtCompute(settings.capability, labs.capital[i]!, world.month);
    into[at++] = labs.staff[i]!;
    into[at++] = labs.safetyStaff[i]!;
    into[at++] = labs.revenue[i]!;
    into[at++] = labs.belief[i]!;
    into[at++] = chances[i]!;
    into[at++] = labs.theatre[i]!;
    into[at++] = labs.harm[i]!;
    into[at++] = labs.fines[i]!;
    into[at++] = labs.incidents[i]!;
    into[at++] = labs.present[i]! - labs.active[i]!;
    into[at++] = labs.bound[i]!;
    into[at++] = labs.violates[i]!;
    into[at++] = labs.saturated[i]!;
    into[at++] = covered.capped ? 1 : 0;
    into[at++] = labs.present[i]!;
    into[at++] = world.treaty.defects[i]!;
    into[at++] = labs.mission[i]!;
    into[at++] = labs.technology[i]!;
    into[at++] = labs.concession[i]!;
  }
}

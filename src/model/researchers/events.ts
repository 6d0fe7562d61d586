import { exp, log } from '../../core/math/index.ts';
import { counterUniform } from '../../core/random/index.ts';
import { eventId } from '../../core/events/index.ts';
import type { World } from '../world/world.ts';
import { firstLab } from './employers.ts';
import { mindedShare } from './couplings.ts';
import type { Population } from './population.ts';
import { reasons, type ResearcherState } from './state.ts';
import { latestSwitch } from '../levers/cause.ts';

/** Change of a lab's staff, and of its mission, from which it is told. */
const notableStaff = 0.1;
const notableMission = 0.05;

/** Moves of staff worth telling, with how many came and went for which reason since the last such event, in people. */
export function tellStaff(world: World, state: ResearcherState, population: Population): void {
  const { labs, settings } = world;
  for (let i = 0; i < settings.labs.length; i++) {
    const before = state.toldStaff[i]!;
    const now = labs.staff[i]! + labs.safetyStaff[i]!;
    if (labs.present[i] === 0 || Math.abs(now - before) < notableStaff * before) continue;
    const entity = settings.labs[i]!.name;
    const terms = [{ name: 'staff before', value: before }, { name: 'staff', value: labs.staff[i]! }, { name: 'safety staff', value: labs.safetyStaff[i]! }];
    let whole = 0;
    for (let r = 0; r < reasons.length; r++) {
      const moved = state.moves[i * reasons.length + r]!;
      whole += moved * population.each;
      if (moved !== 0) terms.push({ name: `moves: ${reasons[r]!}`, value: moved * population.each });
      state.moves[i * reasons.length + r] = 0;
    }
    // What no person's choice brought: staff that came or went with a joint project.
    const given = now - before - whole;
    if (Math.abs(given) > 0.5) terms.push({ name: 'moves: with an organisation', value: given });
    state.toldStaff[i] = now;
    world.emit({
      run: world.run, id: eventId('staff', entity, world.round), cause: world.causes.policy ?? latestSwitch(world, 'researchers.') ?? world.lastDecision[i] ?? null,
      time: world.month, kind: 'staff', entity, severity: 0, terms,
    });
  }
}

/** Organisations whose mission has moved. */
export function tellDrift(world: World, state: ResearcherState): void {
  const { labs, settings } = world;
  const { missionAdjustment, missionCulture } = settings.researchers;
  for (let i = 0; i < settings.labs.length; i++) {
    const before = state.toldMission[i]!;
    const now = labs.mission[i]!;
    if (Math.abs(now - before) < notableMission) continue;
    const lab = settings.labs[i]!;
    const income = lab.grants + lab.outlay + labs.revenue[i]!;
    state.toldMission[i] = now;
    world.emit({
      run: world.run, id: eventId('drift', lab.name, world.round), cause: world.lastDecision[i] ?? null, time: world.month, kind: 'drift', entity: lab.name, severity: 0,
      terms: [
        { name: 'mission before', value: before }, { name: 'mission', value: now },
        { name: 'pull of money a month', value: missionAdjustment * ((income > 0 ? lab.grants / income : 0) - now) },
        { name: 'pull of staff a month', value: missionCulture * (mindedShare(state, i) - now) },
      ],
    });
  }
}

/** The market has left its fixed point for another one. */
export function tellTipping(world: World, state: ResearcherState, before: number, wageBefore: number): void {
  world.emit({
    run: world.run, id: eventId('tipping', 'researchers', world.round), cause: latestSwitch(world, 'researchers.'), time: world.month, kind: 'tipping', entity: 'researchers', severity: 0,
    terms: [
      { name: 'share in alignment before', value: before }, { name: 'share in alignment', value: state.shareAlignment },
      { name: 'wage before', value: wageBefore }, { name: 'wage', value: state.wageAlignment }, { name: 'fixed points', value: state.fixedPoints },
    ],
  });
}

/**
 * Alignment-minded staff raise the rate at which violations are found; at a lab that breaks a rule one of them may make it public, at a rate a person,
 * after which for a time it is found more easily still. Draws are keyed by lab and round.
 */
export function blowWhistles(world: World, state: ResearcherState, population: Population): void {
  const { labs, settings } = world;
  const { whistleEffect, whistleRate, whistleProtection, whistleExposure, exposureMonths } = settings.researchers;
  for (let i = 0; i < settings.labs.length; i++) {
    const share = mindedShare(state, i);
    const people = state.mindedStaff[firstLab + i]! * population.each;
    const rate = labs.violates[i] === 1 && labs.active[i] === 1 ? whistleRate * (1 + whistleProtection) * people : 0;
    if (rate > 0 && counterUniform(state.whistleKey, i, world.round) < 1 - exp(-rate * settings.stepMonths)) {
      const entity = settings.labs[i]!.name;
      const id = eventId('whistle', entity, world.round);
      if (!world.suppressed.includes(id)) {
        state.exposedUntil[i] = world.month + exposureMonths;
        world.emit({
          run: world.run, id, cause: latestSwitch(world, 'labs.*.riskCap', 'regulators.', 'researchers.whistle') ?? world.lastDecision[i] ?? null, time: world.month, kind: 'whistle', entity, severity: 0,
          terms: [
            { name: 'alignment-minded staff', value: people }, { name: 'rate a month', value: rate }, { name: 'assessed risk', value: labs.assessedRisk[i]! },
            { name: 'cap', value: settings.labs[i]!.riskCap },
            { name: 'ln rate a person', value: log(whistleRate) }, { name: 'ln protection', value: log(1 + whistleProtection) }, { name: 'ln alignment-minded staff', value: log(people) },
          ],
        });
      }
    }
    labs.whistle[i] = whistleEffect * share * (1 + whistleProtection) * (world.month < state.exposedUntil[i]! ? whistleExposure : 1);
  }
}

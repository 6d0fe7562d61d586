import { eventId } from '../../core/events/index.ts';
import { meansOf } from '../insurance/cover.ts';
import { bringSettingsUpToDate } from '../levers/in-force.ts';
import type { World, WorldHandler } from '../world/world.ts';
import { reactiveChoice, stackelbergChoice, type Choice } from './choice.ts';
import { movesUnder } from './leakage.ts';
import { leversOf } from './options.ts';
import { causeOfChoice, partsOfWill } from './will.ts';
import { noteSwitch } from '../levers/cause.ts';

/** Payload of the event at which regulators decide. */
export interface Sitting {
  readonly sitting: number;
}

/** Rounds of best responses between regulators after which they are taken to circle. */
const SWEEPS = 8;

/** Schedules the next sitting of all regulators that act, after `time`. */
export function scheduleSitting(world: World, time: number, sitting: number): void {
  const acting = world.base.regulators.filter((regulator) => regulator.behaviour !== 'schedule' && regulator.menu.length > 0);
  if (acting.length === 0) return;
  const every = acting.reduce((least, regulator) => Math.min(least, regulator.decidesEvery), Infinity);
  world.queue.schedule({ time: time + every, kind: 'policy', entity: 'regulators', cause: null, payload: { sitting } satisfies Sitting });
}

/**
 * Regulators decide, on what was known at the last round; labs answer at the next. Several regulators play Nash over their menus: best
 * responses in the order of the scenario until none changes; if they circle, the last round of answers stands and its epsilon is told.
 */
export const onSitting: WorldHandler = (world, event) => {
  const { sitting } = event.payload as Sitting;
  scheduleSitting(world, event.time, sitting + 1);
  if (world.round === 0) return;
  const { regulators } = world.base;
  const { regulation } = world;
  const due = regulators.map((regulator) => regulator.behaviour !== 'schedule' && regulator.menu.length > 0 && isDue(regulator.decidesEvery, event.time));
  const options = Int32Array.from(regulation.option);
  const choices: (Choice | null)[] = regulators.map(() => null);
  for (let sweep = 0; sweep < SWEEPS; sweep++) {
    let changed = false;
    regulators.forEach((regulator, r) => {
      if (!due[r]) return;
      const choice = regulator.behaviour === 'reactive' ? reactiveChoice(world, regulator, r) : stackelbergChoice(world, regulator, r, options);
      choices[r] = choice;
      if (choice.option !== options[r]) changed = true;
      options[r] = choice.option;
    });
    if (!changed || due.filter((each) => each).length < 2) break;
  }
  regulators.forEach((_, r) => {
    const choice = choices[r];
    if (choice !== null && choice !== undefined) settle(world, r, choice, event.time);
  });
  regulation.inForce = regulators.flatMap((regulator, r) => leversOf(regulator, regulation.option[r]!));
  for (const move of movesUnder(world, options)) {
    regulation.seats ??= world.base.labs.map((lab) => lab.jurisdiction);
    const from = regulation.seats[move.lab]!;
    const id = eventId('move', world.base.labs[move.lab]!.name, sitting);
    if (world.suppressed.includes(id)) continue;
    regulation.seats[move.lab] = move.to;
    regulation.moves++;
    const paid = Math.min(move.cost, meansOf(world.labs, move.lab));
    world.labs.due[move.lab]! += paid;
    regulation.movingCosts += paid;
    const entity = world.base.labs[move.lab]!.name;
    const fled = regulators.findIndex((regulator) => regulator.jurisdiction === from);
    world.emit({
      run: world.run, id, cause: regulation.decision[fled] ?? null, time: event.time, kind: 'move', entity, severity: 0,
      terms: [{ name: 'gain', value: move.gain }, { name: 'cost of moving', value: -move.cost }],
    });
  }
  bringSettingsUpToDate(world);
};

/** Regulators sit together at the shortest interval; each decides at multiples of its own. */
function isDue(every: number, time: number): boolean {
  return Math.abs(time / every - Math.round(time / every)) < 1e-9;
}

/** Puts a choice in force; tells it if it changes something. */
function settle(world: World, r: number, choice: Choice, time: number): void {
  const regulator = world.base.regulators[r]!;
  const { regulation } = world;
  const number = regulation.decisions[r]!++;
  if (choice.option === regulation.option[r]) return;
  const id = eventId('policy', regulator.name, number);
  if (world.suppressed.includes(id)) return;
  const before = regulator.menu[regulation.option[r]!];
  const cause = causeOfChoice(world, r, regulation.option[r]!, choice.option);
  regulation.option[r] = choice.option;
  for (const { lab, spent } of choice.lobbying) {
    // Nobody lobbies with money that is gone.
    const paid = Math.min(spent, meansOf(world.labs, lab));
    world.labs.due[lab]! += paid;
    regulation.lobbying += paid;
  }
  const option = regulator.menu[choice.option];
  const terms = [
    { name: 'option', value: choice.option + 1 },
    ...(option === undefined ? [] : [{ name: `option: ${option.name}`, value: 1 }]),
    { name: 'political will', value: regulation.will[r]! },
    { name: 'will needed', value: option?.will ?? 0 },
    { name: 'public concern', value: regulation.concern[r]! },
    ...partsOfWill(world, r),
  ];
  if (choice.value !== null) {
    terms.push(
      { name: 'catastrophe averted', value: choice.value.catastropheAverted },
      { name: 'users\' surplus', value: choice.value.surplus },
      { name: 'public cost', value: choice.value.publicCost },
      { name: 'lobbying', value: choice.value.lobbying },
      { name: 'better by another option', value: choice.epsilon },
      { name: 'time consistent', value: choice.timeConsistent ? 1 : 0 },
    );
  }
  world.emit({ run: world.run, id, cause, time, kind: 'policy', entity: regulator.name, severity: 0, terms });
  regulation.decision[r] = id;
  world.causes.policy = id;
  noteSwitch(world, id, [...(before?.levers ?? []), ...(option?.levers ?? [])].map(({ lever }) => lever));
}

import { eventId, type Term } from '../../core/events/index.ts';
import { log } from '../../core/math/index.ts';
import { createStream, poisson, streamKey } from '../../core/random/index.ts';
import type { Reading } from '../evidence/events.ts';
import { bringSettingsUpToDate } from '../levers/in-force.ts';
import { leversFor } from '../levers/active.ts';
import type { World, WorldHandler } from '../world/world.ts';
import { chanceOfPassage, organisedAfter, sharesOfTranche } from './rules.ts';
import { purposes, type Purpose } from './settings.ts';
import { noteSwitch } from '../levers/cause.ts';

/** Entity of the advocate's evidence, and of its streams. */
const advocate = 'advocate';

/**
 * Puts the advocate's next tranche into the queue if there is an advocate and none is pending: at the start, and whenever levers changed. `cause` is
 * what put the money there: the id of a policy event, or null where the scenario did.
 */
export function scheduleTranche(world: World, time: number, cause: string | null): void {
  const { advocate: state, settings } = world;
  const { budget, start, tranches, every } = settings.advocate;
  if (state.pending || budget === 0 || state.tranches >= tranches) return;
  state.pending = true;
  const due = state.tranches === 0 ? start : time + every;
  world.queue.schedule({ time: Math.max(time, due), kind: 'advocate', entity: advocate, cause });
}

/**
 * A tranche falls due: each purpose gets its part of the money and has its effect through the world's own mechanisms. Every draw is keyed by (seed,
 * run, purpose or regulator, tranche), so that an advocate shifts nobody else's luck and its own acts do not shift each other's. Model, section 8.
 */
export const onTranche: WorldHandler = (world, event) => {
  const { advocate: state } = world;
  state.pending = false;
  const { budget, tranches } = world.settings.advocate;
  if (budget === 0 || state.tranches >= tranches) return;
  const tranche = state.tranches++;
  const money = sharesOfTranche(world.settings.advocate, (purpose) => purpose !== 'bill' || state.passed.some((passed) => passed === 0));
  for (const purpose of purposes) {
    const id = eventId('advocate', purpose, tranche);
    if (!(money[purpose] > 0) || world.suppressed.includes(id)) continue;
    state.spent[purpose] += money[purpose];
    world.tally.donations += money[purpose];
    const effects: Term[] = [];
    const passages = acts[purpose](world, { id, tranche, time: event.time, money: money[purpose] }, effects);
    world.emit({
      run: world.run, id, cause: event.cause, time: event.time, kind: 'advocate', entity: purpose, severity: 0,
      terms: [{ name: 'money spent', value: money[purpose] }, ...effects],
    });
    for (const tell of passages) tell();
  }
  scheduleTranche(world, event.time, event.cause);
};

interface Act {
  readonly id: string;
  readonly tranche: number;
  readonly time: number;
  readonly money: number;
}

/** What each purpose does with its money. Returns what is to be told after the tranche itself. */
const acts: Readonly<Record<Purpose, (world: World, act: Act, effects: Term[]) => readonly (() => void)[]>> = {
  technology: (world, { id, money }, effects) => {
    const rise = world.settings.advocate.powerPerMusd * money;
    world.advocate.power += rise;
    effects.push({ name: 'rise of the log of power', value: rise });
    takesHold(world, id);
    return [];
  },
  evidence: (world, { id, money, tranche, time }, effects) => {
    const stream = createStream(streamKey(world.seed, world.run, advocate, 'demonstration', tranche));
    const expected = world.settings.advocate.demonstrationsPerMusd * money;
    const count = poisson(stream, expected);
    for (let n = 0; n < count; n++) {
      world.queue.schedule({ time, kind: 'evidence', entity: advocate, cause: id, payload: { warning: stream.uniform(), accident: world.advocate.demonstrations++ } satisfies Reading });
    }
    effects.push({ name: 'demonstrations expected', value: expected }, { name: 'demonstrations', value: count });
    return [];
  },
  staff: (world, { id, money }, effects) => {
    const before = world.settings.researchers.staffOrganising;
    world.advocate.organised = organisedAfter(world.settings.advocate, world.advocate.organised, money);
    takesHold(world, id);
    effects.push({ name: 'organised before', value: before }, { name: 'organised', value: world.settings.researchers.staffOrganising });
    return [];
  },
  bill: (world, act, effects) => {
    const { regulators } = world.settings;
    const { passed } = world.advocate;
    const open = regulators.map((_, r) => r).filter((r) => passed[r] === 0);
    const each = act.money / open.length;
    return open.flatMap((r) => {
      const regulator = regulators[r]!;
      const will = world.regulation.will[r]!;
      const chance = chanceOfPassage(world.settings.advocate, will, each);
      effects.push({ name: `${regulator.name}: chance of passage`, value: chance });
      const draw = createStream(streamKey(world.seed, world.run, regulator.name, 'bill', act.tranche)).uniform();
      const id = eventId('bill', regulator.name, act.tranche);
      return draw < chance && !world.suppressed.includes(id) ? [() => pass(world, act, r, id, each, will)] : [];
    });
  },
};

/** The bill is law in a regulator's jurisdiction from now on. */
function pass(world: World, act: Act, r: number, id: string, money: number, will: number): void {
  const { advocate: state, settings } = world;
  const regulator = settings.regulators[r]!;
  const { passagePerMusd, law } = settings.advocate;
  state.passed[r] = 1;
  state.laws = [...state.laws, ...leversFor(regulator, law)];
  takesHold(world, id);
  world.causes.policy = id;
  noteSwitch(world, id, law.map(({ lever }) => lever));
  world.emit({
    run: world.run, id, cause: act.id, time: act.time, kind: 'bill', entity: regulator.name, severity: 0,
    terms: [
      { name: 'passages expected', value: passagePerMusd * will * money },
      { name: 'ln money', value: log(money) }, { name: 'ln passages per M$', value: log(passagePerMusd) }, { name: 'ln political will', value: log(will) },
      ...law.map(({ lever, strength }) => ({ name: `law: ${lever}`, value: strength })),
    ],
  });
}

/** Labs answer at the next round. */
function takesHold(world: World, id: string): void {
  bringSettingsUpToDate(world);
  world.causes.event = id;
}

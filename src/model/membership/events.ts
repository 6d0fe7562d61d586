import { log } from '../../core/math/index.ts';
import { exponential } from '../../core/random/index.ts';
import { marketSize } from '../market/market.ts';
import { candidateRate } from '../world/candidates.ts';
import { capabilityAt, type World, type WorldHandler } from '../world/world.ts';
import { never } from './never.ts';
import { enter, leave } from './presence.ts';

interface Candidate {
  readonly lab: number;
  /** Against the rate of entry; 0 for an entry by date. */
  readonly accept: number;
}

/** Dates of entry and exit, and the first candidates of labs that wait for capital. */
export function scheduleMembership(world: World): void {
  world.settings.labs.forEach((lab, i) => {
    if (lab.entryMonth > 0 && lab.entryMonth < never) world.queue.schedule({ time: lab.entryMonth, kind: 'entry', entity: lab.name, cause: null, payload: { lab: i, accept: 0 } satisfies Candidate });
    if (lab.entryMonth >= never) scheduleCandidate(world, i, 0);
    if (lab.exitMonth < never) world.queue.schedule({ time: lab.exitMonth, kind: 'exit', entity: lab.name, cause: null, payload: i });
  });
}

function scheduleCandidate(world: World, lab: number, time: number): void {
  const stream = world.streams.entry[lab]!;
  const gap = exponential(stream.uniform()) / candidateRate.entry;
  world.queue.schedule({ time: time + gap, kind: 'entry', entity: world.settings.labs[lab]!.name, cause: null, payload: { lab, accept: stream.uniform() } satisfies Candidate });
}

/** A lab enters: at its date, or when capital that follows the market finds it. Its start is relative to the most capable lab of the day. */
export const onEntry: WorldHandler = (world, event) => {
  const { lab, accept } = event.payload as Candidate;
  const { settings, labs } = world;
  if (labs.present[lab] === 1 || world.membership.gone[lab] === 1) return;
  const waits = settings.labs[lab]!.entryMonth >= never;
  const market = marketSize(settings.market, event.time) / settings.market.size;
  const rate = Math.min(candidateRate.entry, settings.membership.entryRate * market);
  const comes = (!waits || accept * candidateRate.entry < rate) && !world.suppressed.includes(event.id);
  if (!comes) {
    if (waits) scheduleCandidate(world, lab, event.time);
    return;
  }
  let top = -Infinity;
  for (let i = 0; i < settings.labs.length; i++) if (labs.present[i] === 1) top = Math.max(top, capabilityAt(world, i, event.time));
  const gap = world.base.labs[lab]!.capability;
  labs.nextCapability[lab] = top === -Infinity ? gap : top + gap;
  enter(world, lab, event.time, event.id, null, [
    { name: 'behind the most capable', value: -gap },
    ...(waits ? [{ name: 'rate of entry', value: rate }, { name: 'market over the start', value: market },
      { name: 'ln rate at the start', value: log(settings.membership.entryRate) }, { name: 'ln market over the start', value: log(rate / settings.membership.entryRate) }] : []),
  ]);
};

/** A lab leaves for good at its date; the last lab stays. */
export const onExit: WorldHandler = (world, event) => {
  const lab = event.payload as number;
  if (world.suppressed.includes(event.id)) return;
  const others = world.labs.present.reduce((sum, there) => sum + there, 0) - world.labs.present[lab]!;
  if (others === 0) return;
  world.membership.gone[lab] = 1;
  if (world.labs.present[lab] === 1) leave(world, lab, event.time, event.id, null, [{ name: 'labs left', value: others }]);
};

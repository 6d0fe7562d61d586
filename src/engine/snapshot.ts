import { EventQueue, type EventQueueState } from '../core/events/index.ts';
import { restoreStream, type Stream, type StreamState } from '../core/random/index.ts';
import { expandLabs } from '../model/labs/population.ts';
import { currentSettings } from '../model/levers/current.ts';
import { schedulePolicies } from '../model/levers/events.ts';
import type { Scenario } from '../model/settings.ts';
import { priorities, type World } from '../model/world/world.ts';

type Live = 'queue' | 'streams' | 'emit' | 'base' | 'settings' | 'suppressed';

/** A world as plain data: what is not derived from the scenario. */
export interface WorldSnapshot extends Omit<World, Live> {
  readonly queue: EventQueueState;
  readonly streams: {
    readonly accident: readonly StreamState[];
    readonly inspection: readonly StreamState[];
    readonly deployment: readonly StreamState[];
    readonly picture: readonly StreamState[];
    readonly decision: StreamState;
  };
}

/** A copy of the world that shares nothing with it. */
export function snapshotWorld(world: World): WorldSnapshot {
  const { queue, streams, emit: _emit, base: _base, settings: _settings, suppressed: _suppressed, ...plain } = world;
  const states = (list: readonly Stream[]): StreamState[] => list.map((stream) => stream.state());
  return structuredClone({
    ...plain,
    queue: queue.snapshot(),
    streams: { accident: states(streams.accident), inspection: states(streams.inspection), deployment: states(streams.deployment), picture: states(streams.picture), decision: streams.decision.state() },
  });
}

/** The world of a snapshot, under `scenario`: the snapshot's own, or one whose policies begin with the same ones. */
export function restoreWorld(
  snapshot: WorldSnapshot, original: Scenario, scenario: Scenario, suppressed: readonly string[], emit: World['emit'],
): World {
  const base = { ...scenario, labs: expandLabs(original) };
  const { queue, streams, ...plain } = structuredClone(snapshot);
  const restored = (list: readonly StreamState[]): Stream[] => list.map(restoreStream);
  const world: World = {
    ...plain,
    base, settings: base, suppressed, emit,
    queue: EventQueue.restore(priorities, queue),
    streams: { accident: restored(streams.accident), inspection: restored(streams.inspection), deployment: restored(streams.deployment), picture: restored(streams.picture), decision: restoreStream(streams.decision) },
  };
  const { stale, policyCost } = world;
  currentSettings(world);
  Object.assign(world, { stale, policyCost });
  schedulePolicies(world, original.policies.length);
  return world;
}

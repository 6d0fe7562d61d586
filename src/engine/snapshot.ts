import { EventQueue, type EventQueueState } from '../core/events/index.ts';
import { restoreStream, type Stream, type StreamState } from '../core/random/index.ts';
import { expandLabs } from '../model/labs/population.ts';
import { settingsInForce } from '../model/levers/in-force.ts';
import { schedulePolicies } from '../model/levers/events.ts';
import type { Scenario } from '../model/settings.ts';
import { priorities, type World, type WorldStreams } from '../model/world/world.ts';

type Live = 'queue' | 'streams' | 'emit' | 'base' | 'settings' | 'suppressed';

/** A world as plain data: what is not derived from the scenario. */
export interface WorldSnapshot extends Omit<World, Live> {
  readonly queue: EventQueueState;
  readonly streams: { readonly [Kind in keyof WorldStreams]: WorldStreams[Kind] extends Stream ? StreamState : readonly StreamState[] };
}

/** A copy of the world that shares nothing with it. */
export function snapshotWorld(world: World): WorldSnapshot {
  const { queue, streams, emit: _emit, base: _base, settings: _settings, suppressed: _suppressed, ...plain } = world;
  return structuredClone({
    ...plain,
    queue: queue.snapshot(),
    streams: mapped<Stream, StreamState>(streams, (stream) => stream.state()) as unknown as WorldSnapshot['streams'],
  });
}

/** The world of a snapshot, under `scenario`: the snapshot's own, or one whose policies begin with the same ones. */
export function restoreWorld(
  snapshot: WorldSnapshot, original: Scenario, scenario: Scenario, suppressed: readonly string[], emit: World['emit'],
): World {
  const base = { ...scenario, labs: expandLabs(original) };
  const { queue, streams, ...plain } = structuredClone(snapshot);
  const world: World = {
    ...plain,
    base, settings: base, suppressed, emit,
    queue: EventQueue.restore(priorities, queue),
    streams: mapped<StreamState, Stream>(streams, restoreStream) as unknown as WorldStreams,
  };
  world.settings = settingsInForce(world);
  schedulePolicies(world, original.policies.length);
  return world;
}

/** Every stream, whether it stands alone or one a lab, by kind. */
function mapped<From, To>(streams: object, map: (stream: From) => To): Record<string, To | To[]> {
  return Object.fromEntries(Object.entries(streams as Readonly<Record<string, From | readonly From[]>>).map(([kind, value]) => [kind, Array.isArray(value) ? (value as From[]).map(map) : map(value as From)]));
}

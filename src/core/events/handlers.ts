import type { EventKind, PendingEvent } from './event.ts';

/** Does what an event does to the world. */
export type Handler<World> = (world: World, event: PendingEvent) => void;

/** One handler by kind of event, as a mechanism declares it. */
export type HandlerTable<World> = Readonly<Record<EventKind, Handler<World>>>;

/** The handlers of all mechanisms. A map: kinds are looked up several hundred times a run, and an object would also find what it inherits. */
export type Handlers<World> = ReadonlyMap<EventKind, Handler<World>>;

/** Joins the tables of several mechanisms; a kind may have one handler only. */
export function joinHandlers<World>(...tables: readonly HandlerTable<World>[]): Handlers<World> {
  const joined = new Map<EventKind, Handler<World>>();
  for (const table of tables) {
    for (const kind of Object.keys(table)) {
      if (joined.has(kind)) throw new Error(`internal: two handlers for events of kind ${kind}`);
      joined.set(kind, table[kind]!);
    }
  }
  return joined;
}

/** Hands the event to the handler of its kind. */
export function dispatch<World>(handlers: Handlers<World>, world: World, event: PendingEvent): void {
  const handler = handlers.get(event.kind);
  if (handler === undefined) throw new Error(`internal: no handler for event ${event.id} of kind ${event.kind}`);
  handler(world, event);
}

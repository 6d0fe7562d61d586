import type { EventKind, PendingEvent } from './event.ts';

/** Does what an event does to the world. */
export type Handler<World> = (world: World, event: PendingEvent) => void;

/** One handler by kind of event. */
export type HandlerTable<World> = Readonly<Record<EventKind, Handler<World>>>;

/** Joins the tables of several mechanisms; a kind may have one handler only. */
export function joinHandlers<World>(...tables: readonly HandlerTable<World>[]): HandlerTable<World> {
  const joined: Record<EventKind, Handler<World>> = {};
  for (const table of tables) {
    for (const kind of Object.keys(table)) {
      if (Object.hasOwn(joined, kind)) throw new Error(`internal: two handlers for events of kind ${kind}`);
      joined[kind] = table[kind]!;
    }
  }
  return joined;
}

/** Hands the event to the handler of its kind. */
export function dispatch<World>(table: HandlerTable<World>, world: World, event: PendingEvent): void {
  if (!Object.hasOwn(table, event.kind)) throw new Error(`internal: no handler for event ${event.id} of kind ${event.kind}`);
  table[event.kind]!(world, event);
}

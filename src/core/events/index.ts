export { eventId, type EventKind, type PendingEvent, type Severity, type SimulationEvent, type Term } from './event.ts';
export { dispatch, joinHandlers, type Handler, type Handlers, type HandlerTable } from './handlers.ts';
export { compareEvents } from './order.ts';
export { EventQueue, type EventQueueState, type EventRequest } from './queue.ts';

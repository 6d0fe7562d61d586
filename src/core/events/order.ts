import { compareText } from '../compare.ts';
import type { PendingEvent } from './event.ts';

/** The order in which things happen: by time, priority, kind, entity, n (contract, Results). Never 0 for two different events. */
export function compareEvents(a: PendingEvent, b: PendingEvent): number {
  if (a.time !== b.time) return a.time < b.time ? -1 : 1;
  if (a.priority !== b.priority) return a.priority < b.priority ? -1 : 1;
  return compareText(a.kind, b.kind) || compareText(a.entity, b.entity) || (a.n < b.n ? -1 : a.n > b.n ? 1 : 0);
}

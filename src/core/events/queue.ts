import { compareText } from '../compare.ts';
import { eventId, type EventKind, type PendingEvent } from './event.ts';
import { compareEvents } from './order.ts';

/** What a caller says about an event to come; the queue adds id, n and priority. */
export interface EventRequest {
  readonly time: number;
  readonly kind: EventKind;
  readonly entity: string;
  readonly cause: string | null;
  readonly payload?: unknown;
}

/** The queue as plain JSON: pending events in their order, and how many of each (kind, entity) there have been. */
export interface EventQueueState {
  readonly pending: readonly PendingEvent[];
  readonly counts: readonly { readonly kind: EventKind; readonly entity: string; readonly count: number }[];
}

/** What the queue knows of a kind: its priority, and how many events there have been by entity. */
interface Kind {
  readonly priority: number;
  readonly counts: Map<string, number>;
}

/**
 * The pending-event set: a binary heap in the order of `compareEvents`. Cancelled and moved events stay in the heap as `dead` and are
 * skipped when they surface (lazy deletion). Scheduling and taking out, which a run does hundreds of times, cost O(log n); finding an event
 * by its id, which hardly any run does, costs O(n) and no index that all others would have to keep.
 */
export class EventQueue {
  private readonly kinds: ReadonlyMap<EventKind, Kind>;
  private heap: PendingEvent[] = [];
  private readonly dead = new Set<PendingEvent>();

  constructor(priorities: Readonly<Record<EventKind, number>>) {
    this.kinds = new Map(Object.entries(priorities).map(([kind, priority]) => [kind, { priority, counts: new Map() }]));
  }

  get size(): number {
    return this.heap.length - this.dead.size;
  }

  /** Adds an event and gives it its id. What never happens is not scheduled: the time must be finite (JSON has no infinity). */
  schedule(request: EventRequest): PendingEvent {
    const { time, kind, entity, cause } = request;
    const known = this.kinds.get(kind);
    if (known === undefined) throw new Error(`internal: no priority for events of kind ${kind}`);
    if (!Number.isFinite(time)) throw new Error(`internal: event ${kind} of ${entity} scheduled at time ${time}`);
    const n = known.counts.get(entity) ?? 0;
    known.counts.set(entity, n + 1);
    const event = { id: eventId(kind, entity, n), cause, time, priority: known.priority, kind, entity, n, payload: request.payload ?? null };
    this.insert(event);
    return event;
  }

  /** Takes an event out; false when it is not pending (any more). */
  cancel(id: string): boolean {
    const event = this.get(id);
    if (event === undefined) return false;
    this.dead.add(event);
    this.compact();
    return true;
  }

  /** Moves a pending event to another time; it keeps id, n and cause. */
  reschedule(id: string, time: number): PendingEvent {
    const event = this.get(id);
    if (event === undefined) throw new Error(`internal: event ${id} cannot be moved, it is not pending`);
    if (!Number.isFinite(time)) throw new Error(`internal: event ${id} moved to time ${time}`);
    const moved = { ...event, time };
    this.dead.add(event);
    this.insert(moved);
    this.compact();
    return moved;
  }

  /** The pending event of that id, if there is one. */
  get(id: string): PendingEvent | undefined {
    return this.heap.find((event) => event.id === id && !this.dead.has(event));
  }

  /** The next event, left in place. */
  peek(): PendingEvent | undefined {
    for (;;) {
      const top = this.heap[0];
      if (top === undefined || this.dead.size === 0 || !this.dead.delete(top)) return top;
      this.removeTop();
    }
  }

  /** The next event, taken out. */
  pop(): PendingEvent | undefined {
    const event = this.peek();
    if (event !== undefined) this.removeTop();
    return event;
  }

  /** The same queue content gives the same snapshot, whatever order it was built in. Payloads are shared, not copied. */
  snapshot(): EventQueueState {
    const counts = [...this.kinds].flatMap(([kind, known]) => [...known.counts].map(([entity, count]) => ({ kind, entity, count })));
    counts.sort((a, b) => compareText(a.kind, b.kind) || compareText(a.entity, b.entity));
    return { pending: this.pending(), counts };
  }

  static restore(priorities: Readonly<Record<EventKind, number>>, state: EventQueueState): EventQueue {
    const queue = new EventQueue(priorities);
    for (const event of state.pending) queue.insert(event);
    for (const { kind, entity, count } of state.counts) queue.kinds.get(kind)?.counts.set(entity, count);
    return queue;
  }

  private pending(): PendingEvent[] {
    return this.heap.filter((event) => !this.dead.has(event)).sort(compareEvents);
  }

  private insert(event: PendingEvent): void {
    const heap = this.heap;
    let index = heap.push(event) - 1;
    while (index > 0) {
      const parent = (index - 1) >> 1;
      if (compareEvents(heap[parent]!, event) <= 0) break;
      heap[index] = heap[parent]!;
      index = parent;
    }
    heap[index] = event;
  }

  private removeTop(): void {
    const heap = this.heap;
    const last = heap.pop()!;
    if (heap.length === 0) return;
    let index = 0;
    for (;;) {
      let child = 2 * index + 1;
      if (child >= heap.length) break;
      if (child + 1 < heap.length && compareEvents(heap[child + 1]!, heap[child]!) < 0) child++;
      if (compareEvents(last, heap[child]!) <= 0) break;
      heap[index] = heap[child]!;
      index = child;
    }
    heap[index] = last;
  }

  /** Dead entries may not pile up: the heap is rebuilt when they outnumber the living. A sorted array is a heap. */
  private compact(): void {
    if (this.heap.length <= 64 || this.heap.length <= 2 * this.size) return;
    this.heap = this.pending();
    this.dead.clear();
  }
}

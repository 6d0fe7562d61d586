import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareEvents, EventQueue, eventId, type PendingEvent } from '../../../src/core/events/index.ts';

const priorities = { entry: 0, policy: 1, accident: 2, hire: 2, round: 5, record: 9 };
const kinds = Object.keys(priorities) as (keyof typeof priorities)[];
const queueOf = (): EventQueue => new EventQueue(priorities);
const drain = (queue: EventQueue): PendingEvent[] => {
  const events: PendingEvent[] = [];
  for (let event = queue.pop(); event !== undefined; event = queue.pop()) events.push(event);
  return events;
};

describe('order of events', () => {
  it('goes by time, priority, kind, entity and n', () => {
    const queue = queueOf();
    const at = (time: number, kind: string, entity: string): string => queue.schedule({ time, kind, entity, cause: null }).id;
    at(2, 'entry', 'a');
    at(1, 'record', 'a');
    at(1, 'hire', 'a');
    at(1, 'accident', 'b');
    at(1, 'accident', 'b');
    at(1, 'accident', 'a');
    at(1, 'entry', 'z');
    expect(drain(queue).map((event) => event.id)).toEqual([
      'entry/z/0', 'accident/a/0', 'accident/b/0', 'accident/b/1', 'hire/a/0', 'record/a/0', 'entry/a/0',
    ]);
  });

  it('compares texts by code units and counts as numbers', () => {
    const event = (entity: string, n: number): PendingEvent =>
      ({ id: eventId('hire', entity, n), cause: null, time: 0, priority: 2, kind: 'hire', entity, n, payload: null });
    expect(compareEvents(event('Z', 0), event('a', 0))).toBeLessThan(0);
    expect(compareEvents(event('a', 9), event('a', 10))).toBeLessThan(0);
    expect(compareEvents(event('a', 9), event('a', 9))).toBe(0);
  });
});

describe('event queue', () => {
  it('numbers each pair of kind and entity by itself, so that nothing else shifts an id', () => {
    const queue = queueOf();
    const id = (kind: string, entity: string): string => queue.schedule({ time: 0, kind, entity, cause: null }).id;
    expect([id('hire', 'a'), id('accident', 'a'), id('hire', 'a'), id('hire', 'b')]).toEqual(['hire/a/0', 'accident/a/0', 'hire/a/1', 'hire/b/0']);
    queue.pop();
    expect(id('hire', 'a')).toBe('hire/a/2');
  });

  it('keeps id, cause and payload of a moved event and forgets its old time', () => {
    const queue = queueOf();
    const { id } = queue.schedule({ time: 1, kind: 'policy', entity: 'x', cause: 'entry/y/0', payload: { lever: 'cap' } });
    queue.schedule({ time: 2, kind: 'entry', entity: 'y', cause: null });
    queue.reschedule(id, 3);
    queue.reschedule(id, 4);
    queue.reschedule(id, 3);
    expect(queue.size).toBe(2);
    expect(drain(queue).map((event) => [event.id, event.time])).toEqual([['entry/y/0', 2], ['policy/x/0', 3]]);
  });

  it('cancels once, and a cancelled event can neither be moved nor come up', () => {
    const queue = queueOf();
    const { id } = queue.schedule({ time: 1, kind: 'hire', entity: 'a', cause: null });
    expect(queue.cancel(id)).toBe(true);
    expect(queue.cancel(id)).toBe(false);
    expect(() => queue.reschedule(id, 2)).toThrow('hire/a/0 cannot be moved');
    expect(queue.size).toBe(0);
    expect(queue.pop()).toBeUndefined();
    expect(queue.schedule({ time: 1, kind: 'hire', entity: 'a', cause: null }).id).toBe('hire/a/1');
  });

  it('refuses what cannot be ordered or saved', () => {
    const queue = queueOf();
    expect(() => queue.schedule({ time: 1, kind: 'unheard', entity: 'a', cause: null })).toThrow('no priority for events of kind unheard');
    expect(() => queue.schedule({ time: 1, kind: 'toString', entity: 'a', cause: null })).toThrow('no priority');
    expect(() => queue.schedule({ time: Infinity, kind: 'hire', entity: 'a', cause: null })).toThrow('at time Infinity');
    const { id } = queue.schedule({ time: 1, kind: 'hire', entity: 'a', cause: null });
    expect(() => queue.reschedule(id, NaN)).toThrow('to time NaN');
    expect(queue.get(id)?.time).toBe(1);
  });

  type Step = { do: 'schedule' | 'pop' | 'cancel' | 'reschedule'; time: number; kind: number; entity: string; pick: number };
  const step: fc.Arbitrary<Step> = fc.record({
    do: fc.constantFrom('schedule', 'schedule', 'schedule', 'pop', 'cancel', 'reschedule'),
    time: fc.nat(12),
    kind: fc.nat(kinds.length - 1),
    entity: fc.constantFrom('a', 'b', 'lab/c'),
    pick: fc.nat(1000),
  });

  it('does what a sorted list does, under any sequence of steps, also when it is saved and restored on the way', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 200 }), fc.nat(200), (steps, restoreAt) => {
        let queue = queueOf();
        let list: PendingEvent[] = [];
        steps.forEach((action, index) => {
          if (index === restoreAt) queue = EventQueue.restore(priorities, JSON.parse(JSON.stringify(queue.snapshot())));
          const target = list[action.pick % Math.max(1, list.length)];
          if (action.do === 'schedule') {
            list.push(queue.schedule({ time: action.time, kind: kinds[action.kind]!, entity: action.entity, cause: null }));
          } else if (action.do === 'pop') {
            list.sort(compareEvents);
            expect(queue.peek()).toEqual(list[0]);
            expect(queue.pop()).toEqual(list.shift());
          } else if (target !== undefined && action.do === 'cancel') {
            expect(queue.cancel(target.id)).toBe(true);
            list = list.filter((event) => event !== target);
          } else if (target !== undefined) {
            queue.reschedule(target.id, action.time);
            list = list.map((event) => (event === target ? { ...event, time: action.time } : event));
          }
          expect(queue.size).toBe(list.length);
        });
        expect(queue.snapshot().pending).toEqual(list.slice().sort(compareEvents));
        expect(drain(queue)).toEqual(list.sort(compareEvents));
      }),
      { numRuns: 500 },
    );
  });

  it('does not keep what was moved over and over', () => {
    const queue = queueOf();
    const ids = Array.from({ length: 50 }, (_, i) => queue.schedule({ time: i, kind: 'hire', entity: `e${i}`, cause: null }).id);
    for (let round = 0; round < 200; round++) for (const id of ids) queue.reschedule(id, (round * 7) % 31);
    expect((queue as unknown as { heap: unknown[] }).heap.length).toBeLessThan(200);
    expect(drain(queue)).toHaveLength(50);
  });

  it('saves the same content the same way, whatever order it was filled in', () => {
    const fill = (order: readonly number[]): EventQueue => {
      const queue = queueOf();
      for (const i of order) queue.schedule({ time: i % 3, kind: kinds[i]!, entity: 'a', cause: null });
      return queue;
    };
    expect(fill([0, 1, 2, 3]).snapshot()).toEqual(fill([3, 1, 0, 2]).snapshot());
  });
});

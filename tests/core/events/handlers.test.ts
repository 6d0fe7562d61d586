import { describe, expect, it } from 'vitest';
import { dispatch, joinHandlers, type HandlerTable, type PendingEvent } from '../../../src/core/events/index.ts';

const event = (kind: string): PendingEvent => ({ id: `${kind}/a/0`, cause: null, time: 1, priority: 2, kind, entity: 'a', n: 0, payload: null });

describe('handlers by kind', () => {
  const hire: HandlerTable<string[]> = { hire: (log, { id }) => void log.push(id) };
  const leak: HandlerTable<string[]> = { leak: (log) => void log.push('leak') };

  it('hands each event to the handler of its kind', () => {
    const log: string[] = [];
    const table = joinHandlers(hire, leak);
    dispatch(table, log, event('leak'));
    dispatch(table, log, event('hire'));
    expect(log).toEqual(['leak', 'hire/a/0']);
  });

  it('names the event whose kind nobody handles', () => {
    expect(() => dispatch(joinHandlers(hire), [], event('leak'))).toThrow('internal: no handler for event leak/a/0 of kind leak');
    expect(() => dispatch(joinHandlers(hire), [], event('constructor'))).toThrow('no handler');
  });

  it('refuses two handlers for one kind', () => {
    expect(() => joinHandlers(hire, hire)).toThrow('two handlers for events of kind hire');
  });
});

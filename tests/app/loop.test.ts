import { describe, expect, it } from 'vitest';
import { createLoop } from '../../src/app/state/loop.ts';

/** A loop whose frames, tasks and clock are the test's; what it did, in order. */
function setUp() {
  const frames: ((time: number) => void)[] = [];
  const tasks: (() => void)[] = [];
  const said: string[] = [];
  let clock = 0;
  const loop = createLoop({ frame: (callback) => void frames.push(callback), task: (callback) => void tasks.push(callback), now: () => clock });
  return {
    loop, said, frames, tasks,
    frame: (time: number) => frames.splice(0).forEach((callback) => callback(time)),
    task: () => tasks.shift()?.(),
    does: (name: string, ms: number, again = false) => (time: number): boolean => {
      said.push(`${name} ${time}`);
      clock += ms;
      return again;
    },
  };
}

describe('the loop of the page', () => {
  it('asks for one frame however often it is called, and for none when nothing wants another', () => {
    const { loop, frames, frame, does, said } = setUp();
    loop.onFrame('race', does('race', 0));
    loop.invalidate();
    loop.invalidate();
    expect(frames).toHaveLength(1);
    frame(16);
    expect(said).toEqual(['race 16']);
    expect(frames).toHaveLength(0);
    expect(loop.frames).toBe(1);
  });

  it('calls one listener at once where somebody waits, and the next ones with the frame', () => {
    const { loop, frame, does, said } = setUp();
    const [first, second] = [does('first', 0), does('second', 0)];
    loop.onFrame('chart', first);
    loop.onFrame('chart', second);
    loop.hurry(first);
    loop.hurry(second);
    expect(said).toEqual(['first 0']);
    frame(16);
    expect(said).toEqual(['first 0', 'first 16', 'second 16']);
    loop.hurry(second);
    expect(said.at(-1)).toBe('second 0');
  });

  it('gives the clock its turn first, then the charts, then the race, whoever came first', () => {
    const { loop, frame, does, said } = setUp();
    loop.onFrame('race', does('race', 0));
    loop.onFrame('chart', does('chart', 0));
    loop.onFrame('clock', does('clock', 0));
    loop.invalidate();
    frame(1);
    expect(said).toEqual(['clock 1', 'chart 1', 'race 1']);
  });

  it('leaves what comes after a drawing to tasks of their own, at the time of the same frame', () => {
    const { loop, frame, task, does, said, tasks, frames } = setUp();
    loop.onFrame('clock', does('clock', 0, true));
    loop.onFrame('chart', does('first chart', 12));
    loop.onFrame('chart', does('second chart', 12));
    loop.onFrame('race', does('race', 8));
    loop.invalidate();
    frame(5);
    expect(said).toEqual(['clock 5', 'first chart 5']);
    task();
    expect(said.slice(2)).toEqual(['second chart 5']);
    expect(frames).toHaveLength(0);
    task();
    expect(said.slice(3)).toEqual(['race 5']);
    expect(tasks).toHaveLength(0);
    // The clock wanted another frame; it comes once, when all have had their turn.
    expect(frames).toHaveLength(1);
  });

  it('passes over what has gone before its turn', () => {
    const { loop, frame, task, does, said } = setUp();
    loop.onFrame('chart', does('chart', 12));
    const stop = loop.onFrame('race', does('race', 8));
    loop.invalidate();
    frame(1);
    stop();
    task();
    expect(said).toEqual(['chart 1']);
  });
});

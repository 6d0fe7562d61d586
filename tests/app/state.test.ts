import { describe, expect, it } from 'vitest';
import { createAnnouncer } from '../../src/app/state/announce.ts';
import { commandFor } from '../../src/app/state/keyboard.ts';
import { createLoop } from '../../src/app/state/loop.ts';
import { startPlayback } from '../../src/app/state/playback.ts';
import { createSession, openScenario, resetLevers, seek, setLever, setNumber, step, strengthOf } from '../../src/app/state/session.ts';
import { createRunView } from '../../src/app/run/run-view.ts';
import { levers } from '../../src/model/levers/catalogue.ts';
import { loadScenario } from '../../src/scenario/parse.ts';
import { fakeRun } from './fake-run.ts';

const scenario = loadScenario('version: 1\nname: Plain\nhorizonMonths: 24\n');
const make = () => createSession([{ id: 'plain', name: 'Plain' }], levers, 'plain', scenario);
const pause = levers.find((lever) => lever.id === 'pause')!;

describe('the state of the page', () => {
  it('makes the current scenario of the shipped one and the levers, and resets to the very same', () => {
    const session = make();
    expect(session.changed.value).toBe(false);
    setLever(session, pause, 0.5);
    expect(session.current.value.policies).toHaveLength(1);
    expect(session.changed.value).toBe(true);
    setLever(session, pause, 0);
    expect(session.current.value).toBe(scenario);
    setLever(session, pause, 0.7);
    setNumber(session, 'race.decisiveness', 5);
    expect(session.current.value.race.decisiveness).toBe(5);
    resetLevers(session);
    expect(session.current.value).toBe(scenario);
    expect(strengthOf(session, pause)).toBe(0);
  });

  it('drops levers, results and the month when another scenario is opened', () => {
    const session = make();
    setLever(session, pause, 0.5);
    seek(session, 10);
    openScenario(session, 'other', loadScenario('version: 1\nname: Other\n'));
    expect([session.month.value, session.changed.value, session.run.value]).toEqual([0, false, null]);
  });

  it('steps on the grid and stays inside the horizon', () => {
    const session = make();
    seek(session, 4.3);
    step(session, 1);
    expect(session.month.value).toBe(5);
    seek(session, 4.3);
    step(session, -1);
    expect(session.month.value).toBe(4);
    step(session, -10);
    expect(session.month.value).toBe(0);
    step(session, 100);
    expect(session.month.value).toBe(24);
  });
});

describe('playing', () => {
  const setUp = () => {
    const session = make();
    session.run.value = createRunView(fakeRun([{ name: 'Aurora', columns: {} }], 25, 13), 1);
    const waiting: ((time: number) => void)[] = [];
    const loop = createLoop({ frame: (callback) => void waiting.push(callback), task: (callback) => callback(), now: () => 0 });
    startPlayback(session, loop);
    const frame = (time: number): void => waiting.splice(0).forEach((callback) => callback(time));
    return { session, frame, waiting };
  };

  it('does not start by itself and asks for no frame while paused', () => {
    const { session, waiting } = setUp();
    expect(session.playing.value).toBe(false);
    expect(waiting).toHaveLength(0);
  });

  it('moves by time and speed, and stops at the end of the run', () => {
    const { session, frame, waiting } = setUp();
    seek(session, 1);
    session.playing.value = true;
    frame(0);
    frame(1000);
    expect(session.month.value).toBeCloseTo(4, 9);
    session.speed.value = 2;
    frame(2000);
    expect(session.month.value).toBeCloseTo(10, 9);
    frame(9000);
    expect([session.month.value, session.playing.value]).toEqual([12, false]);
    frame(9016);
    expect(waiting).toHaveLength(0);
  });

  it('starts again from the beginning when it is at the end', () => {
    const { session } = setUp();
    seek(session, 12);
    session.playing.value = true;
    expect(session.month.value).toBe(0);
  });
});

describe('keys', () => {
  const key = (name: string, shift = false, modified = false) => ({ key: name, shift, modified });
  it('follow the map', () => {
    expect(commandFor(key(' '), 'page')).toEqual({ do: 'toggle' });
    expect(commandFor(key('ArrowRight', true), 'page')).toEqual({ do: 'step', by: 10 });
    expect(commandFor(key('['), 'page')).toEqual({ do: 'speed', by: -1 });
    expect(commandFor(key('E', true), 'page')).toEqual({ do: 'event', by: -1 });
    expect(commandFor(key('b'), 'page')).toEqual({ do: 'baseline' });
    expect(commandFor(key('3'), 'page')).toEqual({ do: 'select', lab: 2 });
  });
  it('are silent while typing and with a modifier, and leave a slider its arrows and a button its Space', () => {
    expect(commandFor(key('e'), 'text')).toBeNull();
    expect(commandFor(key('1', false, true), 'page')).toBeNull();
    expect(commandFor(key('ArrowLeft'), 'range')).toBeNull();
    expect(commandFor(key(' '), 'button')).toBeNull();
    expect(commandFor(key(' '), 'range')).toEqual({ do: 'toggle' });
  });
});

describe('the live region', () => {
  it('speaks at most once a second and then says only the newest', () => {
    let now = 0;
    const later: { at: number; call: () => void }[] = [];
    const announcer = createAnnouncer(() => now, (call, ms) => void later.push({ at: now + ms, call }));
    const heard: [number, string][] = [];
    announcer.spoken.subscribe((text) => text && heard.push([now, text]));
    for (; now < 5000; now += 50) {
      for (const due of later.filter((each) => each.at <= now)) {
        later.splice(later.indexOf(due), 1);
        due.call();
      }
      announcer.say(`at ${now}`);
    }
    expect(heard.length).toBeGreaterThan(3);
    heard.slice(1).forEach(([time], index) => expect(time - heard[index]![0]).toBeGreaterThanOrEqual(1000));
    expect(heard[1]![1]).toBe('at 950');
  });
});

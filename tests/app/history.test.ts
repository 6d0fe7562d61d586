import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createHistory, mostUndone, type Step } from '../../src/app/state/history.ts';
import { commandFor } from '../../src/app/state/keyboard.ts';
import { createLibrary } from '../../src/app/state/library.ts';
import { recall, readTrail } from '../../src/app/state/recall.ts';
import { startHistory } from '../../src/app/state/remember.ts';
import { createSession, openScenario, setLever } from '../../src/app/state/session.ts';
import { levers } from '../../src/model/levers/catalogue.ts';
import { loadScenario } from '../../src/scenario/parse.ts';

const first: Step = { scenario: 'plain', values: {} };
const at = (pause: number): Step => ({ scenario: 'plain', values: { pause } });

describe('the history of changes', () => {
  it('goes back to the first state and forth to the last, whatever was done', () => {
    fc.assert(fc.property(fc.array(fc.integer({ min: 0, max: 5 }), { maxLength: 60 }), (strengths) => {
      const history = createHistory({ steps: [first], at: 0 });
      for (const strength of strengths) history.record(at(strength), null);
      const last = history.trail.value.steps.at(-1);
      let undone = 0;
      while (history.undo()) undone++;
      // Each state that differs from the one before it is a step.
      expect(undone).toBe(strengths.filter((strength, index) => strength !== strengths[index - 1]).length);
      expect(history.trail.value.steps[history.trail.value.at]).toEqual(first);
      expect(history.canUndo.value).toBe(false);
      while (history.redo()) continue;
      expect(history.trail.value.steps[history.trail.value.at]).toEqual(last);
      expect(history.canRedo.value).toBe(false);
    }), { numRuns: 100 });
  });

  it('makes one step of a drag, none of one that came back, and two of two drags', () => {
    const history = createHistory({ steps: [first], at: 0 });
    for (const strength of [0.1, 0.2, 0.3]) history.record(at(strength), 'drag pause');
    expect(history.trail.value.steps).toEqual([first, at(0.3)]);
    history.seal();
    for (const strength of [0.4, 0.5]) history.record(at(strength), 'drag pause');
    expect(history.trail.value.steps).toEqual([first, at(0.3), at(0.5)]);
    history.seal();
    for (const step of [at(0.6), at(0.5)]) history.record(step, 'drag pause');
    expect(history.trail.value.steps).toEqual([first, at(0.3), at(0.5)]);
  });

  it('forgets what was undone once something else is done, and keeps a hundred steps back', () => {
    const history = createHistory({ steps: [first], at: 0 });
    history.record(at(1), null);
    history.record(at(2), null);
    history.undo();
    history.record(at(3), null);
    expect(history.trail.value.steps).toEqual([first, at(1), at(3)]);
    for (let strength = 4; strength < 200; strength++) history.record(at(strength), null);
    let back = 0;
    while (history.undo()) back++;
    expect(back).toBe(mostUndone);
  });

  it('reads back only what is a trail', () => {
    const good = { steps: [first, at(1)], at: 1 };
    expect(readTrail(JSON.parse(JSON.stringify(good)), () => true)).toEqual(good);
    for (const bad of [null, 7, {}, { steps: [], at: 0 }, { ...good, at: 2 }, { ...good, at: -1 }, { steps: [null], at: 0 }, { steps: [{ scenario: 'x', values: { pause: 'y' } }], at: 0 }]) {
      expect(readTrail(bad, () => true)).toBeNull();
    }
    expect(readTrail(good, (step) => step.values['pause'] === undefined)).toBeNull();
  });
});

describe('the history across a reload', () => {
  const scenario = loadScenario('version: 1\nname: Plain\n');
  const open = () => {
    const session = createSession([{ id: 'plain', name: 'Plain' }], levers, 'plain', scenario);
    const library = createLibrary(session.entries, scenario, () => Promise.reject(new Error('not here')));
    return { session, library };
  };
  const storage = (room = Infinity) => {
    const kept = new Map<string, string>();
    const write = (name: string, text: string): boolean => text.length <= room && kept.set(name, text) !== undefined;
    return { read: (name: string) => kept.get(name) ?? null, write };
  };
  const sound = (body: unknown) => Promise.resolve(body as typeof scenario);
  const rest = () => new Promise((resolve) => setTimeout(resolve, 300));
  const pause = levers.find((lever) => lever.id === 'pause')!;

  it('finds steps and own scenarios again', async () => {
    const place = storage();
    const one = open();
    startHistory(one.session, one.library, place, null);
    setLever(one.session, pause, 0.5);
    const own = { ...scenario, name: 'Mine' };
    one.library.add('own-1', own);
    openScenario(one.session, 'own-1', own);
    await rest();
    const two = open();
    const trail = await recall(two.session, two.library, place, sound);
    expect(trail!.steps).toEqual([first, at(0.5), { scenario: 'own-1', values: {} }]);
    expect(trail!.at).toBe(2);
    expect((await two.library.get('own-1')).name).toBe('Mine');
    expect(two.library.entries().map((entry) => entry.name)).toEqual(['Plain', 'Mine']);
  });

  it('finds all steps where there is room, else the present state, never one from before', async () => {
    for (const [room, steps] of [[1e6, 61], [2000, 11], [150, 1]] as const) {
      const place = storage(room);
      const one = open();
      const history = startHistory(one.session, one.library, place, null);
      for (let step = 1; step <= 60; step++) {
        setLever(one.session, pause, step / 100);
        history.seal();
        if (step === 1) await rest();
      }
      await rest();
      const two = open();
      const trail = (await recall(two.session, two.library, place, sound))!;
      expect(trail.steps[trail.at]).toEqual(at(0.6));
      expect(trail.steps).toHaveLength(steps);
    }
  });

  it('finds the strength of a lever again that a shipped scenario brings, though the page has not fetched it yet', async () => {
    const brings = loadScenario('version: 1\nname: Brings\nlevers: [{ id: grant, maximum: 5, changes: [{ path: race.threshold, operation: multiply, intercept: 1, slope: 0.1 }] }]\n');
    const page = () => {
      const session = createSession([{ id: 'plain', name: 'Plain' }, { id: 'brings', name: 'Brings' }], levers, 'plain', scenario);
      return { session, library: createLibrary(session.entries, scenario, () => Promise.resolve(brings)) };
    };
    const place = storage();
    const one = page();
    startHistory(one.session, one.library, place, null);
    openScenario(one.session, 'brings', await one.library.get('brings'), { grant: 3 });
    await rest();
    const two = page();
    expect((await recall(two.session, two.library, place, sound))?.steps).toEqual([first, { scenario: 'brings', values: { grant: 3 } }]);
    place.write('history', place.read('history')!.replace('"grant":3', '"grant":6'));
    expect(await recall(two.session, two.library, place, sound)).toBeNull();
  });

  it('does without what it cannot read: other text, unknown levers, strengths out of range, scenarios that are not there', async () => {
    for (const text of ['', '{', '7', '{"version":2}', ...[{ pause: 99 }, { nothing: 1 }].map((values) => JSON.stringify({ version: 1, own: {}, trail: { at: 0, steps: [{ scenario: 'plain', values }] } })),
      JSON.stringify({ version: 1, own: {}, trail: { at: 0, steps: [{ scenario: 'gone', values: {} }] } })]) {
      const place = storage();
      place.write('history', text);
      const { session, library } = open();
      expect(await recall(session, library, place, sound)).toBeNull();
    }
  });
});

describe('the keys of the history', () => {
  it('are Ctrl+Z and Shift+Ctrl+Z, not while typing', () => {
    const key = (name: string, shift = false) => ({ key: name, shift, modified: true, control: true });
    expect(commandFor(key('z'), 'page')).toEqual({ do: 'undo' });
    expect(commandFor(key('Z', true), 'range')).toEqual({ do: 'redo' });
    expect(commandFor(key('z'), 'text')).toBeNull();
    expect(commandFor({ key: 'z', shift: false, modified: true }, 'page')).toBeNull();
  });
});

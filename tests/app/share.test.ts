import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readLink } from '../../src/app/share/open-link.ts';
import { ownId } from '../../src/app/share/own-id.ts';
import { linkOf, stateOf } from '../../src/app/share/make-link.ts';
import { openScenario, seek } from '../../src/app/state/session.ts';
import { levers } from '../../src/model/levers/catalogue.ts';
import { canonicalJson } from '../../src/scenario/canonical.ts';
import { encodeLink } from '../../src/scenario/link.ts';
import { fresh, pageIn, shipped, states } from './random-states.ts';

describe('a link to the screen', () => {
  it('opens on a fresh page in the very same state, whatever the state', async () => {
    await fc.assert(fc.asyncProperty(states, async (state) => {
      const one = await pageIn(state);
      const link = linkOf(one.session, one.library)!;

      const two = fresh();
      const opened = await readLink(link, two.session, two.library);
      expect(opened.notice).toBeNull();
      openScenario(two.session, opened.step!.scenario, await two.library.get(opened.step!.scenario), opened.step!.values);
      seek(two.session, opened.month);
      two.session.selected.value = opened.lab;
      two.session.runIndex.value = opened.run;
      two.session.face.value = opened.face;
      two.session.charts.value = opened.charts;
      two.session.pair.value = opened.step!.pair ?? null;
      expect(canonicalJson(two.session.current.value)).toBe(canonicalJson(one.session.current.value));
      expect(stateOf(two.session, two.library)).toEqual(stateOf(one.session, one.library));
      expect(two.session.scenarioId.value).toBe(one.session.scenarioId.value);
    }), { numRuns: 200 });
  }, 240_000);

  it('is short for a shipped scenario, and under 2,000 signs with all levers moved', () => {
    const { session, library } = fresh();
    session.values.value = Object.fromEntries(levers.map((lever) => [lever.id, (lever.minimum + lever.maximum) / 3]));
    expect(linkOf(session, library)!.length).toBeLessThan(2000);
    const scenario = { ...shipped[0]![1], seed: 'another' };
    openScenario(session, ownId(scenario), scenario);
    // A scenario of one's own is in the link whole, defaults included: long, and the dialog says so.
    expect(linkOf(session, library)!.length).toBeLessThan(6000);
  });

  const good = { model: '0.1.0', scenario: 'frontier', seed: 'frontier', levers: {}, month: 3, lab: 0 };
  it.each([
    ['an unknown key', { ...good, extra: 1 }, 'unknown setting “extra”'],
    ['a key that means something to JavaScript', JSON.parse('{"model":"0.1.0","scenario":"frontier","seed":"frontier","levers":{},"month":3,"lab":0,"__proto__":{"a":1}}') as object, 'unknown setting'],
    ['an unknown scenario', { ...good, scenario: 'nowhere' }, 'unknown scenario'],
    ['a path for a scenario', { ...good, scenario: '../../etc/passwd' }, 'unknown scenario'],
    ['an unknown lever', { ...good, levers: { constructor: 1 } }, 'unknown lever'],
    ['a strength out of range', { ...good, levers: { pause: 2 } }, 'out of range'],
    ['a strength that is text', { ...good, levers: { pause: '0.5' } }, '“pause” is not a number'],
    ['a number out of range', { ...good, levers: { 'race.decisiveness': -1 } }, 'out of its range'],
    ['a number of a lab that is not there', { ...good, levers: { 'labs.40.compute': 5 } }, 'unknown lever or number “labs.40.compute”'],
    ['a step that does not divide the horizon', { ...good, levers: { stepMonths: 5 } }, 'does not go together'],
    ['a horizon before a policy of the scenario begins', { ...good, scenario: { version: 1, policies: [{ lever: 'pause', start: 40 }] }, levers: { horizonMonths: 24 } }, 'does not go together'],
    ['a month out of range', { ...good, month: -1 }, 'month'],
    ['a lab that is no number', { ...good, lab: 'first' }, 'lab'],
    ['one chart', { ...good, charts: ['debt'] }, 'no such charts'],
    ['a chart twice', { ...good, charts: ['debt', 'debt'] }, 'no such charts'],
    ['a chart of anything', { ...good, charts: ['debt', 'constructor'] }, 'no such charts'],
    ['a list', [good], 'not a state'],
    ['nothing', null, 'not a state'],
    ['a scenario with a fault', { ...good, scenario: { version: 1, horizonMonths: -3 } }, 'its scenario'],
    ['a scenario with an unknown key', { ...good, scenario: { version: 1, extra: true } }, 'its scenario'],
    ['a scenario of a million labs', { ...good, scenario: { version: 1, labs: [{ name: 'A', count: 1e6 }] } }, 'its scenario'],
  ])('is refused with a reason for %s', async (_what, value, reason) => {
    const { session, library } = fresh();
    const opened = await readLink(encodeLink(value)!, session, library);
    expect(opened.step).toBeNull();
    expect(opened.notice).toContain(reason);
    expect(opened.notice).toContain('The default scenario is shown');
  });

  it('of another model version opens and says so', async () => {
    const { session, library } = fresh();
    const opened = await readLink(encodeLink({ ...good, model: '0.0.9' })!, session, library);
    expect(opened.step).toEqual({ scenario: 'frontier', values: {} });
    expect(opened.notice).toContain('0.0.9');
  });

  it('keeps month and lab within a scenario that has fewer', async () => {
    const { session, library } = fresh();
    const opened = await readLink(encodeLink({ ...good, month: 500, lab: 900 })!, session, library);
    expect([opened.month, opened.lab]).toEqual([72, 4]);
  });
});
